package org.listeningpost.trend;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Judges many terms of the same days together. When much rises at once all posts become more, and the share of each term less
 * than it rises: the terms hide one another. So a term that rises in number, but not as a share of all posts, is looked at once
 * more among those posts alone that carry none of the other rising terms. A source that is new, and brings more of everything,
 * makes nothing rise there either.
 */
public final class Emergences {
    /** A term in whose posts another stands as often as this tells the same story, and is not set aside for it. */
    private static final double TOGETHER = 0.2;
    /** A share that chance makes as large as rarely as this may be what hides others. */
    private static final double HIDING = 0.05;
    /** Terms that are looked at once more; those that are asked for come first. */
    private static final int AGAIN_MAX = 100;

    /** Terms that are set aside: with the others no more than an engine counts in pairs. */
    private static final int HIDING_MAX = 100;

    private static final int ROUNDS_MAX = 3;

    private Emergences() {}

    /**
     * A term with its posts.
     *
     * @param rest what other posts there were on each day
     * @param canBeSetAside whether posts that carry it may be left out for the sake of others
     * @param isAskedFor whether its finding is wanted; another one is there for what it may hide
     */
    public record Term(Series series, double[] rest, boolean canBeSetAside, boolean isAskedFor) {}

    /** Counts posts when they are asked for. */
    public interface Posts {
        /** The posts of the judged days that carry each of the first terms, and one of these with each of the others. */
        Together together(List<Integer> hiding, List<Integer> again);

        /**
         * Terms among the posts that carry none of others.
         *
         * @param aside for each of the terms these others
         */
        List<Emergence.Share> beside(List<Integer> terms, List<List<Integer>> aside);
    }

    /**
     * Which terms stand in the same posts.
     *
     * @param posts of each term that may hide others
     * @param both of these those that carry another term too, in a column for each
     */
    public record Together(double[] posts, double[][] both) {}

    /**
     * What came of a term.
     *
     * @param adjusted p value for how many questions were asked
     * @param isTold whether it rises
     * @param isHeldBack whether it rises in number alone: its share may be that of all that grows
     */
    public record Finding(Emergence rise, double adjusted, boolean isTold, boolean isHeldBack) {}

    /**
     * Judges the last days.
     *
     * @param first the first day with history
     * @param adjust p values of all terms for how many questions were asked
     * @return one for each term; empty where there is too little history
     */
    public static List<Finding> judge(
            List<Term> terms, int first, int days, UnaryOperator<double[]> adjust, Posts posts) {
        List<Emergence> rises = alone(terms, first, days);
        List<Finding> findings = findings(rises, adjust);
        long hiding = 0;
        for (int round = 0; round < ROUNDS_MAX; round++) {
            List<Finding> before = findings;
            long more = places(findings, term -> isHiding(terms, before, term)).count();
            // What was found in a round can be set aside in the next.
            if (more <= hiding) {
                break;
            }
            hiding = more;
            lookAgain(terms, first, days, findings, rises, posts);
            findings = findings(rises, adjust);
        }
        return findings;
    }

    /** The same, each for itself. */
    public static List<Finding> judge(List<Term> terms, int first, int days, UnaryOperator<double[]> adjust) {
        return findings(alone(terms, first, days), adjust);
    }

    private static List<Emergence> alone(List<Term> terms, int first, int days) {
        List<Emergence> rises = new ArrayList<>();
        for (Term term : terms) {
            @Nullable Emergence rise = Emergence.judge(term.series, term.rest, first, days);
            if (rise == null) {
                return List.of();
            }
            rises.add(rise);
        }
        return rises;
    }

    /** What grows with everything hides nothing: its share is what it was. */
    private static boolean isHiding(List<Term> terms, List<Finding> findings, int term) {
        Finding finding = findings.get(term);
        return terms.get(term).canBeSetAside
                && (finding.isTold || finding.isHeldBack && finding.rise.pValue() <= HIDING);
    }

    private static void lookAgain(
            List<Term> terms, int first, int days, List<Finding> findings, List<Emergence> rises, Posts posts) {
        List<Integer> again = places(findings, term -> findings.get(term).isHeldBack)
                .sorted(Comparator.comparing(term -> !terms.get(term).isAskedFor))
                .limit(AGAIN_MAX)
                .toList();
        if (again.isEmpty()) {
            return;
        }
        List<Integer> hiding = places(findings, term -> isHiding(terms, findings, term))
                .limit(HIDING_MAX)
                .toList();
        Together together = posts.together(hiding, again);
        List<List<Integer>> aside = IntStream.range(0, again.size())
                .mapToObj(column -> aside(hiding, together, column))
                .toList();
        List<Emergence.Share> shares = posts.beside(again, aside);
        for (int i = 0; i < again.size(); i++) {
            Term term = terms.get(again.get(i));
            List<Emergence.Share> both = List.of(new Emergence.Share(term.series, term.rest), shares.get(i));
            @Nullable Emergence rise = Emergence.judge(term.series, both, first, days);
            if (rise != null) {
                rises.set(again.get(i), rise);
            }
        }
    }

    private static List<Finding> findings(List<Emergence> rises, UnaryOperator<double[]> adjust) {
        double[] adjusted =
                adjust.apply(rises.stream().mapToDouble(Emergence::pValue).toArray());
        double[] inNumber =
                adjust.apply(rises.stream().mapToDouble(Emergence::pNumber).toArray());
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < rises.size(); i++) {
            Emergence rise = rises.get(i);
            boolean isTold = rise.isLarge() && adjusted[i] <= Emergence.FALSE_DISCOVERIES;
            boolean isMore = rise.isLarge() && inNumber[i] <= Emergence.FALSE_DISCOVERIES;
            findings.add(new Finding(rise, adjusted[i], isTold, isMore && !isTold));
        }
        return findings;
    }

    /** The most conspicuous first. */
    private static Stream<Integer> places(List<Finding> findings, IntPredicate isMeant) {
        return IntStream.range(0, findings.size())
                .filter(isMeant)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -findings.get(i).rise.score()));
    }

    /** Those that may hide a term and tell another story; the term itself stands in all of its posts. */
    private static List<Integer> aside(List<Integer> hiding, Together together, int column) {
        return IntStream.range(0, hiding.size())
                .filter(row -> together.both[row][column] < TOGETHER * together.posts[row])
                .mapToObj(hiding::get)
                .toList();
    }
}
