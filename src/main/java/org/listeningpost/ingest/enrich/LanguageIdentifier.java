package org.listeningpost.ingest.enrich;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.listeningpost.post.Language;

/**
 * Names the language of a short text: by its script where that decides, else by a linear model over character
 * n-grams. Immutable; safe for use by any number of threads.
 */
public final class LanguageIdentifier {
    /** Below this probability a tag would be a guess. */
    private static final double CONFIDENCE_MIN = 0.35;

    private static final int LETTERS_MIN = 4;
    private static final double SCRIPT_CONFIDENCE = 0.99;
    /** Scripts that several languages share; the letters that tell them apart may be missing in a short text. */
    private static final Set<String> SHARED_SCRIPTS = Set.of("ru", "ar", "zh", "hi", "bg", "sr", "fa");

    private final LanguageModel model;

    LanguageIdentifier(LanguageModel model) {
        this.model = model;
    }

    /** With the bundled model. */
    public static LanguageIdentifier standard() {
        return new LanguageIdentifier(LanguageModel.bundled());
    }

    /** The language, or {@code und} where the text is too short or too mixed to tell. */
    public Language identify(String text) {
        Scripts.Count count = Scripts.count(text);
        // brand names and loan words in Latin letters are common in other scripts, the reverse is rare
        if (count.leadingLetters() * 2 > count.latinLetters() && count.leadingLetters() > 1) {
            @Nullable String tag = count.language(text);
            return tag == null ? Language.UNDETERMINED : new Language(tag, scriptConfidence(tag, count));
        }
        return count.latinLetters() < LETTERS_MIN ? Language.UNDETERMINED : latin(text);
    }

    private Language latin(String text) {
        LanguageSums sums = new LanguageSums(model);
        if (LanguageWords.read(text, sums) < LETTERS_MIN) {
            return Language.UNDETERMINED;
        }
        double[] probabilities = sums.probabilities();
        int best = 0;
        for (int k = 1; k < probabilities.length; k++) {
            if (probabilities[k] > probabilities[best]) {
                best = k;
            }
        }
        double confidence = probabilities[best];
        return confidence < CONFIDENCE_MIN
                ? new Language(Language.UNDETERMINED.tag(), confidence)
                : new Language(model.tags().get(best), confidence);
    }

    private static double scriptConfidence(String tag, Scripts.Count count) {
        double share = (double) count.leadingLetters() / (count.leadingLetters() + count.latinLetters());
        double ceiling = SHARED_SCRIPTS.contains(tag) && count.leadingLetters() < 20 ? 0.9 : SCRIPT_CONFIDENCE;
        return ceiling * Math.min(1, 0.5 + share / 2);
    }
}
