package org.listeningpost.trend.report;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.listeningpost.trend.Emergences;

/** Something that was judged. */
sealed interface RiseItem {
    Emergences.Finding finding();

    /** Null where it is no topic, which may be one about places. */
    @Nullable
    String topic();

    /** @param cells null where nothing is kept back */
    Map<String, Object> shown(@Nullable SmallCells cells);

    /** A word, a hashtag or a topic. */
    record Term(Candidate candidate, Emergences.Finding finding) implements RiseItem {
        @Override
        public @Nullable String topic() {
            return candidate.kind() == Candidate.Kind.TOPIC ? candidate.value() : null;
        }

        @Override
        public Map<String, Object> shown(@Nullable SmallCells cells) {
            Map<String, Object> item = new LinkedHashMap<>();
            item.put("kind", Keywords.of(candidate.kind()));
            item.put("value", candidate.value());
            item.put("query", candidate.query());
            RiseAnswer.putFigures(item, finding, cells);
            return item;
        }
    }

    /** Questions about a topic. */
    record Gap(GapIndex.Topic asked, Emergences.Finding finding) implements RiseItem {
        @Override
        public String topic() {
            return asked.id();
        }

        @Override
        public Map<String, Object> shown(@Nullable SmallCells cells) {
            Map<String, Object> item = new LinkedHashMap<>();
            item.put("topic", asked.id());
            item.put("gap", asked.officialPosts() == 0);
            RiseAnswer.putFigures(item, finding, cells);
            item.put("official_posts", RiseAnswer.count(asked.officialPosts(), cells));
            Instant last = asked.lastOfficialPost();
            // The time of the last of few posts is that of one.
            item.put("last_official_post", last == null || cells != null ? null : last.toString());
            return item;
        }
    }
}
