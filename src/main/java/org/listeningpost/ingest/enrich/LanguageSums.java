package org.listeningpost.ingest.enrich;

import org.listeningpost.ingest.enrich.LanguageModel.Row;

/**
 * Adds up what the words of one text say for each language. Most words of most posts are among a few thousand, so what a word
 * says is kept: one read instead of twenty from a table that does not fit into a processor's nearest memory.
 */
final class LanguageSums implements LanguageWords.Reader {
    private final LanguageModel model;
    private final int[] sums = new int[LanguageModel.LANGUAGES_MAX];
    /** Of the languages by fours, as in a {@link Row}; not yet among the sums. */
    private long even0;

    private long odd0;
    private long even1;
    private long odd1;
    private long even2;
    private long odd2;
    private long even3;
    private long odd3;
    private int pending;
    private int size;

    LanguageSums(LanguageModel model) {
        this.model = model;
    }

    @Override
    public int read(char[] word, int length) {
        Row row = model.word(word, length);
        if (pending + row.size() > Row.ADDENDS_MAX) {
            addPending();
        }
        even0 += row.even0();
        odd0 += row.odd0();
        even1 += row.even1();
        odd1 += row.odd1();
        even2 += row.even2();
        odd2 += row.odd2();
        even3 += row.even3();
        odd3 += row.odd3();
        pending += row.size();
        size += row.size();
        return size;
    }

    private void addPending() {
        new Row(Row.NO_WORD, pending, even0, odd0, even1, odd1, even2, odd2, even3, odd3).addTo(sums);
        even0 = odd0 = even1 = odd1 = even2 = odd2 = even3 = odd3 = 0;
        pending = 0;
    }

    /** Probability of each language, in the order of the model's tags. */
    double[] probabilities() {
        addPending();
        return model.probabilities(sums, size);
    }
}
