package org.listeningpost.ingest.files;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import org.jspecify.annotations.Nullable;

/** ODS, a row at a time. Cells and rows may be said to repeat; only those that hold something do here. */
final class OpenSheetReader {
    private static final String TYPE = "application/vnd.oasis.opendocument.spreadsheet";
    private static final int COLUMNS_MAX = 4_000;
    private static final int REPEATED_ROWS_MAX = 1_000;

    private final FrameWriter out;
    private final Budget budget;
    private final int charactersMax;

    private final List<String> cells = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private long rowNumber;
    private int rowRepeats;
    private int cellRepeats;
    private @Nullable String cellValue;
    private long rowCharacters;
    private boolean isTooLarge;
    private int paragraphs;
    private int annotations;

    OpenSheetReader(FrameWriter out, Budget budget) {
        this.out = out;
        this.budget = budget;
        this.charactersMax = budget.limits().recordBytesMax();
    }

    void read(String name, ZipContent zip) throws IOException {
        try (InputStream in = zip.open("content.xml");
                XmlParts xml = new XmlParts(in)) {
            for (int event = xml.next(); event >= 0; event = xml.next()) {
                if (event == XMLStreamConstants.START_ELEMENT) {
                    start(name, xml);
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    end(xml.name());
                } else if (paragraphs > 0 && annotations == 0 && xml.isText() && !isTooLarge) {
                    isTooLarge = !xml.addText(text, charactersMax);
                }
            }
        }
    }

    private void start(String name, XmlParts xml) throws IOException {
        switch (xml.name()) {
            case "table" -> {
                budget.countEntry();
                out.entry(EntryNames.join(name, String.valueOf(xml.attribute("name"))), Frame.Kind.TABLE, TYPE);
                rowNumber = 0;
            }
            case "table-row" -> {
                rowRepeats = Math.max(1, Cells.number(xml.attribute("number-rows-repeated")));
                cells.clear();
                rowCharacters = 0;
                isTooLarge = false;
            }
            case "table-cell", "covered-table-cell" -> {
                cellRepeats = Math.max(1, Cells.number(xml.attribute("number-columns-repeated")));
                cellValue = valueOf(xml);
                text.setLength(0);
                paragraphs = 0;
            }
            case "annotation" -> annotations++;
            case "p" -> {
                paragraphs++;
                if (annotations == 0 && !text.isEmpty()) {
                    text.append('\n');
                }
            }
            case "s", "tab" -> written(' ');
            case "line-break" -> written('\n');
            default -> {}
        }
    }

    private void written(char c) {
        if (annotations == 0 && paragraphs > 0) {
            text.append(c);
        }
    }

    /** What is shown depends on the country of whoever saved it; what is meant stands beside it. */
    private static @Nullable String valueOf(XmlParts xml) {
        String type = xml.attribute("value-type");
        return switch (type == null ? "" : type) {
            case "date" -> xml.attribute("date-value");
            case "float", "percentage", "currency" -> plain(xml.attribute("value"));
            case "boolean" -> xml.attribute("boolean-value");
            default -> null;
        };
    }

    private static @Nullable String plain(@Nullable String value) {
        return value == null ? null : Cells.plainNumber(value);
    }

    private void end(String name) throws IOException {
        switch (name) {
            case "p" -> paragraphs--;
            case "annotation" -> annotations--;
            case "table-cell", "covered-table-cell" -> cell();
            case "table-row" -> row();
            default -> {}
        }
    }

    private void cell() {
        String content = cellValue == null ? text.toString() : cellValue;
        if (content.isEmpty()) {
            for (int i = 0; i < cellRepeats && cells.size() < COLUMNS_MAX; i++) {
                cells.add("");
            }
            return;
        }
        for (int i = 0; i < cellRepeats && !isTooLarge; i++) {
            cells.add(content);
            rowCharacters += content.length();
            isTooLarge = cells.size() > COLUMNS_MAX || rowCharacters > charactersMax;
        }
    }

    private void row() throws IOException {
        long first = rowNumber + 1;
        rowNumber += rowRepeats;
        while (!cells.isEmpty() && cells.getLast().isEmpty()) {
            cells.removeLast();
        }
        if (isTooLarge) {
            out.tooLarge(first);
            return;
        }
        if (cells.isEmpty()) {
            return;
        }
        for (int i = 0; i < Math.min(rowRepeats, REPEATED_ROWS_MAX); i++) {
            out.row(first + i, cells);
        }
        if (rowRepeats > REPEATED_ROWS_MAX) {
            out.fault(
                    first + REPEATED_ROWS_MAX,
                    "repeated",
                    "the same row is there more than " + REPEATED_ROWS_MAX + " times; the further ones are left out");
        }
    }
}
