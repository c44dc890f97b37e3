package org.listeningpost.ingest.imports;

import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.listeningpost.ingest.IngestService;
import org.listeningpost.ingest.RecordError;
import org.listeningpost.ingest.pseudonym.RejectedRowKeys;
import org.listeningpost.ingest.redact.RedactionOutcome;
import org.listeningpost.ingest.redact.Redactor;
import org.listeningpost.ingest.redact.names.AuthorNames;
import org.listeningpost.ingest.source.RawPost;
import org.listeningpost.ingest.source.TableColumns;

/**
 * Makes rows that are not taken fit to be handed back: texts and names redacted and shortened. A text is shown only where an
 * erasure will find it, by post or by author. Thread-safe.
 */
final class SafeRows {
    private static final int TEXT_CHARACTERS_MAX = 2_000;
    /** One folder, file or sheet of a path, without its ending. */
    private static final Pattern NAME_PART = Pattern.compile("(?<stem>[^/>]+?)(?:\\.[A-Za-z0-9]{1,5}){0,2}(?=/| >|$)");

    private final Redactor redactor;
    private final Function<RawPost, IngestService.Trace> traces;

    SafeRows(Redactor redactor, Function<RawPost, IngestService.Trace> traces) {
        this.redactor = redactor;
        this.traces = traces;
    }

    RejectedRow row(String job, Place place, String entry, RecordError error, @Nullable RawPost raw) {
        Shown shown =
                raw == null ? new Shown(IngestService.Trace.ofPost(error.id()), null, null, null) : shown(error, raw);
        return row(job, place, entry, error, shown);
    }

    private Shown shown(RecordError error, RawPost raw) {
        if (error.code().equals("internal")) {
            // What failed on it before would fail again.
            return new Shown(IngestService.Trace.ofPost(error.id()), null, null, "the record could not be processed");
        }
        IngestService.Trace trace = traces.apply(raw);
        String withheld = error.code().equals("erased")
                ? "the post was erased"
                : trace.isWhole() ? null : RejectedRowKeys.NOT_FOUND_BY_AUTHOR;
        AuthorNames author = new AuthorNames(raw.author().handle(), raw.author().displayName());
        return new Shown(
                trace,
                withheld == null ? safeOrNull(raw.title(), author) : null,
                withheld == null ? safeOrNull(raw.text(), author) : null,
                withheld);
    }

    /** What of a record may be kept. */
    private record Shown(
            IngestService.Trace trace,
            @Nullable String title,
            @Nullable String text,
            @Nullable String withheld) {}

    private RejectedRow row(String job, Place place, String entry, RecordError error, Shown shown) {
        return new RejectedRow(
                job,
                error.index(),
                shown.trace().post(),
                shown.trace().author(),
                shown.trace().account(),
                shown.trace().keyId(),
                new RejectedRow.Content(
                        safeName(entry),
                        place.row(),
                        error.field(),
                        error.code(),
                        error.reason(),
                        shown.title(),
                        shown.text(),
                        shown.withheld()));
    }

    private @Nullable String safeOrNull(@Nullable String text, AuthorNames author) {
        return text == null ? null : safe(text, author);
    }

    private String safe(String text, AuthorNames author) {
        if (text.isEmpty()) {
            return text;
        }
        try {
            return switch (redactor.redact(text, author)) {
                case RedactionOutcome.Quarantined refused -> "[" + refused.code() + "]";
                case RedactionOutcome.Redacted done ->
                    shortened(done.redaction().text().value());
            };
        } catch (StackOverflowError e) {
            // One row costs itself, and not the file.
            return "[redaction_failed]";
        }
    }

    private static String shortened(String text) {
        if (text.length() <= TEXT_CHARACTERS_MAX) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(TEXT_CHARACTERS_MAX - 1))
                ? TEXT_CHARACTERS_MAX - 1
                : TEXT_CHARACTERS_MAX;
        return text.substring(0, end) + "…";
    }

    /** What a file calls an entry, safe to be stored: an ending is no name, however it looks. */
    String safeName(String path) {
        StringBuilder all = new StringBuilder();
        int from = 0;
        Matcher parts = NAME_PART.matcher(path);
        while (parts.find()) {
            all.append(path, from, parts.start()).append(safe(parts.group("stem"), AuthorNames.UNKNOWN));
            from = parts.end("stem");
        }
        return all.append(path, from, path.length()).toString();
    }

    /** A column that is known has one of our names for it, or one that the sender gave us; any other may be anything. */
    ImportJob.Column safeColumn(TableColumns.Column column) {
        return new ImportJob.Column(
                column.field() == null ? safe(column.heading(), AuthorNames.UNKNOWN) : column.heading(),
                column.field(),
                column.behind());
    }
}
