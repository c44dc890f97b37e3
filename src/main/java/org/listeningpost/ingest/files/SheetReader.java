package org.listeningpost.ingest.files;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import org.jspecify.annotations.Nullable;

/** One sheet of an XLSX file. Formulas are never computed: a cell is the value that was saved with it. */
final class SheetReader {
    private static final int COLUMNS_MAX = 4_000;

    private final FrameWriter out;
    private final int charactersMax;
    private final SharedStrings strings;
    private final List<Boolean> dateStyles;
    private final boolean isSince1904;

    private final List<String> cells = new ArrayList<>();
    private final StringBuilder value = new StringBuilder();
    private long rowNumber;
    private long rowCharacters;
    private boolean isTooLarge;
    private int column;
    private @Nullable String type;
    private boolean isDate;
    private boolean isValue;

    SheetReader(
            FrameWriter out, FileLimits limits, SharedStrings strings, List<Boolean> dateStyles, boolean isSince1904) {
        this.out = out;
        this.charactersMax = limits.recordBytesMax();
        this.strings = strings;
        this.dateStyles = dateStyles;
        this.isSince1904 = isSince1904;
    }

    void read(XmlParts xml) throws IOException {
        for (int event = xml.next(); event >= 0; event = xml.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                start(xml);
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                end(xml.name());
            } else if (isValue && xml.isText() && !isTooLarge) {
                isTooLarge = !xml.addText(value, charactersMax);
            }
        }
    }

    private void start(XmlParts xml) {
        switch (xml.name()) {
            case "row" -> {
                int given = Cells.number(xml.attribute("r"));
                rowNumber = given > 0 ? given : rowNumber + 1;
                cells.clear();
                rowCharacters = 0;
                isTooLarge = false;
                column = -1;
            }
            case "c" -> {
                int given = Cells.column(xml.attribute("r"));
                column = given >= 0 ? given : column + 1;
                type = xml.attribute("t");
                int style = Cells.number(xml.attribute("s"));
                isDate = style >= 0 && style < dateStyles.size() && dateStyles.get(style);
                value.setLength(0);
            }
            case "v", "t" -> isValue = true;
            default -> isValue = false;
        }
    }

    private void end(String name) throws IOException {
        switch (name) {
            case "v", "t" -> isValue = false;
            case "c" -> cell();
            case "row" -> row();
            default -> {}
        }
    }

    private void cell() throws IOException {
        if (column >= COLUMNS_MAX) {
            isTooLarge |= !value.isEmpty();
            return;
        }
        String text = text();
        if (text.isEmpty()) {
            return;
        }
        while (cells.size() <= column) {
            cells.add("");
        }
        cells.set(column, text);
        rowCharacters += text.length();
        isTooLarge |= rowCharacters > charactersMax;
    }

    private String text() throws IOException {
        String raw = value.toString();
        return switch (type == null ? "n" : type) {
            case "s" -> strings.get(Cells.number(raw.strip()));
            case "b" -> raw.strip().equals("1") ? "true" : "false";
            case "e" -> "";
            case "str", "inlineStr", "d" -> EscapedText.plain(raw);
            default -> isDate ? Cells.date(raw.strip(), isSince1904) : Cells.plainNumber(raw.strip());
        };
    }

    private void row() throws IOException {
        if (isTooLarge) {
            out.tooLarge(rowNumber);
        } else if (!cells.isEmpty()) {
            out.row(rowNumber, cells);
        }
    }
}
