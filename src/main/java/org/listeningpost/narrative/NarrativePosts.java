package org.listeningpost.narrative;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.listeningpost.http.Problem;
import org.listeningpost.http.ProblemException;
import org.listeningpost.http.TimeSpan;
import org.listeningpost.narrative.analysis.LocalAnalyzers;
import org.listeningpost.query.Query;
import org.listeningpost.search.ElasticCounts;
import org.listeningpost.search.ElasticQueries;
import org.listeningpost.search.WordAggregation;

/** What the posts of a narrative come to, counted by Elasticsearch. Thread-safe. */
final class NarrativePosts {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    /** Texts that are compared with each other, the newest. */
    private static final int COMPARED_MAX = 2_000;
    /** What is longer says the same as others in its beginning, or not at all. */
    private static final int COMPARED_CHARACTERS_MAX = 1_000;
    /** A text may have 100,000 characters, and they come whole. */
    private static final int COMPARED_AT_ONCE = 200;

    private static final int GROUPS_SHOWN = 10;
    private static final int TERMS = 25;
    private static final int TERM_POSTS_MIN = 3;
    private static final int GROUP_IDS_SHOWN = 5;

    private static final String CREATED = "created_at";
    private static final String HOUR = "hour";
    /** With the three tones in each, well under the 65,536 that Elasticsearch makes. */
    private static final int BUCKETS_MAX = 10_000;

    private final ElasticCounts elastic;
    private final ElasticQueries queries;
    private final NearDuplicates duplicates;
    private final CommonPhrases phrases;

    NarrativePosts(ElasticCounts elastic, ElasticQueries queries, LocalAnalyzers analyzers) {
        this.elastic = elastic;
        this.queries = queries;
        this.duplicates = new NearDuplicates(analyzers);
        this.phrases = new CommonPhrases(analyzers);
    }

    ObjectNode tagged(String narrative, TimeSpan span) {
        ObjectNode term = MAPPER.createObjectNode();
        term.putObject("term").put("narratives", narrative);
        return within(term, span);
    }

    ObjectNode matching(Query query, TimeSpan span) {
        try {
            return within(MAPPER.readTree(queries.json(query)), span);
        } catch (IOException e) {
            throw new UncheckedIOException("a compiled query is JSON", e);
        }
    }

    private static ObjectNode within(JsonNode which, TimeSpan span) {
        ObjectNode query = MAPPER.createObjectNode();
        ArrayNode filter = query.putObject("bool").putArray("filter");
        filter.add(which);
        if (span.from() != null || span.to() != null) {
            ObjectNode created = filter.addObject().putObject("range").putObject(CREATED);
            if (span.from() != null) {
                created.put("gte", span.from().toString());
            }
            if (span.to() != null) {
                created.put("lt", span.to().toString());
            }
        }
        return query;
    }

    /** Posts by time, with what people did with them and how they sounded. */
    ObjectNode timeline(ObjectNode query, String interval, String timeZone) {
        if (interval.equals(HOUR)) {
            requireFewHours(query);
        }
        ObjectNode body = counting(query);
        ObjectNode times = body.putObject("aggs").putObject("times");
        times.putObject("date_histogram")
                .put("field", CREATED)
                .put("calendar_interval", interval)
                .put("time_zone", timeZone)
                .put("min_doc_count", 0);
        ObjectNode inside = times.putObject("aggs");
        sum(inside, "engagement", "engagement.total");
        terms(inside, "sentiment", "sentiment.label", 3);
        JsonNode reply = elastic.ask(body);
        ObjectNode answer = MAPPER.createObjectNode();
        answer.set("total", reply.at("/hits/total/value"));
        answer.put("interval", interval).put("time_zone", timeZone);
        ArrayNode buckets = answer.putArray("buckets");
        for (JsonNode bucket : reply.at("/aggregations/times/buckets")) {
            ObjectNode each = buckets.addObject()
                    .put("from", bucket.path("key_as_string").asText())
                    .put("count", bucket.path("doc_count").asLong())
                    .put("engagement", bucket.at("/engagement/value").asLong());
            each.set("sentiment", counts(bucket.path("sentiment")));
        }
        return answer;
    }

