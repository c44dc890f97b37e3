package org.listeningpost.ingest.redact.person;

import org.listeningpost.ingest.redact.text.Candidate;
import org.listeningpost.ingest.redact.text.IdentifierType;
import org.listeningpost.ingest.redact.text.NormalizedText;
import org.listeningpost.ingest.redact.text.Scan;
import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.WordClass;
import org.listeningpost.ingest.redact.text.Words;

/**
 * A name that somebody hid with marks between or instead of its letters: {@code L🌸e🌸n🌸a R🌸u🌸i🌸z}, {@code P-R-I-Y-A
 * K-E-L-L}, {@code H*ctor Iy*r}. Two words in a row are needed: one alone is emphasis or a swear word. Stateless.
 */
public final class MarkedName {
    private static final int LETTERS_MIN = 3;
    private static final int LETTERS_MAX = 20;
    private static final int JOINT_MAX = 4;
    private static final int SPELLED_MIN = 8;
    /** The slash is for {@link SpelledName} alone. */
    private static final String SPELLING = "-.*_~+|/";

    private static final int STARS_MAX = 4;
    private static final int SYLLABLE_MAX = 4;
    private static final int SYLLABLES_MIN = 3;
    private static final int PARTICLES_MAX = 3;
    private static final Words PARTICLES = Words.of("van", "von", "der", "den", "de", "la", "del", "di", "ter", "ten");

    private MarkedName() {}

    /** Whether a capital stands here with a mark and a letter glued behind it, or a word with a star inside. */
    public static boolean mayStart(Tokens t, int i) {
        return t.isCapitalized(i)
                && t.kind(i + 1) == Tokens.MARK
                && !t.spaceBefore(i + 1)
                && !t.isOneOf(i + 1, ",;:!?)\"'&/#@");
    }

    /** Whether single letters stand here with dashes between them. */
    public static boolean maySpell(Tokens t, int i) {
        return t.length(i) == 1 && t.isJoint(i + 1, SPELLING) && t.isAlphanumeric(i + 2) && t.length(i + 2) == 1;
    }

    /** {@code w-e-n-d-e-l-l-g-u-t-o}, {@code C.a.l.l.e d.e.l P.o.z.o}: more letters than anybody spells for emphasis. */
    public static void spelled(Scan scan, int first) {
        Tokens t = scan.tokens();
        boolean inside = t.isOneOf(first - 1, SPELLING) && !t.spaceBefore(first);
        if (inside || SpelledName.at(scan, first) || t.isMark(first + 1, '/')) {
            return;
        }
        int last = first;
        int letters = 1;
        while (last - first < 4 * LETTERS_MAX) {
            boolean word = t.spaceBefore(last + 1) && maySpell(t, last + 1) && !t.lineBreakBefore(last + 1);
            if (!word && (!maySpell(t, last) || t.isMark(last + 1, '/'))) {
                break;
            }
            last += word ? 1 : 2;
            letters++;
        }
        if (letters >= SPELLED_MIN && t.isWord(first)) {
            scan.readUntil(t.end(last));
            scan.add(first, last, IdentifierType.HANDLE, Candidate.WEAK, "name:spelled");
        }
    }

    /** {@code Phi (then) lippa}: at the bracket. */
    public static void parted(Scan scan, int bracket) {
        Tokens t = scan.tokens();
        boolean then = (t.equalsFolded(bracket + 1, "then") || t.equalsFolded(bracket + 1, "luego"))
                && t.isMark(bracket + 2, ')');
        if (then
                && t.isWord(bracket - 1)
                && t.isCapitalized(bracket - 1)
                && t.isWord(bracket + 3)
                && !t.isCapitalized(bracket + 3)) {
            scan.add(bracket - 1, bracket + 3, IdentifierType.PERSON, Candidate.SHAPED, "name:parted");
        }
    }

    public static void at(Scan scan, int i) {
        Tokens t = scan.tokens();
        NormalizedText text = t.text();
        int start = t.start(i);
        if (start > 0
                && !Character.isWhitespace(text.charAt(start - 1))
                && "(\"'¿¡".indexOf(text.charAt(start - 1)) < 0) {
            return;
        }
        int end = joined(text, start);
        int second = end > 0 ? joined(text, end + 1) : -1;
        if (end > 0 && second < 0 && end - start > 2 * LETTERS_MIN) {
            second = capitalized(text, end + 1);
        }
        if (end < 0) {
            end = starred(text, start);
            second = end > 0 ? starred(text, end + 1) : -1;
        }
        if (end < 0) {
            end = syllables(text, start);
            second = end > 0 ? syllables(text, end + 1) : -1;
        }
        if (end > 0 && second > 0 && text.charAt(end) == ' ') {
            scan.addRange(start, second, IdentifierType.PERSON, Candidate.SHAPED, "name:marked", "[PERSON]");
            scan.readUntil(second);
        } else {
            behindParticle(scan, i, starred(text, start));
        }
    }

