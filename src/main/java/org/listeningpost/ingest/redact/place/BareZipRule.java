package org.listeningpost.ingest.redact.place;

import java.util.Set;
import org.listeningpost.ingest.redact.text.Candidate;
import org.listeningpost.ingest.redact.text.IdentifierType;
import org.listeningpost.ingest.redact.text.Rule;
import org.listeningpost.ingest.redact.text.Scan;
import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.WordClass;
import org.listeningpost.ingest.redact.text.Zip3;

/**
 * Five digits without the word ZIP that stand where a place stands: {@code anyone in 78704 with}, {@code entered 78704},
 * {@code 78704 folks}, {@code 28013 Madrid}. What is counted, paid or measured is none.
 */
public final class BareZipRule implements Rule {
    private static final Set<String> TYPED = Set.of(
            "entered",
            "typed",
            "entering",
            "around",
            "serving",
            "covering",
            "cover",
            "covers",
            "searched",
            "search",
            "input",
            "put",
            "mailed");
    private static final Set<String> SOMEBODY = Set.of(
            "anyone",
            "anybody",
            "someone",
            "somebody",
            "folks",
            "neighbors",
            "here",
            "am",
            "im",
            "m",
            "house",
            "home",
            "alguien",
            "aqui",
            "estoy",
            "moms",
            "parents",
            "nurses",
            "doctors",
            "doctor",
            "clinic",
            "pharmacy");
    /** Behind a ZIP code: those who live there. */
    private static final Set<String> LOCALS =
            Set.of("folks", "residents", "here", "area", "neighbors", "zip", "zipcode");

    private static final int ZIP_WITHIN = 6;
    private static final int DIGITS = 5;
    private static final int MORE_DIGITS = 4;
    private static final int HEAD = 3;
    /** What the upper value of a blood pressure can be. */
    private static final int PRESSURE_MIN = 70;

    private static final int PRESSURE_MAX = 230;
    private static final int ROUND = 50;

    private final Zip3 zip3;

    public BareZipRule(Zip3 zip3) {
        this.zip3 = zip3;
    }

    @Override
    public void at(Scan scan, int i) {
        Tokens t = scan.tokens();
        if (t.length(i) == HEAD && t.isJoint(i + 1, "-")) {
            parted(scan, i);
            return;
        }
        if (t.length(i) != DIGITS || t.isOneOf(i - 1, "$\u20AC\u00A3#") || t.isOneOf(i + 1, "%$\u20AC")) {
            return;
        }
        int last = withFour(t, i);
        if (last > i) {
            scan.add(i, last, IdentifierType.ZIP, Candidate.SHAPED, "zip:nine", zip3.placeholder(t.string(i)));
            return;
        }
        boolean counted = t.isAny(i + 1, WordClass.COUNTING) && !isOfLocals(t, i);
        if (!counted
                && (isTyped(scan, t, i)
                        || isPlaced(t, i)
                        || isAsked(t, i)
                        || isOfLocals(t, i)
                        || isBeforeTown(t, i)
                        || isMeant(t, i))) {
            scan.add(i, i, IdentifierType.ZIP, Candidate.SHAPED, "zip:bare", zip3.placeholder(t.string(i)));
        }
    }

    /** {@code moved from 644-73}: what no pressure and no score reads like, where a place is meant. */
    private void parted(Scan scan, int i) {
        Tokens t = scan.tokens();
        int last = i + 2;
        boolean shaped = t.isNumber(last)
                && t.length(last) == DIGITS - HEAD
                && !t.isJoint(i - 1, "-./,")
                && !t.isOneOf(i - 1, "$\u20AC#+")
                && !(t.isOneOf(last + 1, "-./:") && t.isAlphanumeric(last + 2) && !t.spaceBefore(last + 2))
                && !t.isAny(last + 1, WordClass.COUNTING)
                && !t.isNumber(last + 1)
                && (t.value(i) < PRESSURE_MIN || t.value(i) > PRESSURE_MAX)
                && t.value(i) % ROUND != 0;
        boolean ends = t.equalsFolded(i - 1, "for") && t.isOneOf(last + 1, ".!?") && !t.isNumber(i - 2);
        if (shaped && (ends || ZipContext.isMeant(t, i, last))) {
            String code = t.string(i) + t.string(last);
            scan.add(i, last, IdentifierType.ZIP, Candidate.WEAK, "zip:parted", zip3.placeholder(code));
        }
    }

    /** {@code 79410-6790}, and with a blank where a place is meant. */
    private static int withFour(Tokens t, int i) {
        boolean dash = t.isJoint(i + 1, "-");
        int four = dash ? i + 2 : i + 1;
        boolean fits = t.isNumber(four)
                && t.length(four) == MORE_DIGITS
                && !t.isOneOf(i - 1, "-./+")
                && !t.isNumber(i - 1)
                && !(t.isOneOf(four + 1, "-./") && t.hasDigit(four + 2))
                && !t.isNumber(four + 1);
        boolean range = t.string(i).endsWith("00");
        return fits && !range && (dash || ZipContext.isMeant(t, i, four) && t.start(four) - t.end(i) == 1) ? four : i;
    }