    /** In days the twenty years that posts may have are few enough. */
    private void requireFewHours(ObjectNode query) {
        ObjectNode body = counting(query);
        bounds(body.putObject("aggs"));
        JsonNode found = elastic.ask(body).path("aggregations");
        double hours =
                (found.at("/last/value").asDouble() - found.at("/first/value").asDouble())
                        / Duration.ofHours(1).toMillis();
        if (hours > BUCKETS_MAX) {
            throw new ProblemException(Problem.badField(
                    "interval",
                    "too_many_buckets",
                    "These posts span %,d hours, and at most %,d are given at once: take interval=day, or narrow from and to."
                            .formatted((long) hours, BUCKETS_MAX)));
        }
    }

    /** How far it went, through whom and in which words. */
    ObjectNode spread(ObjectNode query) {
        ObjectNode body = counting(query);
        ObjectNode aggs = body.putObject("aggs");
        sum(aggs, "reach", "author.followers");
        for (String each : List.of("likes", "shares", "comments", "views", "total")) {
            sum(aggs, each, "engagement." + each);
        }
        aggs.putObject("people").putObject("cardinality").put("field", "author.key");
        bounds(aggs);
        terms(aggs, "platforms", "platform", 25);
        terms(aggs, "languages", "language", 25);
        terms(aggs, "sentiment", "sentiment.label", 3);
        terms(aggs, "domains", "domains", 20);
        terms(aggs, "hashtags", "hashtags", 20);
        terms(aggs, "authors", "author.key", 20);
        ObjectNode ofAuthor = ((ObjectNode) aggs.path("authors")).putObject("aggs");
        sum(ofAuthor, "engagement", "engagement.total");
        ofAuthor.putObject("followers").putObject("max").put("field", "author.followers");
        JsonNode reply = elastic.ask(body);
        JsonNode found = reply.path("aggregations");
        ObjectNode answer = MAPPER.createObjectNode();
        answer.set("total", reply.at("/hits/total/value"));
        answer.put("reach", found.at("/reach/value").asLong());
        answer.put("authors_estimated", found.at("/people/value").asLong());
        ObjectNode engagement = answer.putObject("engagement");
        for (String each : List.of("likes", "shares", "comments", "views", "total")) {
            engagement.put(each, found.path(each).path("value").asLong());
        }
        answer.put("first_at", found.at("/first/value_as_string").textValue());
        answer.put("last_at", found.at("/last/value_as_string").textValue());
        answer.set("first_post", firstPost(query));
        for (String each : List.of("platforms", "languages", "sentiment", "domains", "hashtags")) {
            answer.set(each, counts(found.path(each)));
        }
        ArrayNode authors = answer.putArray("top_authors");
        for (JsonNode bucket : found.at("/authors/buckets")) {
            authors.addObject()
                    .put("key", bucket.path("key").asText())
                    .put("count", bucket.path("doc_count").asLong())
                    .put("engagement", bucket.at("/engagement/value").asLong())
                    .put("followers", bucket.at("/followers/value").asLong());
        }
        answer.set("copies", copies(query));
        return answer;
    }

    private JsonNode firstPost(ObjectNode query) {
        ObjectNode body = MAPPER.createObjectNode().put("size", 1);
        body.set("query", query);
        body.putArray("_source").add("id").add(CREATED).add("platform");
        body.putArray("sort").addObject().put(CREATED, "asc");
        return elastic.ask(body).at("/hits/hits/0/_source");
    }

    /** Groups of copied and slightly changed texts. */
    private ObjectNode copies(ObjectNode query) {
        List<JsonNode> posts = compared(query, "id", "text", CREATED);
        List<List<Integer>> groups =
                duplicates.groups(posts.stream().map(NarrativePosts::textOf).toList());
        ObjectNode answer = MAPPER.createObjectNode().put("compared", posts.size());
        answer.put("copied", groups.stream().mapToInt(List::size).sum());
        ArrayNode shown = answer.putArray("groups");
        for (List<Integer> group : groups.subList(0, Math.min(GROUPS_SHOWN, groups.size()))) {
            // Newest first: the last is where it began, as far as was compared.
            ObjectNode each = shown.addObject()
                    .put("count", group.size())
                    .put("first_at", posts.get(group.getLast()).path(CREATED).asText())
                    .put("last_at", posts.get(group.getFirst()).path(CREATED).asText());
            ArrayNode ids = each.putArray("posts");
            for (int i = group.size() - 1; i >= 0 && ids.size() < GROUP_IDS_SHOWN; i--) {
                ids.add(posts.get(group.get(i)).path("id").asText());
            }
        }
        return answer;
    }

