package org.listeningpost.trend.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.listeningpost.http.ProblemException;
import org.listeningpost.query.Query;
import org.listeningpost.query.Span;
import org.listeningpost.search.ElasticCounts;
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
     * @param isCutShort whether there was no time to look again at what rises in number alone
     */
    record Judged(
            List<Candidate> candidates,
            List<Emergences.Finding> findings,
            boolean isTooLittleHistory,
            boolean isCutShort) {}

    /** The candidates of some posts, counted. */
    private record Scope(List<Candidate> candidates, List<Emergences.Term> terms, int first) {}

    Judged judge(RisePlan plan) {
        List<Bucket> bins = plan.bins();
        Scope own = scope(plan.question().query(), plan, bins, true);
        int size = own.candidates.size();
        List<Emergences.Finding> first =
                Emergences.judge(own.terms, own.first, plan.days(), values -> adjusted(own.candidates, size, values));
        boolean isTooLittle = !Emergence.hasHistory(bins.size(), own.first, plan.days());
        if (first.stream().noneMatch(Emergences.Finding::isHeldBack)) {
            return new Judged(own.candidates, first, isTooLittle, false);
        }
        @Nullable List<Emergences.Finding> second = inTime(() -> lookAgain(plan, bins, own));
        return new Judged(own.candidates, second == null ? first : second, isTooLittle, second == null);
    }

    /** Days in which much rises are those in which an answer is wanted: what was found stands without the second look. */
    static @Nullable List<Emergences.Finding> inTime(Supplier<List<Emergences.Finding>> look) {
        try {
            return look.get();
        } catch (ProblemException e) {
            if (!e.problem().code().equals(ElasticCounts.TOO_SLOW)) {
                throw e;
            }
            return null;
        }
    }

    /** What hides the terms of a narrow question need not be in its posts: then those of all posts are judged with them. */
    private List<Emergences.Finding> lookAgain(RisePlan plan, List<Bucket> bins, Scope own) {
        List<Candidate> candidates = new ArrayList<>(own.candidates);
        List<Emergences.Term> terms = new ArrayList<>(own.terms);
        int size = own.candidates.size();
        if (!plan.question().isEverything()) {
            Scope whole = scope(new Query.Everything(Span.NONE), plan, bins, false);
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

    /** @param isAskedFor whether these are the posts of the question; of others there are no topics, which hide nothing */
    private Scope scope(Query query, RisePlan plan, List<Bucket> bins, boolean isAskedFor) {
        Bucket past = new Bucket(bins.getFirst().start(), plan.judged().start());
        List<Candidate> candidates = index.candidates(query, plan.judged(), past).stream()
                .filter(candidate -> isAskedFor || candidate.kind() != Candidate.Kind.TOPIC)
                .toList();
        CandidateIndex.DayCounts counts = index.count(query, candidates, bins, plan.zone());
        List<Emergences.Term> terms = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            double[] row = counts.candidates().get(i);
            terms.add(new Emergences.Term(
                    Series.of(plan.calendar(), bins, row),
                    RiseAnswer.rest(counts.all(), row),
                    candidates.get(i).kind() != Candidate.Kind.TOPIC,
                    isAskedFor));
        }
        return new Scope(candidates, terms, RiseAnswer.firstObserved(counts.all()));
    }

    /** What is adjusted together. */
    private enum Family {
        TOPICS,
        WORDS,
        WORDS_OF_ALL_POSTS
    }

    /**
     * Topics are all looked at; words and hashtags are the most conspicuous of very many. Each scope is a question of its own.
     *
     * @param own how many of the candidates, the first ones, are of the posts of the question
     */
    private static double[] adjusted(List<Candidate> candidates, int own, double[] pValues) {
        double[] adjusted = new double[pValues.length];
        for (Family family : Family.values()) {
            int[] members = IntStream.range(0, pValues.length)
                    .filter(i -> family(candidates.get(i), i < own) == family)
                    .toArray();
            double[] fitted = Emergence.adjusted(
                    IntStream.of(members).mapToDouble(i -> pValues[i]).toArray(),
                    family == Family.TOPICS ? members.length : WORDS_ASKED);
            for (int i = 0; i < members.length; i++) {
                adjusted[members[i]] = fitted[i];
            }
        }
        return adjusted;
    }

    private static Family family(Candidate candidate, boolean isOwn) {
        if (!isOwn) {
            return Family.WORDS_OF_ALL_POSTS;
        }
        return candidate.kind() == Candidate.Kind.TOPIC ? Family.TOPICS : Family.WORDS;
    }
}
