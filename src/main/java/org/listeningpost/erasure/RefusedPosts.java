package org.listeningpost.erasure;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.DocumentRewriter;
import org.listeningpost.elastic.ElasticRequests;

/**
 * The dead letters: posts that the engine refused, and that name their authors all the same. Elasticsearch finds them by the
 * id of the post only, since the post itself is what could not be indexed; by author they are read. Thread-safe.
 */
final class RefusedPosts {
    private final DocumentRewriter letters;

    /** @param indexer the user that writes dead letters */
    RefusedPosts(ElasticRequests indexer, IndexNames names) {
        this.letters = new DocumentRewriter(indexer, names.deadLetters());
    }

    /** Whose posts were refused, as far as they were when all of them were read. */
    record ByAuthor(Map<String, Set<String>> posts) {
        boolean names(String author) {
            return posts.containsKey(author);
        }

        Set<String> authors() {
            return posts.keySet();
        }

        /** Ids of the posts of these authors. */
        Set<String> of(Collection<String> authors) {
            Set<String> ids = new TreeSet<>();
            authors.forEach(author -> ids.addAll(posts.getOrDefault(author, Set.of())));
            return ids;
        }
    }

    /** Reads all of them: for many authors once. */
    ByAuthor byAuthor() {
        Map<String, Set<String>> posts = new HashMap<>();
        letters.refresh();
        letters.read(DocumentRewriter.everything(), letter -> {
            JsonNode author = letter.at("/document/author");
            for (String field : List.of("key", "account_key")) {
                if (author.has(field)) {
                    posts.computeIfAbsent(author.path(field).asText(), name -> new HashSet<>())
                            .add(letter.path("id").asText());
                }
            }
        });
        return new ByAuthor(posts);
    }

    /** Which of these posts were refused. */
    Set<String> of(Set<String> posts) {
        Set<String> ids = new TreeSet<>();
        letters.refresh();
        letters.read(
                DocumentRewriter.anyOf(Map.of("id", posts)),
                letter -> ids.add(letter.path("id").asText()));
        return ids;
    }

    /** Removes those with these ids; how many there were. */
    long forget(Set<String> posts) {
        if (posts.isEmpty()) {
            return 0;
        }
        letters.refresh();
        return letters.remove(DocumentRewriter.anyOf(Map.of("id", posts)), letter -> true);
    }
}
