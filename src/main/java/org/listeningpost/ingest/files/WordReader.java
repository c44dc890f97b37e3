package org.listeningpost.ingest.files;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import javax.xml.stream.XMLStreamConstants;
import org.jspecify.annotations.Nullable;

/** DOCX: a row for each paragraph, for each comment in the margin, and for each row of a table. */
final class WordReader {
    static final String TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private final FrameWriter out;
    private final Budget budget;
    private final int charactersMax;
    private final Pieces pieces;

    WordReader(FrameWriter out, Budget budget) {
        this.out = out;
        this.budget = budget;
        this.charactersMax = budget.limits().recordBytesMax();
        this.pieces = new Pieces(out);
    }

    void read(String name, ZipContent zip) throws IOException {
        pieces.begin(name, TYPE, DocumentDate.of(zip, "docProps/core.xml", "created", "modified"));
        InnerTables tables = new InnerTables(out, pieces, budget.limits().documentBytesMax());
        try (InputStream in = zip.open("word/document.xml");
                XmlParts xml = new XmlParts(in)) {
            new Body(xml, new Paragraphs(pieces, tables, charactersMax)).read();
        }
        try (InputStream in = zip.openIfThere("word/comments.xml")) {
            if (in != null) {
                try (XmlParts xml = new XmlParts(in)) {
                    comments(xml);
                }
            }
        }
        tables.finish(name, TYPE, budget);
    }

    /** The text itself. */
    private final class Body {
        private final XmlParts xml;
        private final Paragraphs paragraphs;
        private boolean isText;
        private boolean isHeading;
        /** Inside of what is there for older programs, or was moved away and stands elsewhere, too. */
        private int unseen;

        Body(XmlParts xml, Paragraphs paragraphs) {
            this.xml = xml;
            this.paragraphs = paragraphs;
        }

        void read() throws IOException {
            for (int event = xml.next(); event >= 0; event = xml.next()) {
                if (event == XMLStreamConstants.START_ELEMENT) {
                    start();
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    end(xml.name());
                } else if (isText && unseen == 0 && xml.isText()) {
                    paragraphs.characters(xml, paragraphs.text());
                }
            }
        }

        private void start() {
            StringBuilder text = paragraphs.text();
            switch (xml.name()) {
                case "Fallback", "moveFrom" -> unseen++;
                case "t" -> isText = true;
                case "tab" -> text.append(text.isEmpty() ? "" : " ");
                case "br", "cr" -> text.append('\n');
                case "pStyle" -> isHeading = isHeading(xml.attribute("val"));
                case "outlineLvl" -> isHeading = true;
                case "tbl" -> paragraphs.beginTable();
                case "tc" -> paragraphs.beginCell();
                default -> {}
            }
        }

        private void end(String name) throws IOException {
            switch (name) {
                case "Fallback", "moveFrom" -> unseen--;
                case "t" -> isText = false;
                case "p" -> {
                    paragraphs.end(isHeading);
                    isHeading = false;
                }
                case "tc" -> paragraphs.endCell();
                case "tr" -> paragraphs.endRow();
                case "tbl" -> paragraphs.endTable();
                default -> {}
            }
        }
    }

    /** The ids of styles are in the language of whoever made the template. */
    private static boolean isHeading(@Nullable String style) {
        String lower = style == null ? "" : style.toLowerCase(Locale.ROOT);
        return lower.startsWith("heading")
                || lower.startsWith("title")
                || lower.startsWith("ttulo")
                || lower.startsWith("título");
    }

    private void comments(XmlParts xml) throws IOException {
        StringBuilder text = new StringBuilder();
        String author = null;
        String date = null;
        boolean isText = false;
        boolean isTooLarge = false;
        for (int event = xml.next(); event >= 0; event = xml.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                isText = xml.name().equals("t");
                if (xml.name().equals("comment")) {
                    author = xml.attribute("author");
                    date = xml.attribute("date");
                    text.setLength(0);
                    isTooLarge = false;
                } else if (xml.name().equals("p") && !text.isEmpty()) {
                    text.append('\n');
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                isText = false;
                if (xml.name().equals("comment")) {
                    if (isTooLarge) {
                        pieces.fault(
                                "too_large", "the comment has more than " + charactersMax + " characters; divide it");
                    } else {
                        pieces.comment(text.toString(), author, date);
                    }
                }
            } else if (isText && xml.isText() && !isTooLarge) {
                isTooLarge = !xml.addText(text, charactersMax);
            }
        }
    }
}
