package org.listeningpost.trend;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * Terms that rise at once, in posts that are made of words: what is found of those that were planted, and what is told of those
 * that were not, when nothing happens, when everything grows, and when a new source brings more of everything.
 */
final class ManyRisesTest {
    private static final int JUDGED = 3;
    private static final int DAYS = Emergence.reach() + JUDGED;
    private static final int POSTS = 100;
    private static final int WORDS = 3_000;
    private static final int WORDS_A_POST = 12;
    /** The mark of a source, in each of its posts. */
    private static final int MARK = WORDS;

    private static final int PLANTED = WORDS + 1;
    private static final int CANDIDATES = 100;
    private static final int ASKED = 10_000;

    /**
     * What happens in the judged days.
     *
     * @param growth of all ordinary posts
     * @param isMarked whether those that are more carry the mark of a source
     * @param planted words of which there are two posts a day before and ten then
     */
    private record Scene(double growth, boolean isMarked, int planted) {}

    /** @param words that each post of each day carries */
    private record World(List<List<int[]>> days) {

        static World of(Scene scene, long seed) {
            Random random = new Random(seed);
            Simulation simulation = new Simulation(seed + 1);
            List<List<int[]>> days = new ArrayList<>();
            for (int day = 0; day < DAYS; day++) {
                boolean isJudged = day >= DAYS - JUDGED;
                List<int[]> posts = new ArrayList<>();
                add(posts, simulation.count(simulation.mean(POSTS, day), 1.3), -1, random);
                if (isJudged) {
                    double more = (scene.growth - 1) * simulation.mean(POSTS, day);
                    add(posts, more <= 0 ? 0 : simulation.count(more, 1.3), scene.isMarked ? MARK : -1, random);
                }
                for (int i = 0; i < scene.planted; i++) {
                    add(posts, simulation.count(isJudged ? 10 : 2, 1.3), PLANTED + i, random);
                }
                days.add(posts);
            }
            return new World(days);
        }

        private static void add(List<int[]> posts, double count, int extra, Random random) {
            for (int post = 0; post < count; post++) {
                Set<Integer> words = new HashSet<>();
                if (extra >= 0) {
                    words.add(extra);
                }
                while (words.size() < WORDS_A_POST) {
                    // The rank of a word by Zipf's law.
                    words.add((int) Math.exp(random.nextDouble() * Math.log(WORDS)) - 1);
                }
                posts.add(words.stream().mapToInt(Integer::intValue).toArray());
            }
        }

        /** The words whose share is furthest above that of before (JLH), as the engine picks them. */
        List<Integer> candidates() {
            int begin = DAYS - JUDGED;
            double[] now = new double[PLANTED + 100];
            double[] before = new double[PLANTED + 100];
            double postsNow = 0;
            double postsBefore = 0;
            for (int day = 0; day < DAYS; day++) {
                for (int[] post : days.get(day)) {
                    postsNow += day < begin ? 0 : 1;
                    postsBefore += day < begin ? 1 : 0;
                    for (int word : post) {
                        (day < begin ? before : now)[word]++;
                    }
                }
            }
            double[] score = new double[now.length];
            List<Integer> words = new ArrayList<>();
            for (int word = 0; word < now.length; word++) {
                double share = now[word] / postsNow;
                double past = Math.max(before[word], 0.5) / postsBefore;
                score[word] = (share - past) * share / past;
                if (now[word] >= 5 && share > past) {
                    words.add(word);
                }
            }
            words.sort(Comparator.comparingDouble(word -> -score[word]));
            return words.subList(0, Math.min(CANDIDATES, words.size()));
        }

        /** A word among the posts that carry none of others. */
        Emergence.Share share(int word, List<Integer> others) {
            boolean[] aside = new boolean[PLANTED + 100];
            others.forEach(other -> aside[other] = true);
            double[] row = new double[DAYS];
            double[] rest = new double[DAYS];
            for (int day = 0; day < DAYS; day++) {
                for (int[] post : days.get(day)) {
                    boolean isAside = false;
                    boolean isOf = false;
                    for (int each : post) {
                        isAside |= aside[each];
                        isOf |= each == word;
                    }
                    row[day] += isOf && !isAside ? 1 : 0;
                    rest[day] += isOf || isAside ? 0 : 1;
                }
            }
            return new Emergence.Share(Series.ofDays(row), rest);
        }
    }

