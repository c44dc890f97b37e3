package org.listeningpost.narrative;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticClients;
import org.listeningpost.elastic.SchemaBootstrap;
import org.listeningpost.narrative.analysis.LocalAnalyzers;
import org.listeningpost.narrative.match.StandingRules;
import org.listeningpost.narrative.match.StandingSet;
import org.listeningpost.narrative.match.TagSet;
import org.listeningpost.query.QueryLimits;
import org.listeningpost.query.QueryParser;
import org.listeningpost.testing.ElasticExtension;

@ExtendWith(ElasticExtension.class)
final class PostTaggerIT {
    private static final String SET = "some-set";

    @Test
    void a_set_is_made_anew_only_where_it_changed(ElasticClients clients, IndexNames names) {
        new SchemaBootstrap(clients.requests(), names, Clock.systemUTC(), 0).apply();
        SetVersion version = new SetVersion(clients.requests(), names, SET);
        StandingQueryCheck check = new StandingQueryCheck(
                new QueryParser(QueryLimits.DEFAULT), query -> StandingRules.check(query, "narrative"), "narrative");
        StandingSet sets = new StandingSet(LocalAnalyzers.bundled());
        AtomicInteger made = new AtomicInteger();
        Function<List<StandingSet.Member>, TagSet> compiler = members -> {
            made.incrementAndGet();
            return sets.of(members);
        };
        AtomicReference<Map<String, String>> stored = new AtomicReference<>(Map.of("a", "garlic", "b", "("));
        try (PostTagger tagger = PostTagger.start(
                SET,
                version,
                check,
                () -> new PostTagger.Candidates(stored.get(), compiler),
                (post, tags, at) -> post)) {
            long announced = version.raise();
            tagger.refresh();
            assertEquals(announced, tagger.setVersion());
            assertEquals(1, made.get(), "as when a title was changed");
            assertEquals(1, tagger.broken());
            stored.set(Map.of("a", "garlic", "b", "garden"));
            version.raise();
            tagger.refresh();
            assertEquals(2, made.get());
            assertEquals(2, tagger.size());
            assertEquals(0, tagger.broken());
        }
    }
}
