package org.listeningpost.ingest.redact.names;

import java.util.HashSet;
import java.util.Set;

/** Judges a word by its flags. */
final class WordSense {
    /** First names that are far more often verbs, also right after "my mom". */
    private static final Set<Long> VERBS = hashes(
            "will", "may", "can", "don", "has", "said", "bill", "so", "an", "in", "dan", "van", "sea", "son", "eva",
            "asia", "sale", "salud", "love", "rob", "pat", "drew", "mark", "chase", "trace", "rich", "king", "prince",
            "ever", "only", "true", "still", "too");

    private WordSense() {}

    /** An ordinary word by the lists, or one that posts use often and hardly ever capitalize. */
    static boolean isOrdinary(int flags) {
        int frequency = flags >> Lexicon.FREQUENCY_SHIFT & 3;
        int capital = flags >> Lexicon.CAPITAL_SHIFT & 3;
        return (flags & Lexicon.NON_NAME) != 0 || (frequency >= 1 && capital == 1);
    }

    /** A word that posts hardly ever write. */
    static boolean isRare(int flags) {
        return (flags >> Lexicon.FREQUENCY_SHIFT & 3) == 0;
    }

    /** A surname that posts hardly ever write, be it a word of some list as well: Ashworth, Hollister. */
    static boolean isRareSurname(int flags) {
        return (flags & Lexicon.SURNAME) != 0 && isRare(flags);
    }

    /** In the lists of names and in none of ordinary words. */
    static boolean isNameOnly(int flags) {
        return (flags & Lexicon.NAME) != 0 && !isOrdinary(flags);
    }

    /** In the lists of ordinary words and in none of names. */
    static boolean isNonNameOnly(int flags) {
        return (flags & (Lexicon.NAME | Lexicon.NON_NAME)) == Lexicon.NON_NAME;
    }

    static boolean isVerbToo(long hash) {
        return VERBS.contains(hash);
    }

    private static Set<Long> hashes(String... words) {
        Set<Long> hashes = new HashSet<>();
        for (String word : words) {
            hashes.add(WordTable.hash(word));
        }
        return Set.copyOf(hashes);
    }
}
