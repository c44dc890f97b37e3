package org.listeningpost.ingest.feed;

import io.javalin.http.Context;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.listeningpost.config.Feeds.Source;
import org.listeningpost.http.Router;
import org.listeningpost.http.Routes;
import org.listeningpost.security.Role;

/** {@code GET /v1/feeds}: how the sources fare that are asked again and again. */
final class FeedRoutes implements Routes {
    private final FeedIndex index;
    private final List<Source> sources;

    FeedRoutes(FeedIndex index, List<Source> sources) {
        this.index = index;
        this.sources = sources;
    }

    @Override
    public void register(Router router) {
        router.get("/v1/feeds", Set.of(Role.OPERATOR), this::list);
    }

    private void list(Context context) {
        Map<String, FeedIndex.Health> health = new HashMap<>();
        index.all().forEach(entry -> health.put(entry.id(), entry.health()));
        List<Map<String, @Nullable Object>> feeds = new ArrayList<>();
        for (Source source : sources) {
            FeedIndex.Health known = health.getOrDefault(source.id(), FeedIndex.Health.NEW);
            Map<String, @Nullable Object> feed = new LinkedHashMap<>();
            feed.put("id", source.id());
            feed.put("kind", source.kind());
            feed.put("status", statusOf(known));
            feed.put("problem", known.problem());
            feed.put("failures", known.failures());
            feed.put("last_success", text(known.lastSuccess()));
            feed.put("last_attempt", text(known.lastAttempt()));
            feed.put("resume_at", text(known.resumeAt()));
            feed.put("received", known.received());
            feed.put("stored", known.stored());
            feeds.add(feed);
        }
        context.json(Map.of("feeds", feeds));
    }

    private static String statusOf(FeedIndex.Health health) {
        return health.failures() > 0 ? "failing" : health.lastSuccess() == null ? "waiting" : "ok";
    }

    private static @Nullable String text(@Nullable Instant moment) {
        return moment == null ? null : moment.toString();
    }
}