    /** {@code Imani Van der M**r}: one word with stars, which nobody swears behind a name's particle. */
    private static void behindParticle(Scan scan, int i, int end) {
        Tokens t = scan.tokens();
        int k = i - 1;
        while (k > i - 1 - PARTICLES_MAX && PARTICLES.has(t, k) && !t.lineBreakBefore(k + 1)) {
            k--;
        }
        boolean name = t.isPlaceholder(k, IdentifierType.PERSON)
                || t.isWord(k) && t.isCapitalized(k) && t.length(k) >= LETTERS_MIN && !t.is(k, WordClass.STOP);
        if (end > 0 && k < i - 1 && name) {
            int first = t.isWord(k) ? k : k + 1;
            scan.addRange(t.start(first), end, IdentifierType.PERSON, Candidate.SHAPED, "name:marked", "[PERSON]");
            scan.readUntil(end);
        }
    }

    /** Where a word ends whose letters all have the same mark between them; -1 where there is none. */
    private static int joined(NormalizedText text, int start) {
        if (start >= text.length() || !Character.isUpperCase(text.charAt(start))) {
            return -1;
        }
        int joint = 0;
        while (joint < JOINT_MAX + 1 && start + 1 + joint < text.length() && isMark(text.charAt(start + 1 + joint))) {
            joint++;
        }
        int letters = 1;
        int at = start + 1;
        while (joint > 0
                && joint <= JOINT_MAX
                && letters < LETTERS_MAX
                && at + joint < text.length()
                && Character.isLetter(text.charAt(at + joint))
                && isSame(text, start + 1, at, joint)) {
            letters++;
            at += joint + 1;
        }
        boolean ends = at == text.length() || !Character.isLetterOrDigit(text.charAt(at));
        return letters >= LETTERS_MIN && ends ? at : -1;
    }

    private static boolean isSame(NormalizedText text, int first, int other, int length) {
        for (int k = 0; k < length; k++) {
            if (text.charAt(first + k) != text.charAt(other + k)) {
                return false;
            }
        }
        return true;
    }

    /** Where a word ends that has stars for some of its letters; -1 where there is none. A swear word has one, or ends with them. */
    private static int starred(NormalizedText text, int start) {
        boolean begins =
                start < text.length() && (Character.isUpperCase(text.charAt(start)) || text.charAt(start) == '*');
        if (!begins) {
            return -1;
        }
        int at = start + 1;
        int stars = text.charAt(start) == '*' ? 1 : 0;
        while (at < text.length() && at - start <= LETTERS_MAX && (isLower(text, at) || text.charAt(at) == '*')) {
            stars += text.charAt(at) == '*' ? 1 : 0;
            at++;
        }
        boolean open = text.charAt(at - 1) == '*' || text.charAt(start) == '*';
        boolean inside = stars >= (open ? 2 : 1) && stars <= STARS_MAX && at - start - stars >= 2;
        return inside && at - start >= LETTERS_MIN ? at : -1;
    }

    /** Where a plain word with a capital ends, or -1. */
    private static int capitalized(NormalizedText text, int start) {
        int at = start + 1;
        while (at < text.length() && isLower(text, at)) {
            at++;
        }
        boolean capital = start < text.length() && Character.isUpperCase(text.charAt(start));
        boolean initial = at - start == 1 && at < text.length() && text.charAt(at) == '.';
        return !capital ? -1 : initial ? at + 1 : at - start >= LETTERS_MIN ? at : -1;
    }

    /** {@code Le-des-ma}: where a capitalized word ends that is cut into three short pieces or more; -1 where there is none. */
    private static int syllables(NormalizedText text, int start) {
        if (start >= text.length() || !Character.isUpperCase(text.charAt(start))) {
            return -1;
        }
        int at = start + 1;
        int pieces = 1;
        int length = 1;
        while (at < text.length() && length <= SYLLABLE_MAX) {
            boolean cut = text.charAt(at) == '-' && at + 1 < text.length() && isLower(text, at + 1);
            if (!cut && !isLower(text, at)) {
                break;
            }
            pieces += cut ? 1 : 0;
            length = cut ? 0 : length + 1;
            at++;
        }
        boolean ends = at == text.length() || !Character.isLetterOrDigit(text.charAt(at)) && text.charAt(at) != '-';
        return ends && pieces >= SYLLABLES_MIN && length <= SYLLABLE_MAX ? at : -1;
    }

    private static boolean isLower(NormalizedText text, int at) {
        return Character.isLowerCase(text.charAt(at));
    }

    private static boolean isMark(char c) {
        return !Character.isLetterOrDigit(c) && !Character.isWhitespace(c) && "'’&/@#".indexOf(c) < 0;
    }
}
