package org.listeningpost.ingest.redact.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.listeningpost.ingest.redact.Redactor;

/** Measures a redactor on every labeled file of a folder, per set and type. */
public final class RedactionEvaluation {
    /** What Safe Harbor lets stay; reported on its own, and in no sum. */
    private static final Set<String> NOT_PROMISED = Set.of("ORGANIZATION", "TITLE", "PREFIX", "DOMAIN_NAME");

    private static final String ALL = "all";

    private final Redactor redactor;
    private final List<Tally> tallies = new ArrayList<>();
    private final HealthTerms health;
    private long quarantined;

    public RedactionEvaluation(Redactor redactor, HealthTerms health) {
        this.redactor = redactor;
        this.health = health;
    }

    /** Files by their ending: {@code .conll}, {@code .bio}, {@code .json}; {@code .tsv} and {@code .txt} are plain posts. */
    public void run(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> listed = Files.list(folder)) {
            files = listed.sorted().toList();
        }
        for (Path file : files) {
            String name = file.getFileName().toString();
            if (name.endsWith(".conll") || name.endsWith(".bio")) {
                List<LabeledText> texts = LabeledFiles.ofTokens(file);
                names(name, texts);
                names(
                        name + " lower",
                        texts.stream().map(RedactionEvaluation::lower).toList());
            } else if (name.endsWith(".json")) {
                everyType(name, LabeledFiles.ofSpans(file));
            } else if (name.endsWith(".tsv") || name.endsWith(".txt")) {
                plain(name, file);
            }
        }
    }

    /** Counts names only: another identifier taken out is neither right nor wrong here. */
    void names(String set, List<LabeledText> texts) {
        Tally tally = new Tally(set, "PERSON");
        for (LabeledText text : texts) {
            Coverage coverage = cover(text.text());
            boolean leaks = false;
            for (LabeledText.Piece piece : text.pieces()) {
                boolean went = coverage.coversAll(piece.start(), piece.end());
                boolean touched = piece.mustGo()
                        ? coverage.touches(piece.start(), piece.end())
                        : coverage.touchesAsName(piece.start(), piece.end());
                if (coverage.isWord(piece.start(), piece.end())) {
                    tally.token(piece.mustGo(), went, touched);
                    leaks |= piece.mustGo() && !went;
                }
            }
            countSpans(text, coverage, Map.of("PERSON", tally));
            tally.post(leaks);
        }
        tallies.add(tally);
    }

    private void everyType(String set, List<LabeledText> texts) {
        Map<String, Tally> byType = new TreeMap<>();
        Tally all = new Tally(set, ALL);
        for (LabeledText text : texts) {
            Coverage coverage = cover(text.text());
            boolean leaks = false;
            for (LabeledText.Piece piece : text.pieces()) {
                if (piece.mustGo()) {
                    byType.computeIfAbsent(piece.type(), type -> new Tally(set, type));
                }
                if (coverage.isWord(piece.start(), piece.end()) && !NOT_PROMISED.contains(piece.type())) {
                    boolean went = coverage.coversAll(piece.start(), piece.end());
                    all.token(piece.mustGo(), went, coverage.touches(piece.start(), piece.end()));
                    leaks |= piece.mustGo() && !went;
                }
            }
            all.post(leaks);
            perType(text, coverage, byType);
            countSpans(text, coverage, byType);
        }
        tallies.add(all);
        tallies.addAll(byType.values());
    }

    private static void perType(LabeledText text, Coverage coverage, Map<String, Tally> byType) {
        byType.forEach((type, tally) -> {
            boolean leaks = false;
            for (LabeledText.Piece piece : text.pieces()) {
                if (piece.type().equals(type) && coverage.isWord(piece.start(), piece.end())) {
                    boolean went = coverage.coversAll(piece.start(), piece.end());
                    tally.token(true, went, went);
                    leaks |= !went;
                }
            }
            tally.post(leaks);
        });
    }

    private static void countSpans(LabeledText text, Coverage coverage, Map<String, Tally> byType) {
        Map<Integer, boolean[]> goneAndKept = new HashMap<>();
        Map<Integer, String> types = new HashMap<>();
        for (LabeledText.Piece piece : text.pieces()) {
            if (piece.mustGo() && coverage.isWord(piece.start(), piece.end())) {
                types.put(piece.span(), piece.type());
                boolean[] seen = goneAndKept.computeIfAbsent(piece.span(), span -> new boolean[2]);
                seen[0] |= coverage.touches(piece.start(), piece.end());
                seen[1] |= !coverage.coversAll(piece.start(), piece.end());
            }
        }
        goneAndKept.forEach((span, seen) -> {
            Tally tally = byType.get(types.get(span));
            if (tally != null) {
                tally.span(seen[0] && seen[1]);
            }
        });
    }

    private void plain(String set, Path file) throws IOException {
        Tally tally = new Tally(set, "plain");
        for (String line : Files.readAllLines(file)) {
            String longest = "";
            for (String column : line.split("\t")) {
                longest = column.length() > longest.length() ? column : longest;
            }
            LabeledText text = InjectedNames.unlabeled(longest);
            Coverage coverage = cover(longest);
            for (LabeledText.Piece piece : text.pieces()) {
                if (coverage.isWord(piece.start(), piece.end())) {
                    tally.token(false, false, coverage.touchesAsName(piece.start(), piece.end()));
                }
            }
        }
        tallies.add(tally);
    }

    /** Measures private names put into posts of our own, per group and writing. */
    public void injectNames(long seed, int perTemplate) throws IOException {
        InjectedNames injected = new InjectedNames(seed);
        for (String group : injected.groups()) {
            for (InjectedNames.Writing writing : InjectedNames.Writing.values()) {
                names(
                        "injected " + group + " " + writing.name().toLowerCase(Locale.ROOT),
                        injected.of(group, writing, perTemplate));
            }
        }
    }

    private Coverage cover(String text) {
        Coverage coverage = Coverage.of(redactor, text);
        quarantined += coverage.isQuarantined() ? 1 : 0;
        health.count(text, coverage);
        return coverage;
    }

    private static LabeledText lower(LabeledText text) {
        String lower = text.text().toLowerCase(Locale.ROOT);
        return lower.length() == text.text().length() ? new LabeledText(lower, text.pieces()) : text;
    }

    public List<Tally> tallies() {
        return List.copyOf(tallies);
    }

    /** Texts that would have been refused; they count as taken out whole. */
    public long quarantined() {
        return quarantined;
    }
}
