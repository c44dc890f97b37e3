package org.listeningpost.ingest.files;

import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLStreamConstants;

/** ODT, by the same rule as DOCX. */
final class OpenTextReader {
    private static final String TYPE = "application/vnd.oasis.opendocument.text";

    private final FrameWriter out;
    private final Budget budget;
    private final int charactersMax;
    private final Pieces pieces;

    private final StringBuilder note = new StringBuilder();
    private final StringBuilder value = new StringBuilder();
    private String noteAuthor = "";
    private String noteDate = "";
    private int depth;
    private int outerDepth;
    private int notes;
    /** How deep in what the office program keeps of changes: what is in there was taken out of the text. */
    private int changes;

    OpenTextReader(FrameWriter out, Budget budget) {
        this.out = out;
        this.budget = budget;
        this.charactersMax = budget.limits().recordBytesMax();
        this.pieces = new Pieces(out);
    }

    void read(String name, ZipContent zip) throws IOException {
        pieces.begin(name, TYPE, DocumentDate.of(zip, "meta.xml", "creation-date", "date"));
        InnerTables tables = new InnerTables(out, pieces, budget.limits().documentBytesMax());
        Paragraphs paragraphs = new Paragraphs(pieces, tables, charactersMax);
        try (InputStream in = zip.open("content.xml");
                XmlParts xml = new XmlParts(in)) {
            for (int event = xml.next(); event >= 0; event = xml.next()) {
                if (event == XMLStreamConstants.START_ELEMENT) {
                    start(xml, paragraphs);
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    end(xml.name(), paragraphs);
                } else if (xml.isText()) {
                    characters(xml, paragraphs);
                }
            }
        }
        tables.finish(name, TYPE, budget);
    }

    private void characters(XmlParts xml, Paragraphs paragraphs) {
        if (changes > 0) {
            return;
        }
        if (notes > 0 && depth == 0) {
            xml.addText(value, 1_000);
        } else if (depth > 0) {
            paragraphs.characters(xml, written(paragraphs));
        }
    }

    private void start(XmlParts xml, Paragraphs paragraphs) {
        if (changes > 0 || xml.name().equals("tracked-changes")) {
            changes++;
            return;
        }
        switch (xml.name()) {
            case "annotation" -> {
                notes++;
                note.setLength(0);
                noteAuthor = "";
                noteDate = "";
                outerDepth = depth;
                depth = 0;
            }
            case "creator", "date" -> value.setLength(0);
            case "p", "h" -> {
                depth++;
                if (notes > 0 && !note.isEmpty()) {
                    note.append('\n');
                }
            }
            case "s", "tab" -> written(paragraphs).append(' ');
            case "line-break" -> written(paragraphs).append('\n');
            case "table" -> paragraphs.beginTable();
            case "table-cell" -> paragraphs.beginCell();
            default -> {}
        }
    }

    private void end(String name, Paragraphs paragraphs) throws IOException {
        if (changes > 0) {
            changes--;
            return;
        }
        switch (name) {
            case "creator" -> noteAuthor = value.toString();
            case "date" -> noteDate = value.toString();
            case "annotation" -> {
                notes--;
                depth = outerDepth;
                pieces.comment(note.toString(), noteAuthor, noteDate);
            }
            case "p", "h" -> {
                depth--;
                if (notes == 0 && depth == 0) {
                    paragraphs.end(name.equals("h"));
                }
            }
            case "table-cell" -> paragraphs.endCell();
            case "table-row" -> paragraphs.endRow();
            case "table" -> paragraphs.endTable();
            default -> {}
        }
    }

    /** A note in the margin stands in the middle of the text that it is about. */
    private StringBuilder written(Paragraphs paragraphs) {
        return notes > 0 ? note : paragraphs.text();
    }
}