    /** Spoken of as a place, and no round number unless somebody in it is asked for. */
    private static boolean isMeant(Tokens t, int i) {
        return t.seen(WordClass.ZIP_CUE) && !(t.isOneOf(i + 1, ",.") && t.hasDigit(i + 2))
                || ZipContext.isMeant(t, i, i)
                        && !t.string(i).endsWith("0000")
                        && (!t.string(i).endsWith("000") || isSure(t, i));
    }

    private static boolean isSure(Tokens t, int i) {
        return !t.is(i + 1, WordClass.STOP) || t.isWord(i - 2) && SOMEBODY.contains(t.folded(i - 2));
    }

    /** The word before it, over an opening bracket or quote. */
    private static int wordBefore(Tokens t, int i) {
        int opening = t.isOneOf(i - 1, "(\"") ? i - 1 : i;
        opening = t.isMark(opening - 1, '(') ? opening - 1 : opening;
        return opening - 1;
    }

    /** "entered 78704", "within 20 miles of 78704", "delivery to 78704", "Topeka 66603". */
    private static boolean isTyped(Scan scan, Tokens t, int i) {
        int word = wordBefore(t, i);
        boolean area = t.equalsFolded(word, "the") && t.equalsFolded(i + 1, "area")
                || t.equalsFolded(word, "zona")
                || t.equalsFolded(word, "zone") && !t.equalsFolded(word - 1, "time");
        boolean behindTown = word == i - 1 && i > 0 && scan.isCityEnd(t.end(word));
        boolean around = t.equalsFolded(word, "of")
                && (t.equalsFolded(word - 1, "miles") || t.equalsFolded(word - 1, "outside"));
        boolean sent = t.equalsFolded(word, "to")
                && (t.is(word - 1, WordClass.ADDRESS_CUE)
                        || t.equalsFolded(word - 1, "delivery")
                        || t.equalsFolded(word - 1, "mailed"));
        return area
                || behindTown
                || around
                || sent
                || t.isWord(word) && TYPED.contains(t.folded(word))
                || t.before(word + 1, 3, WordClass.ZIP_CUE.bit)
                || t.after(i, ZIP_WITHIN, WordClass.ZIP_CUE.bit)
                || t.seen(WordClass.ZIP_CUE) && isMine(t, word);
    }

    /** "what zip are you in? mine is 78704", "mailed to 78704". */
    private static boolean isMine(Tokens t, int word) {
        return t.before(word + 1, 3, WordClass.POSSESSIVE.bit)
                || t.equalsFolded(word - 1, "mine")
                || t.equalsFolded(word - 2, "mine");
    }

    private static boolean isIn(Tokens t, int word) {
        return t.equalsFolded(word, "in") || t.equalsFolded(word, "near") || t.equalsFolded(word, "en");
    }

    /** "anybody in 78704?", "near (78704)": nothing follows that it could count. */
    private static boolean isPlaced(Tokens t, int i) {
        int word = wordBefore(t, i);
        if (!isIn(t, word) || t.string(i).endsWith("000")) {
            return false;
        }
        boolean closed = i + 1 >= t.count()
                || t.is(i + 1, WordClass.STOP)
                || t.isCapitalized(i + 1)
                        && t.isAny(i + 1, WordClass.COUNTRY.bit | WordClass.CITY.bit | WordClass.STATE.bit)
                || t.kind(i + 1) == Tokens.MARK && !t.isOneOf(i + 1, ",.")
                || t.isOneOf(i + 1, ",.") && !t.hasDigit(i + 2);
        boolean bracketed = word < i - 1 && t.isOneOf(i + 1, ")\"");
        return bracketed || closed && !t.isNumber(word - 1) && !t.before(i, 4, WordClass.COUNTED.bit);
    }

    /** "folks in 78704 with": somebody is asked for, or lives there. */
    private static boolean isAsked(Tokens t, int i) {
        boolean asked = t.isWord(i - 2) && SOMEBODY.contains(t.folded(i - 2)) || t.is(i - 2, WordClass.SETTLED);
        return asked && isIn(t, i - 1) && !t.string(i).endsWith("000");
    }

    /** "78704 folks", "the 78704 zip code": no round number. */
    private static boolean isOfLocals(Tokens t, int i) {
        return t.isWord(i + 1)
                && LOCALS.contains(t.folded(i + 1))
                && !t.string(i).endsWith("00")
                && !t.before(i, 3, WordClass.COUNTED.bit)
                && !t.equalsFolded(i - 1, "of");
    }

    /** "28013 Madrid". */
    private static boolean isBeforeTown(Tokens t, int i) {
        return t.isCapitalized(i + 1)
                && t.is(i + 1, WordClass.CITY_LARGE)
                && !t.isUpperCase(i + 1)
                && !t.string(i).endsWith("00")
                && t.start(i + 1) - t.end(i) == 1;
    }
}
