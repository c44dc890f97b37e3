package org.listeningpost.ingest.enrich.sentiment;

/** From a reading to probabilities. Immutable but for the cache of words; safe for use by any number of threads. */
final class SentimentModel {
    private final Weights weights;
    private final Words words;

    SentimentModel(Weights weights) {
        this.weights = weights;
        this.words = new Words(new Lexicon(), new Senses(), weights);
    }

    Weights weights() {
        return weights;
    }

    PostReading read(String text, Tongue tongue) {
        return new PostReading(text, words, tongue);
    }

    /** Of negative, neutral and positive, in this order. */
    double[] probabilities(PostReading reading) {
        int talk = Weights.talk(reading);
        Sums sums = new Sums(weights, talk);
        Grams.of(reading, sums);
        float wordSize = weights.units()[talk] * Features.wordSize(sums.wordCount);
        float gramSize = weights.units()[talk] * Features.gramSize(sums.gramCount);
        float[] tone = new Tone(reading).numbers();
        float[] worth = weights.tones()[talk][Weights.register(reading)];
        float temperature = weights.temperatures()[Weights.calibrated(reading)];
        double[] scores = new double[Weights.LABELS];
        for (int label = 0; label < Weights.LABELS; label++) {
            float score = worth[Tone.SIZE * Weights.LABELS + label]
                    + sums.words[label] * wordSize
                    + sums.grams[label] * gramSize;
            for (int i = 0; i < Tone.SIZE; i++) {
                score += worth[i * Weights.LABELS + label] * tone[i];
            }
            scores[label] = score / temperature;
        }
        return softmax(scores);
    }

    static double[] softmax(double[] scores) {
        double max = Math.max(scores[0], Math.max(scores[1], scores[2]));
        double total = 0;
        for (int label = 0; label < scores.length; label++) {
            scores[label] = Math.exp(scores[label] - max);
            total += scores[label];
        }
        for (int label = 0; label < scores.length; label++) {
            scores[label] /= total;
        }
        return scores;
    }

    /** Adds up what words and n-grams say, in whole steps. */
    private static final class Sums implements Grams.Taker {
        private final Weights weights;
        private final byte[] table;
        private final int from;
        private final int[] words = new int[Weights.LABELS];
        private final int[] grams = new int[Weights.LABELS];
        private int wordCount;
        private int gramCount;

        Sums(Weights weights, int talk) {
            this.weights = weights;
            this.table = weights.table();
            this.from = talk * Weights.LABELS;
        }

        @Override
        public void word(int token, int bucket) {
            int row = weights.row(bucket) + from;
            words[0] += table[row];
            words[1] += table[row + 1];
            words[2] += table[row + 2];
            wordCount++;
        }

        @Override
        public void grams(int token, Word word, boolean negated) {
            int[] said = negated ? word.negated() : word.plain();
            grams[0] += said[from];
            grams[1] += said[from + 1];
            grams[2] += said[from + 2];
            gramCount += word.grams().length;
        }
    }
}
