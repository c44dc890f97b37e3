package org.listeningpost.ingest.pseudonym;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticReply;
import org.listeningpost.elastic.ElasticRequests;
import org.listeningpost.post.Author;

/**
 * Tells what a pseudonym that stands in a query or a note is called today. Nothing beside it says which key it was made
 * with; but its successor under the right one is the name of a post's author, or of somebody who is mentioned, and no
 * other is. To be asked after the posts have their new names.
 */
public final class RenamedPseudonyms {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int ASKED_TOGETHER = 500;

    private final ElasticRequests requests;
    private final IndexNames names;
    private final KeyRing ring;

    public RenamedPseudonyms(ElasticRequests requests, IndexNames names, KeyRing ring) {
        this.requests = requests;
        this.names = names;
        this.ring = ring;
    }

    /**
     * What became of names.
     *
     * @param renamed today's name by the earlier one
     * @param unknown of the form of a pseudonym, and nobody's: neither as they are nor under a later key
     */
    public record Answer(Map<String, String> renamed, Set<String> unknown) {}

    public Answer of(Collection<String> some) {
        Map<String, String> origins = new HashMap<>();
        Set<String> unknown = new TreeSet<>();
        for (String name : some) {
            if (Author.isPseudonym(name)) {
                unknown.add(name);
                origins.put(name, name);
                for (String keyId : ring.earlierIds()) {
                    String successor = ring.renew(name, keyId);
                    if (successor != null) {
                        origins.put(successor, name);
                    }
                }
            }
        }
        Map<String, String> renamed = new HashMap<>();
        for (String found : inPosts(List.copyOf(origins.keySet()))) {
            String origin = origins.getOrDefault(found, found);
            unknown.remove(origin);
            if (!origin.equals(found)) {
                renamed.put(origin, found);
            }
        }
        return new Answer(renamed, unknown);
    }

    private Set<String> inPosts(List<String> wanted) {
        Set<String> found = new HashSet<>();
        for (int from = 0; from < wanted.size(); from += ASKED_TOGETHER) {
            found.addAll(asked(wanted.subList(from, Math.min(wanted.size(), from + ASKED_TOGETHER))));
        }
        return found;
    }

    /** Ids of posts have the same form in strict mode, and are no names that could be unknown. */
    private List<String> asked(List<String> wanted) {
        ObjectNode body = MAPPER.createObjectNode().put("size", wanted.size()).put("_source", false);
        body.putObject("query").putObject("ids").set("values", MAPPER.valueToTree(wanted));
        ObjectNode people = body.putObject("aggs").putObject("all");
        people.putObject("global");
        for (String field : List.of("author.key", "mentions")) {
            ObjectNode terms =
                    people.withObject("/aggs/" + field.replace('.', '_')).putObject("terms");
            terms.put("field", field).put("size", wanted.size()).set("include", MAPPER.valueToTree(wanted));
        }
        ElasticReply reply = requests.send(
                "POST",
                "/" + names.posts() + "/_search?allow_partial_search_results=false",
                body.toString().getBytes(StandardCharsets.UTF_8));
        if (!reply.isSuccess()) {
            throw new PseudonymsUnavailableException(
                    "Elasticsearch answered " + reply.status() + " to the question who has posts");
        }
        List<String> found = new ArrayList<>();
        for (String field : List.of("author_key", "mentions")) {
            for (JsonNode bucket : reply.json().at("/aggregations/all/" + field + "/buckets")) {
                found.add(bucket.path("key").asText());
            }
        }
        for (JsonNode hit : reply.json().at("/hits/hits")) {
            found.add(hit.path("_id").asText());
        }
        return found;
    }
}
