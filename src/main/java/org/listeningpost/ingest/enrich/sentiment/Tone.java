package org.listeningpost.ingest.enrich.sentiment;

/**
 * What the lexicon makes of a post, as a few numbers that the model weighs: rules of VADER (Hutto and Gilbert 2014) for
 * negation, emphasis and "but", over words, emoji and phrases with a sense of their own.
 */
final class Tone {
    /** Numbers in {@link #numbers()}: its own, and behind them those of {@link Voice}. */
    static final int SIZE = 30 + Voice.SIZE;

    private static final float BOOST = 0.293f;
    private static final float SHOUT = 0.733f;
    private static final float NEGATION = -0.74f;
    private static final float NORM = 15;
    private static final int BOOST_REACH = 3;
    /** A sum that is no accident. */
    private static final float CLEAR = 0.75f;

    private final PostReading reading;
    private final float[] valences;
    private final float[] numbers = new float[SIZE];
    private int lastTurn = -1;
    private float sum;
    private float turned;
    private float before;
    private float after;
    private float faces;
    private float senses;
    private float positive;
    private float negative;
    private float highest;
    private float lowest;
    private float first;
    private float last;
    private int positives;
    private int negatives;
    private int words;
    private int shouted;
    private int drawnOut;

    Tone(PostReading reading) {
        this.reading = reading;
        this.valences = new float[reading.size()];
        weigh();
        count();
        new Voice(reading, positives + negatives > 0).put(numbers, SIZE - Voice.SIZE);
    }

    float[] numbers() {
        return numbers;
    }

    /** What a token adds, with everything around it but the turn of a "but". */
    float valence(int token) {
        return valences[token];
    }

    private void weigh() {
        boolean isMixed = false;
        for (int i = 0; i < valences.length; i++) {
            isMixed |= reading.isWord(i) && !reading.is(i, PostReading.SHOUTED);
        }
        for (int i = 0; i < valences.length; i++) {
            Word word = reading.word(i);
            if (reading.is(i, PostReading.SENSED)) {
                valences[i] = emphasized(i, reading.sense(i), isMixed);
            } else {
                float valence = word.valence(reading.tongue(), reading.namesHealth());
                if (valence != 0 && reading.isWord(i)) {
                    valence = emphasized(i, valence, isMixed);
                    valence *= reading.is(i, PostReading.NEGATED) ? NEGATION : 1;
                }
                valences[i] = valence;
                lastTurn = word.turns(reading.tongue()) ? i : lastTurn;
            }
        }
    }

    private float emphasized(int token, float valence, boolean isMixed) {
        if (valence == 0) {
            return 0;
        }
        float more = 0;
        for (int back = 1; back <= BOOST_REACH && back <= token; back++) {
            Word before = reading.word(token - back);
            float step = BOOST * (1 - 0.05f * (back - 1));
            more += before.boosts(reading.tongue()) ? step : before.damps(reading.tongue()) ? -step : 0;
        }
        more += isMixed && reading.is(token, PostReading.SHOUTED) ? SHOUT : 0;
        more += reading.is(token, PostReading.DRAWN_OUT) ? BOOST : 0;
        float size = Math.max(0.1f, Math.abs(valence) + more);
        return valence > 0 ? size : -size;
    }

    private void count() {
        for (int i = 0; i < valences.length; i++) {
            words += reading.isWord(i) ? 1 : 0;
            drawnOut += reading.is(i, PostReading.DRAWN_OUT) ? 1 : 0;
            shouted += reading.is(i, PostReading.SHOUTED) ? 1 : 0;
            if (valences[i] != 0) {
                count(i, valences[i]);
            }
        }
        strengths();
        extremes();
        surroundings();
    }

    private void count(int token, float valence) {
        boolean isAfter = lastTurn >= 0 && token > lastTurn;
        sum += valence;
        turned += lastTurn < 0 ? valence : isAfter ? valence * 1.5f : valence / 2;
        before += token < lastTurn ? valence : 0;
        after += isAfter ? valence : 0;
        faces += reading.isWord(token) ? 0 : valence;
        senses += reading.is(token, PostReading.SENSED) ? valence : 0;
        positive += Math.max(0, valence);
        negative -= Math.min(0, valence);
        positives += valence > 0 ? 1 : 0;
        negatives += valence < 0 ? 1 : 0;
        highest = Math.max(highest, valence);
        lowest = Math.min(lowest, valence);
        first = first == 0 ? valence : first;
        last = valence;
    }

    private void strengths() {
        numbers[0] = compound(turned);
        numbers[1] = compound(sum);
        numbers[2] = compound(faces);
        numbers[3] = compound(senses);
        numbers[4] = compound(before);
        numbers[5] = compound(after);
        numbers[6] = positive / (positive + 4);
        numbers[7] = negative / (negative + 4);
        numbers[8] = Math.min(4, positives) / 4f;
        numbers[9] = Math.min(4, negatives) / 4f;
    }

    private void extremes() {
        numbers[10] = last / 4;
        numbers[11] = first / 4;
        numbers[12] = highest / 4;
        numbers[13] = -lowest / 4;
        numbers[14] = Math.min(positive, negative) / 4;
        numbers[26] = positives + negatives == 0 ? 1 : 0;
        numbers[27] = turned >= CLEAR ? 1 : 0;
        numbers[28] = turned <= -CLEAR ? 1 : 0;
        // praise beside bad news is often mockery
        numbers[29] = senses < 0 && positive > 2 * CLEAR ? 1 : 0;
    }

    private void surroundings() {
        numbers[15] = lastTurn >= 0 ? 1 : 0;
        numbers[16] = words == 0 ? 0 : (float) shouted / words;
        numbers[17] = Math.min(3, drawnOut) / 3f;
        numbers[18] = Math.min(3, reading.exclamations()) / 3f;
        numbers[19] = Math.min(3, reading.questions()) / 3f;
        numbers[20] = Math.min(2, reading.ellipses()) / 2f;
        numbers[21] = Math.min(2, reading.links()) / 2f;
        numbers[22] = Math.min(2, reading.mentions()) / 2f;
        numbers[23] = reading.isMocking() ? 1 : 0;
        numbers[24] = (float) Math.log1p(words) / 4;
        numbers[25] = words == 0 ? 0 : Math.min(1, (float) (positives + negatives) / words);
    }

    private static float compound(float sum) {
        return (float) (sum / Math.sqrt(sum * sum + NORM));
    }
}
