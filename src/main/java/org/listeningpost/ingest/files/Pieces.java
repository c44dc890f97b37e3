package org.listeningpost.ingest.files;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes rows of a document: one for each paragraph or comment. A heading is no row but the title of what follows it. For
 * one thread.
 */
final class Pieces {
    private static final List<String> HEADING =
            List.of("text", "title", "created_at", "author.handle", "author.name", "kind", "id", "in_reply_to");
    private static final int TITLE_CHARACTERS_MAX = 500;

    private final FrameWriter out;
    private long number;
    private String title = "";
    private String date = "";

    Pieces(FrameWriter out) {
        this.out = out;
    }

    /** A document begins. */
    void begin(String name, String type, @Nullable String documentDate) throws IOException {
        out.entry(name, Frame.Kind.DOCUMENT, type);
        out.row(0, HEADING);
        number = 0;
        title = "";
        date = documentDate == null ? "" : documentDate;
    }

    /** Goes on with a document after something inside of it. */
    void resume(String name, String type) throws IOException {
        out.entry(name, Frame.Kind.DOCUMENT, type);
        out.row(0, HEADING);
    }

    void heading(String text) {
        String stripped = text.strip();
        title = stripped.length() > TITLE_CHARACTERS_MAX ? "" : stripped;
    }

    /** What has no letter is a rule or a number of a page, not something that somebody said. */
    void paragraph(String text) throws IOException {
        String stripped = text.strip();
        if (stripped.codePoints().noneMatch(Character::isLetter)) {
            return;
        }
        out.row(++number, List.of(stripped, title, date, "", "", "", "", ""));
    }

    void comment(String text, @Nullable String author, @Nullable String at) throws IOException {
        String stripped = text.strip();
        if (stripped.isEmpty()) {
            return;
        }
        String who = author == null ? "" : author.strip();
        out.row(++number, List.of(stripped, "", at == null || at.isBlank() ? date : at, who, who, "comment", "", ""));
    }

    /** A message with what its headers say. */
    void message(MailReader.Headers headers, String text) throws IOException {
        out.row(
                ++number,
                List.of(
                        text.strip(),
                        headers.subject(),
                        headers.date(),
                        headers.address(),
                        headers.name(),
                        "message",
                        headers.id(),
                        headers.inReplyTo()));
    }

    void fault(String code, String reason) throws IOException {
        out.fault(++number, code, reason);
    }

    /** A table inside of a document: a row for each of its own, the cells one under the other. */
    void tableRow(List<String> cells) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String cell : cells) {
            if (!cell.isBlank()) {
                text.append(text.isEmpty() ? "" : "\n").append(cell.strip());
            }
        }
        paragraph(text.toString());
    }
}
