package org.listeningpost.ingest.enrich.sentiment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Texts with their labels, from the layouts in which such data is published: {@code NAME_TAG_PART.tsv} (0, 1 or 2, a tab, the
 * text) and {@code LANGUAGE-PART-text.txt} beside {@code LANGUAGE-PART-labels.txt} (a line each).
 *
 * @param name of the file
 * @param language BCP 47
 */
record LabeledPosts(String name, String language, List<Post> posts) {
    private static final Map<String, String> TAGS = Map.of(
            "arabic", "ar",
            "english", "en",
            "french", "fr",
            "german", "de",
            "hindi", "hi-Latn",
            "italian", "it",
            "portuguese", "pt",
            "spanish", "es");

    /** Of the health posts for training every so manieth is not learned. */
    private static final int KEPT = 10;

    private static final List<String> LABELS = List.of("negative", "neutral", "positive");

    /**
     * A labeled text.
     *
     * @param label 0 negative, 1 neutral, 2 positive
     * @param group what it is an example of; empty where nobody said
     */
    record Post(int label, String text, String group) {}

    /** All files of a folder whose names hold a word. */
    static List<LabeledPosts> readAll(Path folder, String only) throws IOException {
        List<Path> files;
        try (Stream<Path> entries = Files.list(folder)) {
            files = entries.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().contains(only))
                    .sorted()
                    .toList();
        }
        List<LabeledPosts> all = new ArrayList<>();
        for (Path file : files) {
            String name = file.getFileName().toString();
            if (name.endsWith(".tsv")) {
                all.add(table(name, Files.readAllLines(file, StandardCharsets.UTF_8)));
            } else if (name.endsWith("-text.txt")) {
                Path labels = file.resolveSibling(name.replace("-text.txt", "-labels.txt"));
                all.add(pair(
                        name,
                        Files.readAllLines(file, StandardCharsets.UTF_8),
                        Files.readAllLines(labels, StandardCharsets.UTF_8)));
            }
        }
        return all;
    }

    /**
     * A part of the hand-written health set that ships: {@code dev} and {@code train}, which are learned; {@code kept}, every
     * tenth of the training posts by their fingerprints, by which the settings of the training are chosen; {@code test},
     * written when the first tables stood; {@code test-b}, written before the training posts and the tables of today.
     */
    static List<LabeledPosts> health(String part) {
        boolean kept = "kept".equals(part);
        boolean split = kept || "train".equals(part);
        List<Post> english = new ArrayList<>();
        List<Post> spanish = new ArrayList<>();
        for (String line : Lexicon.lines("health-" + (kept ? "train" : part) + ".tsv")) {
            String[] cells = line.split("\t");
            if (!split || isKept(cells[3]) == kept) {
                ("es".equals(cells[0]) ? spanish : english).add(new Post(LABELS.indexOf(cells[1]), cells[3], cells[2]));
            }
        }
        return List.of(
                new LabeledPosts("health-en-" + part, "en", english),
                new LabeledPosts("health-es-" + part, "es", spanish));
    }

    /** The hand-written posts of other talk that ship, in Spanish, of which there are few elsewhere. To be learned, never measured on. */
    static LabeledPosts general() {
        List<Post> posts = new ArrayList<>();
        for (String line : Lexicon.lines("general-es-train.tsv")) {
            String[] cells = line.split("\t");
            posts.add(new Post(LABELS.indexOf(cells[0]), cells[1], ""));
        }
        return new LabeledPosts("general-es-train", "es", posts);
    }

    /** What a machine made of the learned health posts in the other of the two languages: the last cell of a line that has one. */
    static List<LabeledPosts> translatedHealth(String part) {
        List<Post> english = new ArrayList<>();
        List<Post> spanish = new ArrayList<>();
        for (String line : Lexicon.lines("health-" + part + ".tsv")) {
            String[] cells = line.split("\t");
            if (cells.length > 4 && !isKept(cells[3])) {
                ("es".equals(cells[0]) ? english : spanish).add(new Post(LABELS.indexOf(cells[1]), cells[4], cells[2]));
            }
        }
        return List.of(
                new LabeledPosts("health-en-translated", "en", english),
                new LabeledPosts("health-es-translated", "es", spanish));
    }

    /** The texts of tables of posts without labels: the column of the first line that is called {@code text}. */
    static List<String> unlabeled(List<Path> tables) throws IOException {
        List<String> texts = new ArrayList<>();
        for (Path table : tables) {
            List<String> lines = Files.readAllLines(table, StandardCharsets.UTF_8);
            int column =
                    lines.isEmpty() ? -1 : List.of(lines.getFirst().split("\t")).indexOf("text");
            if (column < 0) {
                throw UnreadablePostsException.noText(table.getFileName().toString());
            }
            for (String line : lines.subList(1, lines.size())) {
                String[] cells = line.split("\t");
                if (cells.length > column) {
                    texts.add(plain(cells[column]));
                }
            }
        }
        return texts;
    }

    private static boolean isKept(String text) {
        return Math.floorMod(fingerprint(text).hashCode(), KEPT) == 0;
    }

    /** Reposts and the like in two sets are one text. */
    static String fingerprint(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("@\\S+|https?\\S*", "").replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private static LabeledPosts table(String name, List<String> lines) {
        List<Post> posts = new ArrayList<>();
        for (String line : lines) {
            int tab = line.indexOf('\t');
            if (tab > 0) {
                posts.add(new Post(labelOf(line.substring(0, tab), name), plain(line.substring(tab + 1)), ""));
            }
        }
        String[] parts = name.substring(0, name.length() - ".tsv".length()).split("[_.]");
        return new LabeledPosts(name, parts.length > 1 ? parts[1] : "und", posts);
    }

    private static LabeledPosts pair(String name, List<String> texts, List<String> labels) {
        List<Post> posts = new ArrayList<>();
        for (int i = 0; i < Math.min(texts.size(), labels.size()); i++) {
            posts.add(new Post(labelOf(labels.get(i), name), plain(texts.get(i)), ""));
        }
        String language = name.substring(0, name.indexOf('-'));
        return new LabeledPosts(name, TAGS.getOrDefault(language, "und"), posts);
    }

    private static int labelOf(String cell, String file) {
        String label = cell.strip().toLowerCase(Locale.ROOT);
        int named = LABELS.indexOf(label);
        if (named >= 0) {
            return named;
        }
        if (label.length() == 1 && label.charAt(0) >= '0' && label.charAt(0) <= '2') {
            return label.charAt(0) - '0';
        }
        throw UnreadablePostsException.noLabel(file);
    }

    /** Published sets hold HTML entities and escaped characters that a post in the pipeline no longer has. */
    private static String plain(String text) {
        String decoded = text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("\\\"", "\"")
                .replace("&amp;", "&");
        StringBuilder out = new StringBuilder(decoded.length());
        int at = 0;
        while (at < decoded.length()) {
            int escape = decoded.indexOf("\\u", at);
            if (escape < 0 || escape + 6 > decoded.length() || !isHex(decoded, escape + 2)) {
                int end = escape < 0 ? decoded.length() : escape + 2;
                out.append(decoded, at, end);
                at = end;
            } else {
                out.append(decoded, at, escape).append((char) Integer.parseInt(decoded, escape + 2, escape + 6, 16));
                at = escape + 6;
            }
        }
        return out.toString();
    }

    private static boolean isHex(String text, int from) {
        for (int i = from; i < from + 4; i++) {
            if (Character.digit(text.charAt(i), 16) < 0) {
                return false;
            }
        }
        return true;
    }
}