    private record Counts(World world, List<Integer> candidates) implements Emergences.Posts {
        @Override
        public Emergences.Together together(List<Integer> hiding, List<Integer> again) {
            double[] posts = new double[hiding.size()];
            double[][] both = new double[hiding.size()][again.size()];
            for (List<int[]> day : world.days.subList(DAYS - JUDGED, DAYS)) {
                for (int[] post : day) {
                    Set<Integer> words = new HashSet<>();
                    for (int word : post) {
                        words.add(word);
                    }
                    for (int row = 0; row < posts.length; row++) {
                        if (!words.contains(candidates.get(hiding.get(row)))) {
                            continue;
                        }
                        posts[row]++;
                        for (int column = 0; column < again.size(); column++) {
                            both[row][column] += words.contains(candidates.get(again.get(column))) ? 1 : 0;
                        }
                    }
                }
            }
            return new Emergences.Together(posts, both);
        }

        @Override
        public List<Emergence.Share> beside(List<Integer> terms, List<List<Integer>> aside) {
            List<Emergence.Share> shares = new ArrayList<>();
            for (int i = 0; i < terms.size(); i++) {
                List<Integer> words = aside.get(i).stream().map(candidates::get).toList();
                shares.add(world.share(candidates.get(terms.get(i)), words));
            }
            return shares;
        }
    }

    /** @param told of the words that were not planted */
    private record Tally(int planted, int found, int heldBack, int told, int runs) {
        @Override
        public String toString() {
            return "found " + found + " of " + planted + ", held back " + heldBack + ", others told " + told + " in "
                    + runs + " answers";
        }
    }

    private static Tally run(Scene scene, int runs) {
        int found = 0;
        int heldBack = 0;
        int told = 0;
        for (int run = 0; run < runs; run++) {
            World world = World.of(scene, 1_000 + run);
            List<Integer> candidates = world.candidates();
            List<Emergences.Term> terms = new ArrayList<>();
            for (int word : candidates) {
                Emergence.Share share = world.share(word, List.of());
                terms.add(new Emergences.Term(share.series(), share.rest(), true, true));
            }
            List<Emergences.Finding> findings = Emergences.judge(
                    terms, 0, JUDGED, values -> Emergence.adjusted(values, ASKED), new Counts(world, candidates));
            for (int i = 0; i < findings.size(); i++) {
                boolean isPlanted = candidates.get(i) >= PLANTED;
                found += isPlanted && findings.get(i).isTold() ? 1 : 0;
                heldBack += findings.get(i).isHeldBack() ? 1 : 0;
                told += candidates.get(i) < MARK && findings.get(i).isTold() ? 1 : 0;
            }
        }
        return new Tally(runs * scene.planted, found, heldBack, told, runs);
    }

    @Test
    void words_that_rise_together_do_not_hide_one_another(TestReporter report) {
        for (int planted : new int[] {1, 20, 40}) {
            Tally tally = run(new Scene(1, false, planted), planted == 1 ? 40 : 12);
            report.publishEntry(planted + " words, 2 to 10 a day", tally.toString());
            double found = tally.found / (double) tally.planted;
            // Of forty words 40 % of the posts before and 80 % of the judged days are made.
            assertTrue(found >= (planted == 40 ? 0.4 : 0.5), tally::toString);
            assertTrue(tally.told <= 0.05 * (tally.found + tally.told) + 1, tally::toString);
        }
    }

    @Test
    void of_what_only_grows_with_everything_next_to_nothing_is_told(TestReporter report) {
        for (double growth : new double[] {1, 3}) {
            for (boolean isMarked : new boolean[] {false, true}) {
                Tally tally = run(new Scene(growth, isMarked, 0), 12);
                report.publishEntry(
                        "everything times " + growth + (isMarked ? ", by a new source" : ""), tally.toString());
                assertTrue(tally.told <= 1, tally::toString);
            }
        }
    }
}
