package org.listeningpost.ingest.imports;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.listeningpost.elastic.WriteStatus;
import org.listeningpost.ingest.OutcomeListener;
import org.listeningpost.ingest.RecordError;
import org.listeningpost.ingest.imports.EntryList.Outcome;
import org.listeningpost.ingest.source.RawPost;

/** Counts outcomes by entry and gathers what was rejected, with its place in the file. Thread-safe. */
final class EntryOutcomes implements OutcomeListener {
    private final EntryList entries;
    private final Rejections rejections;

    /** Takes what is rejected; called under a lock, by one thread at a time. */
    interface Rejections {
        void add(Place place, String entry, RecordError error, @Nullable RawPost raw);

        default Rejections and(Rejections other) {
            return (place, entry, error, raw) -> {
                add(place, entry, error, raw);
                other.add(place, entry, error, raw);
            };
        }
    }

    EntryOutcomes(EntryList entries, Rejections rejections) {
        this.entries = entries;
        this.rejections = rejections;
    }

    @Override
    public void settled(long position, WriteStatus status) {
        switch (status) {
            case INDEXED -> entries.settled(position, Outcome.INDEXED);
            case UPDATED -> entries.settled(position, Outcome.UPDATED);
            case UNCHANGED -> entries.settled(position, Outcome.UNCHANGED);
            case REFUSED, UNAVAILABLE -> {
                // The one is told as a rejection, the other is not settled.
            }
        }
    }

    @Override
    public void erased(long position) {
        entries.settled(position, Outcome.ERASED);
    }

    @Override
    public void rejected(RecordError error, @Nullable RawPost raw) {
        entries.settled(error.index(), Outcome.REJECTED);
        Place place = entries.place(error.index());
        rejections.add(place, entries.nameOf(place), error, raw);
    }

    /** The first of the rejections in words. */
    static final class First implements Rejections {
        private static final int KEPT_MAX = 100;

        private final List<String> lines = new ArrayList<>();

        @Override
        public synchronized void add(Place place, String entry, RecordError error, @Nullable RawPost raw) {
            if (lines.size() < KEPT_MAX) {
                String row = place.row() > 0 ? "row " + place.row() : "";
                String where = entry.isEmpty() ? row : row.isEmpty() ? entry : entry + ", " + row;
                lines.add((where.isEmpty() ? "" : where + ": ") + error.field() + ": " + error.reason());
            }
        }

        synchronized List<String> lines() {
            return List.copyOf(lines);
        }
    }
}
