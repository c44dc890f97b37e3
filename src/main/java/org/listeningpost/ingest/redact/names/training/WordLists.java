package org.listeningpost.ingest.redact.names.training;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.listeningpost.ingest.redact.names.Lexicon;
import org.listeningpost.ingest.redact.names.PostTokenizer;
import org.listeningpost.ingest.redact.names.Tokens;

/** Gathers what the lists and plain posts say of each word, and packs it. */
public final class WordLists {
    private static final int SMALLEST_COUNT = 5;

    private final Map<String, Integer> flags = new HashMap<>();
    private final Map<String, int[]> counts = new HashMap<>();
    private final Set<String> kept = new HashSet<>();
    private List<String> firstNames = List.of();
    private List<String> surnames = List.of();

    /** Words of a list get this flag; lists are words between white space (gzipped too), a JSON object whose keys are the words, or an ontology. */
    public List<String> add(@Nullable Path list, int flag) throws IOException {
        if (list == null) {
            return List.of();
        }
        List<String> words = new ArrayList<>();
        if (list.toString().endsWith(".json")) {
            new ObjectMapper().readTree(list.toFile()).fieldNames().forEachRemaining(words::add);
        } else if (list.toString().endsWith(".obo")) {
            for (String line : Files.readAllLines(list, StandardCharsets.UTF_8)) {
                if (line.startsWith("name:") || line.startsWith("synonym:")) {
                    words.addAll(List.of(line.substring(line.indexOf(':') + 1).split("[^\\p{L}]+")));
                }
            }
        } else {
            for (String line : lines(list)) {
                if (!line.startsWith("#")) {
                    words.addAll(List.of(line.strip().split("\\s+")));
                }
            }
        }
        for (String word : words) {
            if (!word.isBlank()) {
                flags.merge(folded(word.strip()), flag, (a, b) -> a | b);
            }
        }
        if (flag == Lexicon.FIRST_NAME) {
            firstNames = List.copyOf(words);
        } else if (flag == Lexicon.SURNAME) {
            surnames = List.copyOf(words);
        }
        return words;
    }

    private static List<String> lines(Path list) throws IOException {
        if (!list.toString().endsWith(".gz")) {
            return Files.readAllLines(list, StandardCharsets.UTF_8);
        }
        try (InputStream file = Files.newInputStream(list);
                BufferedReader reader =
                        new BufferedReader(new InputStreamReader(new GZIPInputStream(file), StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        }
    }

    List<String> firstNames() {
        return firstNames;
    }

    List<String> surnames() {
        return surnames;
    }

    /** The texts of a file of plain posts: the longest column of each line. */
    public static List<String> texts(Path posts) throws IOException {
        List<String> texts = new ArrayList<>();
        for (String line : Files.readAllLines(posts, StandardCharsets.UTF_8)) {
            String longest = "";
            for (String column : line.split("\t")) {
                longest = column.length() > longest.length() ? column : longest;
            }
            texts.add(longest);
        }
        return texts;
    }

    /** Counts the words of plain posts. */
    public void count(Path posts) throws IOException {
        for (String text : texts(posts)) {
            count(text);
        }
    }

    /** Words of this list are no names, whatever other lists say. */
    public void keep(Path list) throws IOException {
        for (String word : add(list, Lexicon.NON_NAME)) {
            kept.add(folded(word));
        }
    }

    void count(String text) {
        Tokens tokens = new Tokens();
        PostTokenizer.tokenize(text, tokens);
        int capitalized = 0;
        int words = 0;
        for (int i = 0; i < tokens.count(); i++) {
            if (tokens.kind(i) == Tokens.WORD) {
                words++;
                capitalized += Character.isUpperCase(text.charAt(tokens.start(i))) ? 1 : 0;
            }
        }
        boolean telling = capitalized * 2 < words;
        boolean inside = false;
        for (int i = 0; i < tokens.count(); i++) {
            if (tokens.kind(i) == Tokens.WORD) {
                int[] count = counts.computeIfAbsent(
                        folded(text.substring(tokens.start(i), tokens.end(i))), key -> new int[3]);
                count[0]++;
                if (telling && inside) {
                    count[Character.isUpperCase(text.charAt(tokens.start(i))) ? 1 : 2]++;
                }
                inside = true;
            } else if (tokens.kind(i) == Tokens.PUNCTUATION) {
                inside = ",'&-".indexOf(text.charAt(tokens.start(i))) >= 0;
            }
        }
    }

    public Lexicon pack() {
        Map<String, Integer> all = new HashMap<>(flags);
        counts.forEach((word, count) -> {
            if (count[0] >= SMALLEST_COUNT) {
                all.merge(word, classes(count), (a, b) -> a | b);
            }
        });
        for (String word : kept) {
            all.computeIfPresent(word, (key, known) -> known & ~(Lexicon.FIRST_NAME | Lexicon.SURNAME));
        }
        return Lexicon.of(all);
    }

    private static int classes(int[] count) {
        int frequency = count[0] >= 500 ? 3 : count[0] >= 50 ? 2 : 1;
        int inside = count[1] + count[2];
        int capital = inside < SMALLEST_COUNT ? 0 : count[1] * 10 < inside ? 1 : count[1] * 10 < inside * 6 ? 2 : 3;
        return frequency << Lexicon.FREQUENCY_SHIFT | capital << Lexicon.CAPITAL_SHIFT;
    }

    /** As the model folds: no case, no accents. */
    static String folded(String word) {
        return Normalizer.normalize(word, Normalizer.Form.NFD)
                .replaceAll("\\p{Mn}", "")
                .toLowerCase(Locale.ROOT);
    }
}