    /** The words that set these posts apart from the others, and the phrases that they repeat. */
    ObjectNode phrases(ObjectNode query) {
        ObjectNode answer = MAPPER.createObjectNode();
        answer.set("terms", terms(query));
        List<JsonNode> posts = compared(query, "text", "fingerprint");
        Set<String> groups = new HashSet<>();
        List<String> texts = posts.stream()
                // A text that was copied a hundred times says each phrase once.
                .filter(post -> groups.add(post.path("fingerprint").asText()))
                .map(NarrativePosts::textOf)
                .toList();
        answer.put("compared", texts.size());
        ArrayNode list = answer.putArray("phrases");
        phrases.of(texts)
                .forEach(phrase -> list.addObject().put("text", phrase.text()).put("posts", phrase.posts()));
        return answer;
    }

    ArrayNode terms(ObjectNode query) {
        ObjectNode body = counting(query);
        ObjectNode sample = body.putObject("aggs").putObject("sample");
        sample.putObject("sampler").put("shard_size", 500);
        sample.set("aggs", WordAggregation.of(TERMS, TERM_POSTS_MIN, null));
        ArrayNode terms = MAPPER.createArrayNode();
        JsonNode found = elastic.ask(body).at("/aggregations/sample");
        for (JsonNode bucket : WordAggregation.words(found, TERM_POSTS_MIN)) {
            terms.addObject()
                    .put("term", bucket.path("key").asText())
                    .put("posts", bucket.path("doc_count").asLong())
                    .put("score", bucket.path("score").asDouble());
        }
        return terms;
    }

    /** The newest posts, whole. */
    List<JsonNode> newest(ObjectNode query, int size) {
        ObjectNode body = MAPPER.createObjectNode().put("size", size).put("track_total_hits", false);
        body.set("query", query);
        body.putArray("sort").addObject().put(CREATED, "desc");
        List<JsonNode> posts = new ArrayList<>();
        elastic.ask(body).at("/hits/hits").forEach(hit -> posts.add(hit.path("_source")));
        return posts;
    }

    /** Some fields of the newest posts, and of texts the beginning; a few at a time, for texts may be long. */
    private List<JsonNode> compared(ObjectNode query, String... fields) {
        ObjectNode body =
                MAPPER.createObjectNode().put("size", COMPARED_AT_ONCE).put("track_total_hits", false);
        body.set("query", query);
        ArrayNode source = body.putArray("_source");
        for (String field : fields) {
            source.add(field);
        }
        ArrayNode sort = body.putArray("sort");
        sort.addObject().put(CREATED, "desc");
        sort.addObject().put("id", "asc");
        List<JsonNode> posts = new ArrayList<>();
        int found;
        do {
            JsonNode hits = elastic.ask(body).at("/hits/hits");
            for (JsonNode hit : hits) {
                ObjectNode post = (ObjectNode) hit.path("_source");
                posts.add(post.put("text", beginning(textOf(post))));
                body.set("search_after", hit.path("sort"));
            }
            found = hits.size();
        } while (found == COMPARED_AT_ONCE && posts.size() < COMPARED_MAX);
        return posts;
    }

    private static String beginning(String text) {
        if (text.length() <= COMPARED_CHARACTERS_MAX) {
            return text;
        }
        boolean isHalf = Character.isHighSurrogate(text.charAt(COMPARED_CHARACTERS_MAX - 1));
        return text.substring(0, COMPARED_CHARACTERS_MAX - (isHalf ? 1 : 0));
    }

    private static String textOf(JsonNode post) {
        return post.path("text").asText("");
    }

    private static ObjectNode counting(ObjectNode query) {
        ObjectNode body = MAPPER.createObjectNode().put("size", 0).put("track_total_hits", true);
        body.set("query", query);
        return body;
    }

    private static void bounds(ObjectNode aggs) {
        aggs.putObject("first").putObject("min").put("field", CREATED);
        aggs.putObject("last").putObject("max").put("field", CREATED);
    }

    private static void sum(ObjectNode aggs, String name, String field) {
        aggs.putObject(name).putObject("sum").put("field", field);
    }

    private static void terms(ObjectNode aggs, String name, String field, int size) {
        aggs.putObject(name)
                .putObject("terms")
                .put("field", field)
                .put("size", size)
                .put("shard_size", 1_000);
    }

    private static ArrayNode counts(JsonNode aggregation) {
        ArrayNode counts = MAPPER.createArrayNode();
        for (JsonNode bucket : aggregation.path("buckets")) {
            counts.addObject()
                    .put("value", bucket.path("key").asText())
                    .put("count", bucket.path("doc_count").asLong());
        }
        return counts;
    }
}
