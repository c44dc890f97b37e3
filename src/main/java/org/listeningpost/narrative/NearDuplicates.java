package org.listeningpost.narrative;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.listeningpost.narrative.analysis.LocalAnalyzers;

/**
 * Finds copies of texts that were changed a little: MinHash over three words at a time, 20 bands of 5, and the candidates
 * compared exactly. SimHash finds a twentieth of them on texts as short as posts. Stateless.
 */
final class NearDuplicates {
    private static final int BANDS = 20;
    private static final int ROWS = 5;
    private static final int WORDS = 3;
    private static final double ALIKE = 0.7;
    /** So common a band says nothing, and would be compared for ever. */
    private static final int BAND_MEMBERS_MAX = 200;

    private final LocalAnalyzers analyzers;

    NearDuplicates(LocalAnalyzers analyzers) {
        this.analyzers = analyzers;
    }

    /** Groups of two or more, as indices into the list, the largest first. */
    List<List<Integer>> groups(List<String> texts) {
        List<Set<Long>> shingles = texts.stream().map(this::shingles).toList();
        int[] parents = new int[texts.size()];
        for (int i = 0; i < parents.length; i++) {
            parents[i] = i;
        }
        Map<Long, List<Integer>> bands = new HashMap<>();
        for (int i = 0; i < shingles.size(); i++) {
            if (!shingles.get(i).isEmpty()) {
                long[] signature = signature(shingles.get(i));
                for (int band = 0; band < BANDS; band++) {
                    bands.computeIfAbsent(key(signature, band), none -> new ArrayList<>())
                            .add(i);
                }
            }
        }
        for (List<Integer> members : bands.values()) {
            join(members, shingles, parents);
        }
        Map<Integer, List<Integer>> groups = new LinkedHashMap<>();
        for (int i = 0; i < parents.length; i++) {
            groups.computeIfAbsent(root(parents, i), none -> new ArrayList<>()).add(i);
        }
        return groups.values().stream()
                .filter(group -> group.size() > 1)
                .sorted((a, b) -> Integer.compare(b.size(), a.size()))
                .toList();
    }

    private static void join(List<Integer> members, List<Set<Long>> shingles, int[] parents) {
        int compared = Math.min(members.size(), BAND_MEMBERS_MAX);
        for (int i = 1; i < members.size(); i++) {
            for (int j = 0; j < Math.min(i, compared); j++) {
                int a = root(parents, members.get(i));
                int b = root(parents, members.get(j));
                if (a != b && likeness(shingles.get(members.get(i)), shingles.get(members.get(j))) >= ALIKE) {
                    parents[Math.max(a, b)] = Math.min(a, b);
                }
            }
        }
    }

    private static int root(int[] parents, int member) {
        int at = member;
        while (parents[at] != at) {
            parents[at] = parents[parents[at]];
            at = parents[at];
        }
        return at;
    }

    private static double likeness(Set<Long> a, Set<Long> b) {
        long common = a.stream().filter(b::contains).count();
        return (double) common / (a.size() + b.size() - common);
    }

    /** Of a text with fewer words, the whole text is one. */
    private Set<Long> shingles(String text) {
        List<String> words = FoldedWords.of(analyzers, text);
        Set<Long> shingles = new TreeSet<>();
        if (words.isEmpty()) {
            return shingles;
        }
        int size = Math.min(WORDS, words.size());
        for (int i = 0; i + size <= words.size(); i++) {
            long hash = size;
            for (int j = i; j < i + size; j++) {
                hash = mix(hash * 31 + words.get(j).hashCode());
            }
            shingles.add(hash);
        }
        return shingles;
    }

    private static long[] signature(Set<Long> shingles) {
        long[] least = new long[BANDS * ROWS];
        Arrays.fill(least, Long.MAX_VALUE);
        for (long shingle : shingles) {
            for (int i = 0; i < least.length; i++) {
                least[i] = Math.min(least[i], mix(shingle + i * 0x9E3779B97F4A7C15L));
            }
        }
        return least;
    }

    private static long key(long[] signature, int band) {
        long key = band;
        for (int i = band * ROWS; i < (band + 1) * ROWS; i++) {
            key = mix(key ^ signature[i]);
        }
        return key;
    }

    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
