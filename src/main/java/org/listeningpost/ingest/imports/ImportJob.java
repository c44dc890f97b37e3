package org.listeningpost.ingest.imports;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file that was sent to be imported, and how far that is.
 *
 * @param version grows with every change
 * @param by the key that sent it
 * @param attempts how often somebody began to read it
 * @param bytes of the file as it was sent
 * @param spool the folder that has it, known to the instance that it belongs to
 * @param key to the file's bytes; null once they are gone
 */
record ImportJob(
        String id,
        long version,
        State state,
        String by,
        Instant createdAt,
        @Nullable Instant startedAt,
        Instant updatedAt,
        @Nullable Instant finishedAt,
        boolean cancelRequested,
        int attempts,
        long bytes,
        String spool,
        @Nullable String key,
        Order order,
        Progress progress,
        @Nullable Trouble error) {

    /** Where a file is on its way. */
    enum State {
        WAITING,
        RUNNING,
        DONE,
        CANCELLED,
        FAILED;

        @JsonValue
        String keyword() {
            return name().toLowerCase(Locale.ROOT);
        }

        boolean isOver() {
            return this == DONE || this == CANCELLED || this == FAILED;
        }
    }

    /**
     * How the file is to be read.
     *
     * @param format null: told by the content
     * @param map from the file's names to ours
     * @param createdAt of records that have no date
     * @param ratingMax of ratings that come without a scale
     * @param dateOrder which of two numbers is the day
     * @param dryRun whether nothing is to be stored
     */
    record Order(
            @Nullable String format,
            Map<String, String> map,
            String platform,
            @Nullable String lang,
            @Nullable Instant createdAt,
            @Nullable Double ratingMax,
            @Nullable String dateOrder,
            boolean dryRun) {
        Order {
            map = Map.copyOf(map);
        }

        @Override
        public String toString() {
            return "Order";
        }
    }

    /**
     * The account so far: {@code received = indexed + updated + unchanged + erased + rejected} when all is settled.
     *
     * @param bytesRead of the file; 0 where a parser reads it
     * @param rejections how many by field and code; known at the end
     * @param rejectedRows how many of the rejected can be had
     * @param entries of the file; known at the end
     * @param entriesOmitted how many more there were
     */
    record Progress(
            long bytesRead,
            long received,
            long indexed,
            long updated,
            long unchanged,
            long erased,
            long rejected,
            Map<String, Long> rejections,
            long rejectedRows,
            List<Entry> entries,
            long entriesOmitted) {
        static final Progress NONE = new Progress(0, 0, 0, 0, 0, 0, 0, Map.of(), 0, List.of(), 0);

        Progress {
            rejections = Map.copyOf(rejections);
            entries = List.copyOf(entries);
        }

        Progress withoutEntries() {
            return new Progress(
                    bytesRead,
                    received,
                    indexed,
                    updated,
                    unchanged,
                    erased,
                    rejected,
                    rejections,
                    rejectedRows,
                    List.of(),
                    entriesOmitted + entries.size());
        }
    }

    /**
     * One entry of a file; names and headings are redacted, for a heading may be part of a record.
     *
     * @param headingRow what stands above it was passed over; null where there is no heading
     */
    record Entry(
            String name,
            String type,
            @Nullable Long headingRow,
            List<Column> columns,
            long read,
            long indexed,
            long updated,
            long unchanged,
            long rejected,
            long erased) {
        Entry {
            columns = List.copyOf(columns);
        }
    }

    /**
     * One column of an entry.
     *
     * @param field ours; null where the column is not used
     * @param behind heading of a column that is preferred for the same field; null where there is none
     */
    record Column(
            String heading,
            @Nullable String field,
            @Nullable String behind) {}

    /** Why a file could not be taken, and what to do. */
    record Trouble(String code, String reason) {}

    static ImportJob of(String id, String by, Instant now, Spool.Kept kept, Order order) {
        return new ImportJob(
                id,
                1,
                State.WAITING,
                by,
                now,
                null,
                now,
                null,
                false,
                0,
                kept.bytes(),
                kept.spool(),
                kept.key(),
                order,
                Progress.NONE,
                null);
    }

    private ImportJob in(State next, Instant now, boolean isCancelRequested, int begun, Progress reached) {
        Instant started = next == State.RUNNING && startedAt == null ? now : startedAt;
        return new ImportJob(
                id,
                version + 1,
                next,
                by,
                createdAt,
                started,
                now,
                null,
                isCancelRequested,
                begun,
                bytes,
                spool,
                key,
                order,
                reached,
                error);
    }

    /** Read from its first row on: what is stored already meets itself. */
    ImportJob begun(Instant now) {
        return in(State.RUNNING, now, cancelRequested, attempts + 1, Progress.NONE);
    }

    /** In place of an attempt that ended for reasons outside of the file. */
    ImportJob begunAgain(Instant now) {
        return in(State.RUNNING, now, cancelRequested, Math.max(1, attempts), Progress.NONE);
    }

    ImportJob reaching(Instant now, Progress reached) {
        return in(State.RUNNING, now, cancelRequested, attempts, reached);
    }

    /** To be begun again later; not counted as an attempt, since the file was not at fault. */
    ImportJob waitingAgain(Instant now, Progress reached) {
        return in(State.WAITING, now, cancelRequested, Math.max(0, attempts - 1), reached);
    }

    ImportJob cancelRequested(Instant now) {
        return in(state, now, true, attempts, progress);
    }

    /** Nobody can read the file any more. */
    ImportJob over(State end, Instant now, Progress reached, @Nullable Trouble trouble) {
        return new ImportJob(
                id,
                version + 1,
                end,
                by,
                createdAt,
                startedAt,
                now,
                now,
                cancelRequested,
                attempts,
                bytes,
                spool,
                null,
                order,
                reached,
                trouble);
    }

    @Override
    public String toString() {
        return "ImportJob[" + id + ", " + state + "]";
    }
}
