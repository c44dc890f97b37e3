package org.listeningpost.ingest.enrich;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.listeningpost.post.Language;

/** Measures the identifier on labeled texts. */
public final class LanguageEvaluation {
    private static final double Z = 1.96;
    private static final Map<String, String> TAGS_BY_NAME = Map.ofEntries(
            Map.entry("arabic", "ar"),
            Map.entry("english", "en"),
            Map.entry("french", "fr"),
            Map.entry("german", "de"),
            Map.entry("hindi", "hi-Latn"),
            Map.entry("italian", "it"),
            Map.entry("portuguese", "pt"),
            Map.entry("spanish", "es"));

    private final LanguageIdentifier identifier;
    private final int part;
    private final int parts;

    public LanguageEvaluation(LanguageIdentifier identifier, int part, int parts) {
        this.identifier = identifier;
        this.part = part;
        this.parts = parts;
    }

    /** One file: how many texts, how many right, how many undetermined, and the most frequent mistakes. */
    public record Row(String name, String tag, int texts, int right, int undetermined, Map<String, Integer> mistakes) {
        public double share() {
            return texts == 0 ? 0 : (double) right / texts;
        }

        /** Lower end of the 95 % Wilson interval. */
        public double lower() {
            return wilson(-1);
        }

        public double upper() {
            return wilson(1);
        }

        private double wilson(int side) {
            if (texts == 0) {
                return side < 0 ? 0 : 1;
            }
            double p = share();
            double z2 = Z * Z / texts;
            double middle = p + z2 / 2;
            double half = Z * Math.sqrt(p * (1 - p) / texts + z2 / 4 / texts);
            return (middle + side * half) / (1 + z2);
        }

        public String line() {
            return String.format(
                    Locale.ROOT,
                    "%-32s %-8s %6d texts %6d right %.4f [%.4f, %.4f] %5d und  %s",
                    name,
                    tag,
                    texts,
                    right,
                    share(),
                    lower(),
                    upper(),
                    undetermined,
                    mistakes);
        }
    }

    /** A row per file, and one for all together. */
    public List<Row> run(Path folder, String only) throws IOException {
        List<Path> files;
        try (Stream<Path> entries = Files.list(folder)) {
            files = entries.filter(Files::isRegularFile).sorted().toList();
        }
        List<Row> rows = new ArrayList<>();
        int texts = 0;
        int right = 0;
        int undetermined = 0;
        for (Path file : files) {
            String name = file.getFileName().toString();
            Map<String, List<String>> labeled = name.contains(only) ? read(file) : Map.of();
            for (Map.Entry<String, List<String>> entry : labeled.entrySet()) {
                Row row = measure(name, entry.getKey(), entry.getValue());
                rows.add(row);
                texts += row.texts();
                right += row.right();
                undetermined += row.undetermined();
            }
        }
        rows.add(new Row("all", "", texts, right, undetermined, Map.of()));
        return rows;
    }

    private Row measure(String name, String tag, List<String> texts) {
        int right = 0;
        int undetermined = 0;
        int counted = 0;
        Map<String, Integer> mistakes = new TreeMap<>();
        for (int i = part; i < texts.size(); i += parts) {
            Language found = identifier.identify(texts.get(i));
            counted++;
            if (found.tag().equals(tag)) {
                right++;
            } else if (found.tag().equals(Language.UNDETERMINED.tag())) {
                undetermined++;
            } else {
                mistakes.merge(found.tag(), 1, Integer::sum);
            }
        }
        return new Row(name, tag, counted, right, undetermined, mistakes);
    }

    private static Map<String, List<String>> read(Path file) throws IOException {
        String name = file.getFileName().toString();
        if (name.endsWith(".tsv")) {
            return readTable(file);
        }
        if (!name.endsWith(".txt") || name.endsWith("-labels.txt")) {
            return Map.of();
        }
        String tag = name.endsWith("-text.txt")
                ? TAGS_BY_NAME.getOrDefault(name.substring(0, name.indexOf('-')), "und")
                : name.substring(0, name.indexOf('.'));
        return Map.of(tag, Files.readAllLines(file, StandardCharsets.UTF_8));
    }

    private static Map<String, List<String>> readTable(Path file) throws IOException {
        Map<String, List<String>> texts = new TreeMap<>();
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        List<String> header = List.of(lines.getFirst().split("\t"));
        int language = header.indexOf("lang");
        int text = header.indexOf("text");
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split("\t", -1);
            if (language >= 0 && text >= 0 && cells.length > Math.max(language, text) && !cells[language].isEmpty()) {
                texts.computeIfAbsent(cells[language], key -> new ArrayList<>()).add(cells[text]);
            }
        }
        return texts;
    }
}
