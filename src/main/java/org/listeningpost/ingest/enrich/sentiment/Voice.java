package org.listeningpost.ingest.enrich.sentiment;

/**
 * Who speaks and about what, as a few numbers that the model weighs. The same illness is bad news where somebody has it, and a
 * plain fact where an office counts it.
 */
final class Voice {
    static final int SIZE = 24;

    /** Whoever asks does so in the first words. */
    private static final int OPENING = 2;

    private final PostReading reading;
    private final boolean hasValence;
    private int words;
    private int numbers;
    private int self;
    private int kin;
    private int notice;
    private int report;
    private int illness;
    private int plain;
    private float good;
    private float bad;
    private float last;
    private boolean opensAsQuestion;

    /** @param hasValence whether any word of it is praise or blame by the lexicon */
    Voice(PostReading reading, boolean hasValence) {
        this.reading = reading;
        this.hasValence = hasValence;
        for (int token = 0; token < reading.size(); token++) {
            if (reading.isWord(token)) {
                count(token, reading.word(token));
            }
        }
    }

    private void count(int token, Word word) {
        opensAsQuestion |= words < OPENING && word.has(Word.ASKS);
        words++;
        numbers += reading.is(token, PostReading.NUMBER) ? 1 : 0;
        self += word.has(Word.SELF) ? 1 : 0;
        kin += word.has(Word.KIN) ? 1 : 0;
        notice += word.has(Word.NOTICE) ? 1 : 0;
        report += word.has(Word.REPORT) ? 1 : 0;
        illness += word.has(Word.ILLNESS) ? 1 : 0;
        if (reading.is(token, PostReading.LAST) && reading.is(token, PostReading.PHRASED)) {
            float sense = reading.sense(token);
            plain += sense == 0 ? 1 : 0;
            good += Math.max(0, sense);
            bad -= Math.min(0, sense);
            last = sense == 0 ? last : sense;
        }
    }

    void put(float[] into, int at) {
        boolean personal = self > 0 || kin > 0;
        boolean formal = notice + report > 0;
        boolean asks = reading.questions() > 0 && opensAsQuestion;
        into[at] = flag(self > 0);
        into[at + 1] = share(self);
        into[at + 2] = flag(kin > 0);
        into[at + 3] = upToThree(notice);
        into[at + 4] = upToThree(report);
        into[at + 5] = upToThree(illness);
        into[at + 6] = flag(illness > 0 && self > 0);
        into[at + 7] = flag(illness > 0 && kin > 0);
        into[at + 8] = flag(illness > 0 && !personal);
        into[at + 9] = personal ? 0 : upToThree(notice);
        into[at + 10] = personal ? 0 : upToThree(report);
        into[at + 11] = flag(opensAsQuestion);
        into[at + 12] = flag(asks && !hasValence);
        into[at + 13] = Math.min(4, numbers) / 4f;
        into[at + 14] = flag(!personal && !hasValence);
        into[at + 15] = flag(personal && !hasValence);
        into[at + 16] = flag(reading.isTidy() && !personal);
        into[at + 18] = upToThree(plain);
        into[at + 19] = good / (good + 3);
        into[at + 20] = bad / (bad + 3);
        into[at + 21] = last / 3;
        into[at + 22] = flag(good > bad && !hasValence);
        into[at + 23] = flag(bad > good && !hasValence);
        into[at + 17] = personal ? 0 : share(notice + report + illness) * flag(formal);
    }

    private float share(int count) {
        return words == 0 ? 0 : Math.min(1, 3f * count / words);
    }

    private static float upToThree(int count) {
        return Math.min(3, count) / 3f;
    }

    private static float flag(boolean holds) {
        return holds ? 1 : 0;
    }
}
