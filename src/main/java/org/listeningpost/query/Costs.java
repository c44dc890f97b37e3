package org.listeningpost.query;

import org.listeningpost.query.QueryError.Kind;

/** Adds up what a query costs and refuses it above the limits. */
final class Costs {
    private final QueryLimits limits;
    private final Findings findings;
    private int clauses;
    private int expensiveLeaves;
    private int nearWords;
    private Span last = Span.NONE;

    Costs(QueryLimits limits, Findings findings) {
        this.limits = limits;
        this.findings = findings;
    }

    void check(Query query) {
        add(query, 1);
        if (clauses > limits.clausesMax()) {
            findings.error(
                    Kind.TOO_MANY_CLAUSES,
                    last,
                    "The query has " + clauses + " words and values; at most " + limits.clausesMax()
                            + " are possible.");
        }
        if (expensiveLeaves > limits.expensiveLeavesMax()) {
            findings.error(
                    Kind.TOO_EXPENSIVE,
                    last,
                    "The query has " + expensiveLeaves + " prefixes, wildcards and ~ words; at most "
                            + limits.expensiveLeavesMax() + " are possible.");
        }
        if (nearWords > limits.nearWordsMax()) {
            findings.error(
                    Kind.TOO_EXPENSIVE,
                    last,
                    "The phrases beside NEAR make too many pairs; use fewer of them or single words.");
        }
    }

    private void add(Query query, int depth) {
        if (depth == limits.depthMax() + 1 && !findings.has(Kind.TOO_DEEP)) {
            findings.error(Kind.TOO_DEEP, last, limits.tooDeep());
        }
        switch (query) {
            case Query.And and -> and.clauses().forEach(clause -> add(clause, depth + 1));
            case Query.Or or -> or.clauses().forEach(clause -> add(clause, depth + 1));
            case Query.Not not -> add(not.clause(), depth + 1);
            case Query.Near near -> addNear(near);
            case Query.Leaf leaf -> addLeaf(leaf);
        }
    }

    private void addLeaf(Query.Leaf leaf) {
        int cost =
                switch (leaf) {
                    case Query.Word word -> words(word.text());
                    case Query.Phrase phrase -> words(phrase.text());
                    case Query.Exact exact -> words(exact.text());
                    case Query.Keyword keyword -> keyword.values().size();
                    case Query.Prefix prefix -> expensive(words(prefix.text()));
                    case Query.Wildcard wildcard -> expensive(1);
                    case Query.Fuzzy fuzzy -> expensive(1);
                    case Query.Everything all -> 1;
                    case Query.Hashtag hashtag -> 1;
                    case Query.Account account -> 1;
                    case Query.Emoji emoji -> 1;
                    case Query.NumberRange range -> 1;
                    case Query.DateRange range -> 1;
                    case Query.Has has -> 1;
                };
        boolean wasWithin = clauses <= limits.clausesMax();
        clauses += cost;
        if (wasWithin) {
            last = leaf.span();
        }
    }

    private int expensive(int cost) {
        expensiveLeaves++;
        return cost;
    }

    private void addNear(Query.Near near) {
        near.left().forEach(this::addLeaf);
        near.right().forEach(this::addLeaf);
        nearWords += NearCost.of(near);
    }

    private static int words(String text) {
        int words = 0;
        for (String word : Folding.words(text)) {
            words += Math.max(
                    1, (int) word.codePoints().filter(Costs::isWordAlone).count());
        }
        return Math.max(1, words);
    }

    /** Scripts without blanks are indexed letter by letter. */
    private static boolean isWordAlone(int letter) {
        return Character.isIdeographic(letter)
                || Character.UnicodeScript.of(letter) == Character.UnicodeScript.HIRAGANA;
    }

    /** Words of a text as {@link NearCost} counts them. */
    static int wordsOf(Query.Term term) {
        return words(term.text());
    }
}
