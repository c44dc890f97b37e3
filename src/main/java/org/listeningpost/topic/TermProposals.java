package org.listeningpost.topic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.listeningpost.narrative.analysis.LocalAnalyzers;
import org.listeningpost.narrative.analysis.LocalToken;
import org.listeningpost.query.Query;
import org.listeningpost.search.WordAggregation;

/**
 * Words that set some posts apart from the others and that a query does not have yet. A word comes out only if at least
 * {@link #POSTS_MIN} different texts of as many authors have it, so that no name and no rare string does. Thread-safe.
 */
final class TermProposals {
    /** Small cells say who it was. */
    static final int POSTS_MIN = 5;

    static final int SIZE_MAX = 100;
    /** Posts of each shard whose words are compared: enough for the words, few enough to be quick. */
    private static final int SAMPLED = 2_000;

    /** Of what was asked for, since words that the query has and rare ones fall away. */
    private static final int CANDIDATES = 4;

    private static final String METHOD =
            "JLH score of Elasticsearch's significant_text, (fg - bg) * fg / bg, where fg is the"
                    + " share of the sampled posts with the word and bg that of the background; at most " + SAMPLED
                    + " posts of each shard are sampled, copied passages count once. Left out: words that the query has, "
                    + WordAggregation.LEFT_OUT + ", and words of fewer than " + POSTS_MIN
                    + " different texts or authors.";

    private final TopicPosts posts;
    private final LocalAnalyzers analyzers;

    TermProposals(TopicPosts posts, LocalAnalyzers analyzers) {
        this.posts = posts;
        this.analyzers = analyzers;
    }

    /**
     * What is asked.
     *
     * @param which the posts that are looked at
     * @param known the query whose words are not proposed; null where there is none
     * @param background null for all posts
     */
    record Request(
            ObjectNode which,
            @Nullable Query known,
            @Nullable ObjectNode background,
            int size) {}

    ObjectNode of(Request request) {
        JsonNode sample = candidates(request).at("/aggregations/sample");
        Set<String> known = request.known() == null ? Set.of() : stems(request.known());
        List<JsonNode> fitting = new ArrayList<>();
        for (JsonNode bucket : WordAggregation.words(sample, POSTS_MIN)) {
            String term = bucket.path("key").asText();
            if (analyzers.stems(term).stream().noneMatch(known::contains)) {
                fitting.add(bucket);
            }
        }
        ObjectNode answer = posts.body();
        answer.remove("size");
        answer.put("method", METHOD);
        answer.put("min_posts", POSTS_MIN);
        answer.put("sampled_posts", sample.path("doc_count").asLong());
        answer.put("background_posts", sample.at("/words/bg_count").asLong());
        ArrayNode terms = answer.putArray("proposals");
        JsonNode counted = fitting.isEmpty() ? posts.body() : count(request.which(), fitting);
        for (int i = 0; i < fitting.size() && terms.size() < request.size(); i++) {
            JsonNode bucket = fitting.get(i);
            String term = bucket.path("key").asText();
            JsonNode count = counted.at("/aggregations/terms/buckets").path("w" + i);
            if (isCommon(count)) {
                terms.addObject()
                        .put("term", term)
                        .put("posts", count.path("doc_count").asLong())
                        .put("sampled", bucket.path("doc_count").asLong())
                        .put("background", bucket.path("bg_count").asLong())
                        .put("score", bucket.path("score").asDouble());
            }
        }
        return answer;
    }

    private JsonNode candidates(Request request) {
        ObjectNode body = posts.body();
        body.set("query", request.which());
        ObjectNode sample = body.putObject("aggs").putObject("sample");
        sample.putObject("sampler").put("shard_size", SAMPLED);
        ObjectNode background = request.background();
        sample.set(
                "aggs",
                WordAggregation.of(
                        CANDIDATES * request.size(), POSTS_MIN, background == null ? null : background.toString()));
        return posts.search(body);
    }

    /** Exactly, over all posts: how many have the word, in how many different texts, by how many authors. */
    private JsonNode count(ObjectNode which, List<JsonNode> candidates) {
        ObjectNode body = posts.body();
        body.set("query", which);
        ObjectNode terms = body.putObject("aggs").putObject("terms");
        ObjectNode filters = terms.putObject("filters").putObject("filters");
        for (int i = 0; i < candidates.size(); i++) {
            filters.putObject("w" + i)
                    .putObject("term")
                    .put(WordAggregation.FIELD, candidates.get(i).path("key").asText());
        }
        ObjectNode inside = terms.putObject("aggs");
        inside.putObject("texts").putObject("cardinality").put("field", "fingerprint");
        inside.putObject("authors").putObject("cardinality").put("field", "author.key");
        return posts.search(body);
    }

    /** Reviews and surveys may have no author at all; then different texts have to do. */
    private static boolean isCommon(JsonNode count) {
        long authors = count.at("/authors/value").asLong();
        return count.at("/texts/value").asLong() >= POSTS_MIN && (authors == 0 || authors >= POSTS_MIN);
    }

    private Set<String> stems(Query query) {
        Set<String> stems = new HashSet<>();
        collect(query, stems);
        return stems;
    }

    private void collect(Query query, Set<String> stems) {
        switch (query) {
            case Query.And and -> and.clauses().forEach(clause -> collect(clause, stems));
            case Query.Or or -> or.clauses().forEach(clause -> collect(clause, stems));
            case Query.Not not -> {
                // What is left out is no word of the topic.
            }
            case Query.Near near -> {
                near.left().forEach(term -> add(term.text(), stems));
                near.right().forEach(term -> add(term.text(), stems));
            }
            case Query.Term term -> add(term.text(), stems);
            case Query.Exact exact -> add(exact.text(), stems);
            case Query.Prefix prefix -> add(prefix.text(), stems);
            case Query.Hashtag hashtag -> add(hashtag.tag(), stems);
            case Query.Leaf leaf -> {
                // no words
            }
        }
    }

    private void add(String text, Set<String> stems) {
        analyzers.tokens("lp_text", text.toLowerCase(Locale.ROOT)).stream()
                .map(LocalToken::text)
                .forEach(stems::add);
    }
}
