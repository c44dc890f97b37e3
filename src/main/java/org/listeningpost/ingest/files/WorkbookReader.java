package org.listeningpost.ingest.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.ss.usermodel.DateUtil;

/** XLSX, a row at a time: of a sheet of any length only the row at hand is in memory. For one thread. */
final class WorkbookReader {
    static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final int STRINGS_MEMORY_BYTES_MAX = 64 << 20;
    private static final int STYLES_MAX = 100_000;

    private final FrameWriter out;
    private final Budget budget;
    private final Path folder;

    WorkbookReader(FrameWriter out, Budget budget, Path folder) {
        this.out = out;
        this.budget = budget;
        this.folder = folder;
    }

    void read(String name, ZipContent zip) throws IOException {
        Map<String, String> targets = targets(zip);
        Map<String, String> sheets = new LinkedHashMap<>();
        boolean[] isSince1904 = new boolean[1];
        try (InputStream in = zip.open("xl/workbook.xml");
                XmlParts xml = new XmlParts(in)) {
            for (int event = xml.next(); event >= 0; event = xml.next()) {
                if (event == XMLStreamConstants.START_ELEMENT && xml.name().equals("sheet")) {
                    String target = targets.get(String.valueOf(xml.relation()));
                    if (target != null && zip.has(target)) {
                        sheets.putIfAbsent(target, String.valueOf(xml.attribute("name")));
                    }
                } else if (event == XMLStreamConstants.START_ELEMENT
                        && xml.name().equals("workbookPr")) {
                    String flag = xml.attribute("date1904");
                    isSince1904[0] = flag != null && (flag.equals("1") || flag.equals("true"));
                }
            }
        }
        List<Boolean> dateStyles = dateStyles(zip);
        try (SharedStrings strings = sharedStrings(zip)) {
            for (Map.Entry<String, String> sheet : sheets.entrySet()) {
                budget.countEntry();
                out.entry(EntryNames.join(name, sheet.getValue()), Frame.Kind.TABLE, TYPE);
                try (InputStream in = zip.open(sheet.getKey());
                        XmlParts xml = new XmlParts(in)) {
                    new SheetReader(out, budget.limits(), strings, dateStyles, isSince1904[0]).read(xml);
                } catch (BreachException e) {
                    throw e;
                } catch (EntryException e) {
                    out.fault(0, e.code(), e.reason());
                }
            }
        }
    }

    private static Map<String, String> targets(ZipContent zip) throws IOException {
        Map<String, String> targets = new HashMap<>();
        try (InputStream in = zip.open("xl/_rels/workbook.xml.rels");
                XmlParts xml = new XmlParts(in)) {
            for (int event = xml.next(); event >= 0; event = xml.next()) {
                if (event == XMLStreamConstants.START_ELEMENT && xml.name().equals("Relationship")) {
                    String type = String.valueOf(xml.attribute("Type"));
                    String target = String.valueOf(xml.attribute("Target"));
                    if (type.endsWith("/worksheet")) {
                        targets.put(
                                String.valueOf(xml.attribute("Id")),
                                target.startsWith("/") ? target.substring(1) : "xl/" + target);
                    }
                }
            }
        }
        return targets;
    }

    /** Which styles of cells show a number as a date. */
    private static List<Boolean> dateStyles(ZipContent zip) throws IOException {
        List<Boolean> styles = new ArrayList<>();
        Map<Integer, String> formats = new HashMap<>();
        try (InputStream in = zip.openIfThere("xl/styles.xml")) {
            if (in == null) {
                return styles;
            }
            boolean isInside = false;
            try (XmlParts xml = new XmlParts(in)) {
                for (int event = xml.next(); event >= 0; event = xml.next()) {
                    if (event == XMLStreamConstants.START_ELEMENT) {
                        switch (xml.name()) {
                            case "numFmt" ->
                                formats.put(
                                        Cells.number(xml.attribute("numFmtId")),
                                        String.valueOf(xml.attribute("formatCode")));
                            case "cellXfs" -> isInside = true;
                            case "xf" -> {
                                if (isInside && styles.size() < STYLES_MAX) {
                                    styles.add(isDate(Cells.number(xml.attribute("numFmtId")), formats));
                                }
                            }
                            default -> {}
                        }
                    } else if (event == XMLStreamConstants.END_ELEMENT
                            && xml.name().equals("cellXfs")) {
                        isInside = false;
                    }
                }
            }
        }
        return styles;
    }

    private static boolean isDate(int id, Map<Integer, String> formats) {
        String own = formats.get(id);
        String format = own == null ? BuiltinFormats.getBuiltinFormat(Math.max(0, Math.min(id, 49))) : own;
        return format != null && format.length() < 300 && DateUtil.isADateFormat(id, format);
    }

    private SharedStrings sharedStrings(ZipContent zip) throws IOException {
        SharedStrings strings = new SharedStrings(folder, STRINGS_MEMORY_BYTES_MAX);
        int charactersMax = budget.limits().recordBytesMax();
        try (InputStream in = zip.openIfThere("xl/sharedStrings.xml")) {
            if (in == null) {
                return strings;
            }
            StringBuilder text = new StringBuilder();
            boolean isText = false;
            int phonetic = 0;
            try (XmlParts xml = new XmlParts(in)) {
                for (int event = xml.next(); event >= 0; event = xml.next()) {
                    if (event == XMLStreamConstants.START_ELEMENT) {
                        phonetic += xml.name().equals("rPh") ? 1 : 0;
                        isText = phonetic == 0 && xml.name().equals("t");
                    } else if (event == XMLStreamConstants.END_ELEMENT) {
                        isText = false;
                        phonetic -= xml.name().equals("rPh") ? 1 : 0;
                        if (xml.name().equals("si")) {
                            strings.add(EscapedText.plain(text.toString()));
                            text.setLength(0);
                        }
                    } else if (isText && xml.isText() && !xml.addText(text, charactersMax)) {
                        throw new EntryException(
                                "too_large",
                                "a cell has more than " + charactersMax
                                        + " characters; shorten it, or raise ingest.record_bytes_max in the configuration");
                    }
                }
            }
        }
        return strings;
    }
}
