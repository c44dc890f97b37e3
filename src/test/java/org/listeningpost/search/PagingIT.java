package org.listeningpost.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.listeningpost.config.Config;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticClients;
import org.listeningpost.security.Caller;
import org.listeningpost.testing.ElasticExtension;

@ExtendWith(ElasticExtension.class)
class PagingIT {
    private static final int POSTS = 12_000;
    private static final Instant FIRST = Instant.parse("2026-02-20T00:00:00Z");

    @Test
    void a_walk_over_twelve_thousand_posts_sees_each_once_while_others_come_in(
            ElasticClients clients, IndexNames names) {
        try (SearchFixture api = new SearchFixture(clients, names)) {
            Set<String> written = write(api, "old", POSTS);
            Set<String> seen = new HashSet<>();
            String cursor = null;
            int pages = 0;
            do {
                ObjectNode request =
                        api.mapper.createObjectNode().put("query", "flu").put("size", 1_000);
                if (cursor != null) {
                    request.put("cursor", cursor);
                }
                JsonNode page = api.search(request.toString());
                for (JsonNode hit : page.path("hits")) {
                    assertTrue(seen.add(hit.path("id").asText()), "twice: " + hit.path("id"));
                }
                cursor = page.path("cursor").isNull()
                        ? null
                        : page.path("cursor").asText();
                write(api, "new" + pages++, 50);
            } while (cursor != null);
            assertTrue(seen.containsAll(written), "some were left out");
            assertTrue(pages > 12);

            JsonNode facets = api.search("{\"size\":0,\"facets\":[\"platform\"]}");
            long sum = 0;
            for (JsonNode each : facets.at("/facets/platform")) {
                sum += each.path("count").asLong();
            }
            assertEquals(facets.at("/total/value").asLong(), sum);
            assertEquals(POSTS + 50L * pages, sum);
        }
    }

    @Test
    void a_relative_date_is_one_moment_on_all_pages_of_a_walk(ElasticClients clients, IndexNames names) {
        try (SearchFixture api = new SearchFixture(clients, names)) {
            List<ObjectNode> posts = new ArrayList<>();
            for (int i = 0; i < 2_500; i++) {
                posts.add(api.post("p" + i, "flu", SearchFixture.NOW.minus(Duration.ofMinutes(1 + i % 600))));
            }
            api.index(posts);
            AtomicLong minutes = new AtomicLong();
            InstantSource hurried = () -> SearchFixture.NOW.plus(Duration.ofMinutes(minutes.getAndAdd(60)));
            SearchService search = new SearchService(
                    api.requests,
                    api.names,
                    Config.Limits.DEFAULT,
                    KnownNames.UNTOLD,
                    api.audited::add,
                    hurried.withZone(ZoneOffset.UTC));
            SearchPlan.Criteria criteria = search.planner()
                    .criteria(new SearchRequest(
                            "created:>now-12h", null, null, null, null, null, null, null, null, null));
            int walked = 0;
            try (PostScan scan = search.scan(criteria, new Caller("k-analyst", "analyst", Set.of()), "posts.export")) {
                for (PostScan.Page page = scan.next(); page != null; page = scan.next()) {
                    walked += page.size();
                    scan.advance(page);
                }
                assertEquals(scan.total(), walked);
            }
            assertEquals(2_500, walked);
        }
    }

    /** Many posts share a second, and some an instant: the id has to break the tie. */
    private static Set<String> write(SearchFixture api, String prefix, int count) {
        Set<String> ids = new HashSet<>();
        List<ObjectNode> batch = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String id = prefix + "-" + i;
            ids.add(id);
            Instant at = FIRST.plusSeconds((long) (i % 300) * 4_000);
            batch.add(api.post(id, "flu shot number " + i, at).put("platform", i % 3 == 0 ? "x" : "reddit"));
            if (batch.size() == 2_000) {
                api.index(batch);
                batch.clear();
            }
        }
        if (!batch.isEmpty()) {
            api.index(batch);
        }
        return ids;
    }
}
