package org.listeningpost.cli;

import java.io.PrintWriter;
import java.util.List;
import org.listeningpost.ingest.IngestSummary;
import org.listeningpost.ingest.imports.EntryAccount;
import org.listeningpost.ingest.imports.FileImport;
import org.listeningpost.ingest.source.TableColumns.Column;

/** What a person has to know of an import beyond its one line. */
final class ImportExplanation {
    private static final int ERRORS_SHOWN_MAX = 5;
    private static final int ENTRIES_SHOWN_MAX = 20;

    private ImportExplanation() {}

    static void print(FileImport.Result result, boolean isDryRun, PrintWriter messages) {
        List<EntryAccount> entries = result.entries();
        boolean isNested = entries.size() > 1
                || entries.size() == 1 && !entries.getFirst().name().isEmpty();
        for (EntryAccount entry : entries.subList(0, Math.min(entries.size(), ENTRIES_SHOWN_MAX))) {
            if (isNested) {
                messages.println("  " + entry.name() + ": " + (isDryRun ? readOf(entry) : accountOf(entry)));
            }
            if (isDryRun) {
                messages.println("    type: " + (entry.type().isEmpty() ? "not read" : entry.type()));
                if (entry.headingRow() > 1) {
                    messages.println(
                            "    heading: row " + entry.headingRow() + "; what stands above it is passed over");
                }
                entry.columns().forEach(column -> messages.println("    column " + mappingOf(column)));
            }
        }
        if (entries.size() > ENTRIES_SHOWN_MAX) {
            messages.println("  ... and " + (entries.size() - ENTRIES_SHOWN_MAX) + " more entries");
        }
        explain(result, messages);
    }

    /** What somebody would wish to have known before a file is in. */
    static void advise(FileImport.Result result, boolean isPlatformGiven, PrintWriter messages) {
        if (!isPlatformGiven && result.withoutPlatform() > 0) {
            messages.println("  " + result.withoutPlatform()
                    + " without a platform would be stored as other: --platform says where they come from, and imported"
                    + " again with it they would be there twice");
        }
    }

    private static void explain(FileImport.Result result, PrintWriter messages) {
        IngestSummary summary = result.summary();
        summary.rejections().forEach((why, count) -> messages.println("  rejected " + count + ": " + why));
        if (summary.rejections().containsKey("created_at missing")) {
            messages.println("  --default-created-at DATE is for records that have no date");
        }
        if (summary.rejections().containsKey("created_at unclear_date")) {
            messages.println("  --date-order dmy or mdy says which number is the day");
        }
        if (result.errors().isEmpty()) {
            summary.errors().stream()
                    .limit(ERRORS_SHOWN_MAX)
                    .forEach(error -> messages.println(
                            "  record " + error.index() + ": " + error.field() + ": " + error.reason()));
        } else {
            result.errors().stream().limit(ERRORS_SHOWN_MAX).forEach(error -> messages.println("  " + error));
        }
        if (!summary.isComplete()) {
            messages.println("  Elasticsearch did not acknowledge all records in time; import the file again");
        }
    }

    private static String mappingOf(Column column) {
        String field = column.field();
        String better = column.behind();
        String heading = "'" + column.heading() + "' -> ";
        if (field == null) {
            return heading + "not used; --map '" + column.heading() + "=FIELD' uses it";
        }
        if (better == null) {
            return heading + field;
        }
        boolean isDate = field.equals("created_at");
        return heading + field + " where '" + better + "' is empty" + (isDate ? " or has no time of the day" : "");
    }

    private static String readOf(EntryAccount entry) {
        return "would read " + entry.read() + ", reject " + entry.rejected();
    }

    private static String accountOf(EntryAccount entry) {
        return "read " + entry.read() + ", indexed " + entry.indexed() + ", updated " + entry.updated() + ", unchanged "
                + entry.unchanged() + ", rejected " + entry.rejected()
                + (entry.erased() > 0 ? ", erased " + entry.erased() : "");
    }
}
