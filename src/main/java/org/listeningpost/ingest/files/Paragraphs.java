package org.listeningpost.ingest.files;

import java.io.IOException;

/**
 * The running text of a document: paragraphs become pieces, those inside of a table the cells of its rows. A paragraph
 * that is too long is a fault and holds nobody else back. For one thread.
 */
final class Paragraphs {
    private final Pieces pieces;
    private final InnerTables tables;
    private final int charactersMax;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder cell = new StringBuilder();
    private boolean isTooLarge;
    private int cells;

    Paragraphs(Pieces pieces, InnerTables tables, int charactersMax) {
        this.pieces = pieces;
        this.tables = tables;
        this.charactersMax = charactersMax;
    }

    /** What has been written of the paragraph under way. */
    StringBuilder text() {
        return text;
    }

    /** Adds the characters that the reader stands at; what is too long stays cut until its end. */
    void characters(XmlParts xml, StringBuilder into) {
        if (!isTooLarge) {
            isTooLarge = !xml.addText(into, charactersMax);
        }
    }

    /** The paragraph is over. */
    void end(boolean isHeading) throws IOException {
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

    void beginTable() {
        tables.begin();
    }

    void beginCell() {
        cells++;
    }

    void endCell() {
        cells--;
        if (cells == 0) {
            tables.cell(cell.toString());
            cell.setLength(0);
        }
    }

    /** The row of a table inside of a cell is a part of that cell. */
    void endRow() throws IOException {
        if (cells == 0) {
            tables.endRow();
        }
    }

    void endTable() {
        tables.end();
    }
}
