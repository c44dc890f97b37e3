package org.listeningpost.cli;

import java.util.List;
import java.util.Map;
import org.listeningpost.ingest.IngestSummary;

/** What became of a file that was sent several times: what an earlier time stored is unchanged the next, and counts once. */
final class RepeatedSummary {
    /** As many times in a row may bring nothing. */
    private static final int STALLED_MAX = 4;

    private static final IngestSummary NOTHING =
            new IngestSummary(0, 0, 0, 0, 0, 0, List.of(), 0, Map.of(), List.of(), false, 0);

    private IngestSummary last = NOTHING;
    private long indexed;
    private long updated;
    private long erased;
    private long stored = -1;
    private int stalled;

    void add(IngestSummary summary) {
        last = summary;
        indexed += summary.indexed();
        updated += summary.updated();
        erased += summary.erased();
        long now = summary.indexed() + summary.updated() + summary.unchanged() + summary.erased();
        stalled = now > stored ? 0 : stalled + 1;
        stored = Math.max(stored, now);
    }

    /** Whether something is left over and the last times brought something. */
    boolean isWorthAnother() {
        return !last.isComplete() && stalled < STALLED_MAX;
    }

    IngestSummary summary() {
        long before = indexed - last.indexed() + updated - last.updated() + erased - last.erased();
        return new IngestSummary(
                last.received(),
                indexed,
                updated,
                Math.max(0, last.unchanged() - before),
                erased,
                last.rejected(),
                last.errors(),
                last.errorsOmitted(),
                last.rejections(),
                last.notWritten(),
                last.allUnreadable(),
                last.tookMillis());
    }
}
