package org.listeningpost.ingest.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.listeningpost.http.CsvCell;

/**
 * A row that was not taken, redacted, with the reason.
 *
 * @param position place in the stream of the job's records
 * @param post its id, where the row got so far
 * @param author pseudonym of its author, where it names one
 * @param account the same by the account's id, where a post would have one
 * @param keyId what both were made with
 */
record RejectedRow(
        String job,
        long position,
        @Nullable String post,
        @Nullable String author,
        @Nullable String account,
        @Nullable String keyId,
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
            @Nullable String withheld) {
        /** Names the cells of {@link #csv}. */
        static final String CSV_HEADING = "entry,row,field,code,reason,title,text,withheld\r\n";

        /** Safe to be opened in a spreadsheet. */
        String csv() {
            return String.join(
                            ",",
                            CsvCell.of(entry),
                            Long.toString(row),
                            CsvCell.of(field),
                            CsvCell.of(code),
                            CsvCell.of(reason),
                            CsvCell.of(orEmpty(title)),
                            CsvCell.of(orEmpty(text)),
                            CsvCell.of(orEmpty(withheld)))
                    + "\r\n";
        }

        Content under(String file) {
            String path = entry.isEmpty() ? file : file + " > " + entry;
            return new Content(path, row, field, code, reason, title, text, withheld);
        }

        private static String orEmpty(@Nullable String cell) {
            return cell == null ? "" : cell;
        }
    }

    @Override
    public String toString() {
        return "RejectedRow[" + position + "]";
    }
}
