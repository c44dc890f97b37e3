package org.listeningpost.ingest.redact.place;

import org.listeningpost.ingest.redact.text.Lexicon;
import org.listeningpost.ingest.redact.text.NormalizedText;
import org.listeningpost.ingest.redact.text.Scan;
import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.WordClass;
import org.listeningpost.ingest.redact.text.Words;

/** A hashtag of a town and what it lies in: {@code #BoiseID}, {@code #ToledoOhio}, {@code #YakimaValley}. Stateless. */
final class TownTag {
    private static final int LENGTH_MAX = 30;
    private static final int TOWN_MIN = 4;
    private static final int CODE_LENGTH = 2;
    /** Codes that are words: {@code #IronyON}. */
    private static final Words WORDS = Words.of("on", "or", "in", "me", "ok", "hi", "oh");

    private static final long LARGE = WordClass.CITY_LARGE.bit | WordClass.CITY_SURE.bit;
    private static final Words PARTS = Words.of("valley", "county", "area", "metro", "valle", "bay", "beach");

    private TownTag() {}

    /** Whether the tag's last part is a state or a part of a country, and all before it a town. */
    static boolean isTown(Scan scan, int tag) {
        Tokens t = scan.tokens();
        if (!t.isCapitalized(tag) || t.length(tag) > LENGTH_MAX) {
            return false;
        }
        NormalizedText text = t.text();
        int end = t.end(tag);
        int cut = end - 1;
        while (cut > t.start(tag) && !isTurn(text, cut)) {
            cut--;
        }
        if (cut - t.start(tag) < TOWN_MIN || !isPart(scan, cut, end)) {
            return false;
        }
        boolean word = end - cut == CODE_LENGTH && WORDS.contains(Lexicon.fold(text.text(cut, end)));
        return isTown(scan, t.start(tag), cut, word ? LARGE : WordClass.CITY.bit);
    }

    /** A capital behind a small letter. */
    private static boolean isTurn(NormalizedText text, int i) {
        return Character.isUpperCase(text.charAt(i)) && Character.isLowerCase(text.charAt(i - 1));
    }

    private static boolean isPart(Scan scan, int from, int to) {
        NormalizedText text = scan.tokens().text();
        boolean code = to - from == CODE_LENGTH && Character.isUpperCase(text.charAt(to - 1));
        long classes = scan.lexiconClasses(text, from, to);
        return code
                ? (classes & WordClass.STATE_CODE.bit) != 0
                : (classes & WordClass.STATE.bit) != 0 || PARTS.contains(Lexicon.fold(text.text(from, to)));
    }

    private static boolean isTown(Scan scan, int from, int to, long towns) {
        return (scan.lexiconClasses(scan.tokens().text(), from, to) & towns) != 0;
    }
}
