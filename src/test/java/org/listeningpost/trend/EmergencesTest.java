package org.listeningpost.trend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class EmergencesTest {
    private static final int JUDGED = 3;
    private static final int DAYS = Emergence.reach() + JUDGED;

    private static double[] days(double before, double then) {
        double[] days = new double[DAYS];
        Arrays.setAll(days, day -> day < DAYS - JUDGED ? before : then);
        return days;
    }

    /** Three times as many posts, as of everything else. */
    private static Emergences.Term growing(int posts, boolean isAskedFor) {
        return new Emergences.Term(Series.ofDays(days(posts, 3.0 * posts)), days(10_000, 30_000), true, isAskedFor);
    }

    /** Beside all others nothing else grows. */
    private record Posts(List<Integer> looked, List<Emergences.Term> terms) implements Emergences.Posts {
        @Override
        public Emergences.Together together(List<Integer> hiding, List<Integer> again) {
            double[] posts = new double[hiding.size()];
            Arrays.fill(posts, 100);
            double[][] both = new double[posts.length][again.size()];
            for (int row = 0; row < posts.length; row++) {
                int itself = again.indexOf(hiding.get(row));
                if (itself >= 0) {
                    both[row][itself] = 100;
                }
            }
            return new Emergences.Together(posts, both);
        }

        @Override
        public List<Emergence.Share> beside(List<Integer> terms, List<List<Integer>> aside) {
            looked.addAll(terms);
            return terms.stream()
                    .map(term -> new Emergence.Share(this.terms.get(term).series(), days(10_000, 10_000)))
                    .toList();
        }
    }

    @Test
    void the_terms_of_a_narrow_question_are_looked_at_before_those_of_all_posts() {
        List<Emergences.Term> terms = new ArrayList<>(List.of(growing(20, true)));
        // What hides the others; without it nobody would look again.
        terms.add(new Emergences.Term(Series.ofDays(days(200, 6_000)), days(10_000, 30_000), true, false));
        IntStream.range(0, 160).forEach(i -> terms.add(growing(200, false)));
        List<Emergences.Finding> alone = Emergences.judge(terms, 0, JUDGED, values -> values);
        assertTrue(alone.getFirst().isHeldBack(), alone::toString);
        assertTrue(alone.getFirst().rise().score() < alone.getLast().rise().score(), "the others stand out more");
        Posts posts = new Posts(new ArrayList<>(), terms);
        List<Emergences.Finding> findings = Emergences.judge(terms, 0, JUDGED, values -> values, posts);
        assertTrue(posts.looked.contains(0), posts.looked::toString);
        assertTrue(findings.getFirst().isTold(), findings.getFirst()::toString);
        assertFalse(findings.getFirst().isHeldBack());
        assertEquals(terms.size(), findings.size());
    }
}
