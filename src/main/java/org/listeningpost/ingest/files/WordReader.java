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
        pieces.begin(name, TYPE, date(zip));
        InnerTables tables = new InnerTables(out, pieces, budget.limits().documentBytesMax());
        try (InputStream in = zip.open("word/document.xml");
                XmlParts xml = new XmlParts(in)) {
            new Body(xml, tables).read();
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

    /** When it was last saved; when it was made, where that is not said. */
    private static @Nullable String date(ZipContent zip) throws IOException {
        String created = null;
        String modified = null;
        try (InputStream in = zip.openIfThere("docProps/core.xml")) {
            if (in == null) {
                return null;
            }
            try (XmlParts xml = new XmlParts(in)) {
                StringBuilder text = new StringBuilder();
                for (int event = xml.next(); event >= 0; event = xml.next()) {
                    if (event == XMLStreamConstants.START_ELEMENT) {
                        text.setLength(0);
                    } else if (event == XMLStreamConstants.END_ELEMENT) {
                        created = xml.name().equals("created") ? text.toString().strip() : created;
                        modified =
                                xml.name().equals("modified") ? text.toString().strip() : modified;
                    } else if (xml.isText()) {
                        xml.addText(text, 1_000);
                    }
                }
            }
        }
        return created == null ? modified : created;
    }

    /** The text itself. */
    private final class Body {
        private final XmlParts xml;
        private final InnerTables tables;
        private final StringBuilder text = new StringBuilder();
        private final StringBuilder cell = new StringBuilder();
        private boolean isText;
        private boolean isHeading;
        private boolean isTooLarge;
        private int cells;
        private int fallbacks;

        Body(XmlParts xml, InnerTables tables) {
            this.xml = xml;
            this.tables = tables;
        }

        void read() throws IOException {
            for (int event = xml.next(); event >= 0; event = xml.next()) {
                if (event == XMLStreamConstants.START_ELEMENT) {
                    start();
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    end(xml.name());
                } else if (isText && fallbacks == 0 && xml.isText() && !isTooLarge) {
                    isTooLarge = !xml.addText(text, charactersMax);
                }
            }
        }

        private void start() {
            switch (xml.name()) {
                case "Fallback" -> fallbacks++;
                case "t" -> isText = true;
                case "tab" -> text.append(text.isEmpty() ? "" : " ");
                case "br", "cr" -> text.append('\n');
                case "pStyle" -> isHeading = isHeading(xml.attribute("val"));
                case "outlineLvl" -> isHeading = true;
                case "tbl" -> tables.begin();
                case "tc" -> cells++;
                default -> {}
            }
        }

        private void end(String name) throws IOException {
            switch (name) {
                case "Fallback" -> fallbacks--;
                case "t" -> isText = false;
                case "p" -> paragraph();
                case "tc" -> {
                    cells--;
                    if (cells == 0) {
                        tables.cell(cell.toString());
                        cell.setLength(0);
                    }
                }
                case "tr" -> {
                    if (cells == 0) {
                        tables.endRow();
                    }
                }
                case "tbl" -> tables.end();
                default -> {}
            }
        }

        private void paragraph() throws IOException {
            if (isTooLarge) {
                pieces.fault("too_large", "the paragraph has more than " + charactersMax + " characters; divide it");
            } else if (cells > 0) {
                boolean isFull = cell.length() + text.length() > charactersMax;
                cell.append(cell.isEmpty() || isFull ? "" : "\n").append(isFull ? "" : text);
            } else if (isHeading) {
                pieces.heading(text.toString());
            } else {
                pieces.paragraph(text.toString());
            }
            text.setLength(0);
            isHeading = false;
            isTooLarge = false;
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
