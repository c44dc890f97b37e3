package org.listeningpost.trend.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.listeningpost.query.Query;
import org.listeningpost.query.Span;
import org.listeningpost.trend.Bucket;
import org.listeningpost.trend.Emergence;
import org.listeningpost.trend.Emergences;
import org.listeningpost.trend.Series;

/** Judges what may be rising in the posts of a question. Thread-safe. */
record RiseJudge(CandidateIndex index) {
    /** Words and hashtags that a few days offer; those that are tested were picked from all of them. */
    static final int WORDS_ASKED = 10_000;

    /**
     * What came of it.
     *
     * @param findings one for each candidate; empty where there is too little history
     */
    record Judged(List<Candidate> candidates, List<Emergences.Finding> findings, boolean isTooLittleHistory) {}

    /** The candidates of some posts, counted. */
    private record Scope(List<Candidate> candidates, List<Emergences.Term> terms, int first) {}

    Judged judge(RisePlan plan) {
        List<Bucket> bins = plan.bins();
        Scope own = scope(plan.question().query(), plan, bins);
        List<Emergences.Finding> findings =
                Emergences.judge(own.terms, own.first, plan.days(), values -> adjusted(own.candidates, values));
        if (findings.stream().anyMatch(Emergences.Finding::isHeldBack)) {
            findings = lookAgain(plan, bins, own);
        }
        return new Judged(own.candidates, findings, !Emergence.hasHistory(bins.size(), own.first, plan.days()));
    }

    /** What hides the terms of a narrow question need not be in its posts: then those of all posts are judged with them. */
    private List<Emergences.Finding> lookAgain(RisePlan plan, List<Bucket> bins, Scope own) {
        List<Candidate> candidates = new ArrayList<>(own.candidates);
        List<Emergences.Term> terms = new ArrayList<>(own.terms);
        int size = own.candidates.size();
        if (!plan.question().isEverything()) {
            Scope whole = scope(new Query.Everything(Span.NONE), plan, bins);
            candidates.addAll(whole.candidates);
            terms.addAll(whole.terms);
        }
        return Emergences.judge(
                        terms,
                        own.first,
                        plan.days(),
                        values -> adjusted(candidates, size, values),
                        index.beside(plan, candidates, size, bins))
                .stream()
                .limit(size)
                .toList();
    }

    private Scope scope(Query query, RisePlan plan, List<Bucket> bins) {
        Bucket past = new Bucket(bins.getFirst().start(), plan.judged().start());
        List<Candidate> candidates = index.candidates(query, plan.judged(), past);
        CandidateIndex.DayCounts counts = index.count(query, candidates, bins, plan.zone());
        List<Emergences.Term> terms = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            double[] row = counts.candidates().get(i);
            terms.add(new Emergences.Term(
                    Series.of(plan.calendar(), bins, row),
                    RiseAnswer.rest(counts.all(), row),
                    candidates.get(i).kind() != Candidate.Kind.TOPIC));
        }
        return new Scope(candidates, terms, RiseAnswer.firstObserved(counts.all()));
    }

    /** Each scope is a question of its own. */
    private static double[] adjusted(List<Candidate> candidates, int own, double[] pValues) {
        double[] adjusted = new double[pValues.length];
        for (int begin : new int[] {0, own}) {
            int end = begin == 0 ? own : pValues.length;
            double[] part = adjusted(candidates.subList(begin, end), Arrays.copyOfRange(pValues, begin, end));
            System.arraycopy(part, 0, adjusted, begin, part.length);
        }
        return adjusted;
    }

    /** Topics are all looked at; words and hashtags are the most conspicuous of very many. */
    private static double[] adjusted(List<Candidate> candidates, double[] pValues) {
        double[] adjusted = new double[pValues.length];
        for (boolean isTopic : new boolean[] {true, false}) {
            List<Integer> family = new ArrayList<>();
            for (int i = 0; i < pValues.length; i++) {
                if (candidates.get(i).kind() == Candidate.Kind.TOPIC == isTopic) {
                    family.add(i);
                }
            }
            double[] fitted = Emergence.adjusted(
                    family.stream().mapToDouble(i -> pValues[i]).toArray(), isTopic ? family.size() : WORDS_ASKED);
            for (int i = 0; i < fitted.length; i++) {
                adjusted[family.get(i)] = fitted[i];
            }
        }
        return adjusted;
    }
}
