package org.listeningpost.search;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.listeningpost.http.Json;

/** Writes the API's answer around the posts, which are copied byte by byte. One instance for each answer. */
final class SearchAnswer {
    private static final JsonStringEncoder QUOTE = JsonStringEncoder.getInstance();

    private final ByteArrayOutputStream out;
    private final SearchPlan plan;
    private final HitReader hits;

    private SearchAnswer(SearchPlan plan, HitReader hits) {
        this.plan = plan;
        this.hits = hits;
        this.out = new ByteArrayOutputStream(hits.body().length + 512);
    }

    static byte[] write(SearchPlan plan, HitReader hits, long tookMillis) {
        return new SearchAnswer(plan, hits).write(tookMillis);
    }

    /** How many posts, or, collapsed, how many groups of them: exactly up to a bound, estimated above. */
    static long totalOf(SearchPlan plan, HitReader hits) {
        return plan.view().isCollapsed() ? groups(hits) : hits.total();
    }

    private static long groups(HitReader hits) {
        JsonNode aggregations = hits.aggregations();
        return areGroupsCounted(hits)
                ? aggregations.at("/counted/count").asLong()
                : aggregations.at("/estimated/value").asLong();
    }

    private static boolean areGroupsCounted(HitReader hits) {
        return hits.aggregations().at("/groups/sum_other_doc_count").asLong(-1) == 0;
    }

    private byte[] write(long tookMillis) {
        raw("{\"total\":{\"value\":").raw(Long.toString(totalOf(plan, hits))).raw(",\"relation\":\"");
        raw(plan.view().isCollapsed() && !areGroupsCounted(hits) ? "approx" : "eq")
                .raw("\"},\"interpreted\":");
        quoted(plan.criteria().interpreted())
                .raw(",\"notes\":")
                .raw(Json.mapper().valueToTree(plan.criteria().notes()).toString())
                .raw(",\"hits\":[");
        boolean isFirst = true;
        for (FoundPost post : hits.posts()) {
            raw(isFirst ? "" : ",");
            isFirst = false;
            writePost(post);
        }
        raw("]");
        if (!plan.view().facets().isEmpty()) {
            writeFacets();
        }
        String cursor = cursor();
        raw(",\"cursor\":").raw(cursor == null ? "null" : "\"" + cursor + "\"");
        raw(",\"took_ms\":").raw(Long.toString(tookMillis)).raw("}");
        return out.toByteArray();
    }

    private void writePost(FoundPost post) {
        raw("{\"id\":");
        quoted(post.id());
        if (post.score() != null) {
            raw(",\"score\":").raw(post.score());
        }
        raw(",\"post\":");
        out.write(hits.body(), post.start(), post.end() - post.start());
        JsonNode highlight = post.highlight();
        if (plan.view().isHighlighted()) {
            raw(",\"highlights\":").raw(highlight == null ? "{}" : joined(highlight.toString()));
        }
        raw("}");
    }

    /** A hashtag that is found whole is marked part by part; marks in a post's own text are escaped. */
    private static String joined(String highlights) {
        return highlights.replace("</mark><mark>", "");
    }

    private void writeFacets() {
        raw(",\"facets\":{");
        List<SearchPlan.Facet> facets = plan.view().facets();
        for (int i = 0; i < facets.size(); i++) {
            raw(i == 0 ? "" : ",");
            quoted(facets.get(i).name()).raw(":[");
            boolean isFirst = true;
            for (JsonNode bucket : hits.aggregations().path("f" + i).path("buckets")) {
                raw(isFirst ? "" : ",").raw("{\"value\":");
                isFirst = false;
                quoted(bucket.path(bucket.has("key_as_string") ? "key_as_string" : "key")
                                .asText())
                        .raw(",\"count\":")
                        .raw(bucket.path("doc_count").asText())
                        .raw("}");
            }
            raw("]");
        }
        raw("}");
    }

    /** Null on the last page: there are fewer posts than would fit. */
    private @Nullable String cursor() {
        if (hits.posts().isEmpty() || hits.posts().size() < plan.size()) {
            return null;
        }
        if (plan.view().isCollapsed()) {
            int passed = plan.place() instanceof SearchCursor.Place.Offset offset ? offset.groups() : 0;
            int groups = passed + hits.posts().size();
            return groups >= totalOf(plan, hits) && areGroupsCounted(hits)
                    ? null
                    : new SearchCursor(plan.digest(), new SearchCursor.Place.Offset(groups)).encode();
        }
        FoundPost last = hits.posts().getLast();
        return new SearchCursor(plan.digest(), new SearchCursor.Place.After(last.sortValue(), last.id())).encode();
    }

    private SearchAnswer quoted(String text) {
        out.write('"');
        out.writeBytes(QUOTE.quoteAsUTF8(text));
        out.write('"');
        return this;
    }

    private SearchAnswer raw(String json) {
        out.writeBytes(json.getBytes(StandardCharsets.UTF_8));
        return this;
    }
}
