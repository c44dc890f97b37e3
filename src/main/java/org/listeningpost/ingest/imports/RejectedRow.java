package org.listeningpost.ingest.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A row that was not taken, redacted, with the reason.
 *
 * @param position place in the stream of the job's records
 * @param post its id, where the row got so far
 * @param author pseudonym of its author, where it names one
 */
record RejectedRow(
        String job,
        long position,
        @Nullable String post,
        @Nullable String author,
        Content content) {

    /**
     * What is shown of it.
     *
     * @param entry path inside of the file, redacted; empty for the file itself
     * @param row 1-based, as the file has it; 0 where the entry as a whole is meant
     * @param withheld why title and text are not shown; null where they are, or there is none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Content(
            String entry,
            long row,
            String field,
            String code,
            String reason,
            @Nullable String title,
            @Nullable String text,
            @Nullable String withheld) {}

    @Override
    public String toString() {
        return "RejectedRow[" + position + "]";
    }
}
