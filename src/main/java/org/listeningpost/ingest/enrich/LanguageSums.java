package org.listeningpost.ingest.enrich;

import org.listeningpost.ingest.enrich.LanguageModel.Row;

/**
 * Adds up what the words of one text say for each language. Most words of most posts are among a few thousand, so what a word
 * says is kept: one read instead of twenty from a table that does not fit into a processor's nearest memory.
 */
final class LanguageSums implements LanguageWords.Reader {
    private final LanguageModel model;
    private final int[] sums = new int[LanguageModel.LANGUAGES_MAX];
    private Row pending = Row.EMPTY;
    private int size;

    LanguageSums(LanguageModel model) {
        this.model = model;
    }

    @Override
    public int read(char[] word, int length) {
        Row row = model.word(word, length);
        if (pending.size() + row.size() > Row.ADDENDS_MAX) {
            pending.addTo(sums);
            pending = row;
        } else {
            pending = pending.plus(row);
        }
        size += row.size();
        return size;
    }

    /** Probability of each language, in the order of the model's tags. */
    double[] probabilities() {
        pending.addTo(sums);
        pending = Row.EMPTY;
        return model.probabilities(sums, size);
    }
}
