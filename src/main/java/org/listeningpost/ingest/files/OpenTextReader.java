package org.listeningpost.ingest.files;

import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLStreamConstants;
import org.jspecify.annotations.Nullable;

/** ODT, by the same rule as DOCX. */
final class OpenTextReader {
    private static final String TYPE = "application/vnd.oasis.opendocument.text";

    private final FrameWriter out;
    private final Budget budget;
    private final int charactersMax;
    private final Pieces pieces;

    private final StringBuilder text = new StringBuilder();
    private final StringBuilder cell = new StringBuilder();
    private final StringBuilder note = new StringBuilder();
    private final StringBuilder value = new StringBuilder();
    private String noteAuthor = "";
    private String noteDate = "";
    private boolean isTooLarge;
    private int paragraphs;
    private int outerParagraphs;
    private int notes;
    private int cells;

    OpenTextReader(FrameWriter out, Budget budget) {
        this.out = out;
        this.budget = budget;
        this.charactersMax = budget.limits().recordBytesMax();
        this.pieces = new Pieces(out);
    }

    void read(String name, ZipContent zip) throws IOException {
        pieces.begin(name, TYPE, date(zip));
        InnerTables tables = new InnerTables(out, pieces, budget.limits().documentBytesMax());
        try (InputStream in = zip.open("content.xml");
                XmlParts xml = new XmlParts(in)) {
            for (int event = xml.next(); event >= 0; event = xml.next()) {
                if (event == XMLStreamConstants.START_ELEMENT) {
                    start(xml, tables);
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    end(xml.name(), tables);
                } else if (xml.isText()) {
                    characters(xml);
                }
            }
        }
        tables.finish(name, TYPE, budget);
    }

    private static @Nullable String date(ZipContent zip) throws IOException {
        try (InputStream in = zip.openIfThere("meta.xml")) {
            if (in == null) {
                return null;
            }
            String created = null;
            String modified = null;
            try (XmlParts xml = new XmlParts(in)) {
                StringBuilder content = new StringBuilder();
                for (int event = xml.next(); event >= 0; event = xml.next()) {
                    if (event == XMLStreamConstants.START_ELEMENT) {
                        content.setLength(0);
                    } else if (event == XMLStreamConstants.END_ELEMENT) {
                        created = xml.name().equals("creation-date") ? content.toString() : created;
                        modified = xml.name().equals("date") ? content.toString() : modified;
                    } else if (xml.isText()) {
                        xml.addText(content, 1_000);
                    }
                }
            }
            return created == null ? modified : created;
        }
    }

    private void characters(XmlParts xml) {
        if (notes > 0 && paragraphs == 0) {
            xml.addText(value, 1_000);
        } else if (paragraphs > 0 && !isTooLarge) {
            isTooLarge = !xml.addText(notes > 0 ? note : text, charactersMax);
        }
    }

    private void start(XmlParts xml, InnerTables tables) {
        switch (xml.name()) {
            case "annotation" -> {
                notes++;
                note.setLength(0);
                noteAuthor = "";
                noteDate = "";
                outerParagraphs = paragraphs;
                paragraphs = 0;
            }
            case "creator", "date" -> value.setLength(0);
            case "p", "h" -> {
                paragraphs++;
                if (notes > 0 && !note.isEmpty()) {
                    note.append('\n');
                }
            }
            case "s", "tab" -> (notes > 0 ? note : text).append(' ');
            case "line-break" -> (notes > 0 ? note : text).append('\n');
            case "table" -> tables.begin();
            case "table-cell" -> cells++;
            default -> {}
        }
    }

    private void end(String name, InnerTables tables) throws IOException {
        switch (name) {
            case "creator" -> noteAuthor = value.toString();
            case "date" -> noteDate = value.toString();
            case "annotation" -> {
                notes--;
                paragraphs = outerParagraphs;
                pieces.comment(note.toString(), noteAuthor, noteDate);
            }
            case "p", "h" -> {
                paragraphs--;
                if (notes == 0 && paragraphs == 0) {
                    paragraph(name.equals("h"));
                }
            }
            case "table-cell" -> {
                cells--;
                if (cells == 0) {
                    tables.cell(cell.toString());
                    cell.setLength(0);
                }
            }
            case "table-row" -> {
                if (cells == 0) {
                    tables.endRow();
                }
            }
            case "table" -> tables.end();
            default -> {}
        }
    }

    private void paragraph(boolean isHeading) throws IOException {
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
        isTooLarge = false;
    }
}
