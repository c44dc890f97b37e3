package org.listeningpost.ingest.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.listeningpost.ingest.source.TableColumns.Column;

/** The entries of a file with what became of their records. Thread-safe: outcomes come from the writer's threads. */
final class EntryList {
    private final List<Counts> entries = new ArrayList<>();
    private final Map<String, Integer> byName = new HashMap<>();
    private final Places places = new Places();
    private int current = -1;

    /** What can become of a record. */
    enum Outcome {
        INDEXED,
        UPDATED,
        UNCHANGED,
        REJECTED,
        ERASED
    }

    private static final class Counts {
        private final String name;
        private String type;
        private long headingRow;
        private List<Column> columns = List.of();
        private long read;
        private final long[] outcomes = new long[Outcome.values().length];

        Counts(String name, String type) {
            this.name = name;
            this.type = type;
        }

        EntryAccount account() {
            return new EntryAccount(
                    name,
                    type,
                    headingRow,
                    columns,
                    read,
                    outcomes[Outcome.INDEXED.ordinal()],
                    outcomes[Outcome.UPDATED.ordinal()],
                    outcomes[Outcome.UNCHANGED.ordinal()],
                    outcomes[Outcome.REJECTED.ordinal()],
                    outcomes[Outcome.ERASED.ordinal()]);
        }
    }

    /** What follows is about this entry; it may have been there before. */
    synchronized void enter(String name, String type) {
        Integer known = byName.putIfAbsent(name, entries.size());
        if (known == null) {
            entries.add(new Counts(name, type));
        }
        current = known == null ? entries.size() - 1 : known;
    }

    synchronized void heading(long row, List<Column> columns) {
        entries.get(current).headingRow = row;
        entries.get(current).columns = columns;
    }

    /** The record at that place of the stream was read there. */
    synchronized void read(long position, long row) {
        places.add(position, current, row);
        entries.get(current).read++;
    }

    synchronized void settled(long position, Outcome outcome) {
        if (!entries.isEmpty()) {
            entries.get(places.find(position).entry()).outcomes[outcome.ordinal()]++;
        }
    }

    synchronized Place place(long position) {
        return places.find(position);
    }

    synchronized String nameOf(Place place) {
        return entries.isEmpty() ? "" : entries.get(place.entry()).name;
    }

    synchronized List<EntryAccount> accounts() {
        return entries.stream().map(Counts::account).toList();
    }
}
