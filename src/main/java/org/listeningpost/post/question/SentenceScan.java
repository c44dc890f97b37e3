package org.listeningpost.post.question;

import java.util.Locale;
import java.util.Set;

/** Walks over the sentences of a text, once from its start to its end. Links are part of no sentence's meaning and end none. */
final class SentenceScan {
    /** A full stop behind these ends no sentence. */
    private static final Set<String> ABBREVIATIONS = Set.of(
            "dr", "dra", "mr", "mrs", "ms", "sr", "sra", "srta", "st", "vs", "e.g", "i.e", "p.ej", "approx", "dept",
            "appt", "prof", "ud", "uds", "vd", "a.m", "p.m", "u.s", "ee.uu");

    private static final int ABBREVIATION_MAX = 6;

    private final String text;
    private int start;
    private int end;
    private int at;
    private boolean marked;
    private boolean letter;

    SentenceScan(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    /** Of the sentence, without what stands before its first word. */
    int start() {
        return start;
    }

    int end() {
        return end;
    }

    boolean isMarked() {
        return marked;
    }

    /** Whether it ends in a full stop, an exclamation mark or dots. */
    boolean isStopped() {
        return end > start && ".!\u2026".indexOf(text.charAt(end - 1)) >= 0;
    }

    /** Whether a colon before a blank stands in it; that of an hour or a link stands before none. */
    boolean hasColon() {
        int colon = text.indexOf(':', start, end);
        while (colon >= 0) {
            if (colon + 1 < end && Character.isWhitespace(text.charAt(colon + 1))) {
                return true;
            }
            colon = text.indexOf(':', colon + 1, end);
        }
        return false;
    }

    boolean hasLetter() {
        return letter;
    }

    /** Goes to the next sentence that holds anything. */
    boolean next() {
        while (at < text.length()) {
            start = skipOpening(at);
            at = start;
            marked = false;
            letter = false;
            readSentence();
            if (end > start) {
                return true;
            }
        }
        return false;
    }

    /** Leaves {@code at} behind the sentence and its closing marks. */
    private void readSentence() {
        int length = text.length();
        while (at < length) {
            char c = text.charAt(at);
            int link = linkEnd(at, c);
            if (link > at) {
                trimTo(at);
                at = link;
                if (end > start && !asksBehind(link)) {
                    return;
                }
            } else if (c == '\n' || c == '\r') {
                trimTo(at);
                at++;
                return;
            } else if (c == '¿' && at > start) {
                start = at;
                letter = false;
                at++;
            } else if (isMark(c) || c == '!' || c == '…' || c == '.' && isStop(at)) {
                close();
                return;
            } else {
                letter |= c < 0x80 ? (c | 0x20) >= 'a' && (c | 0x20) <= 'z' : Character.isLetter(c);
                at++;
            }
        }
        trimTo(length);
    }

    /** "See https://who.int ?" goes on behind its link. */
    private boolean asksBehind(int link) {
        int i = link;
        while (i < text.length() && text.charAt(i) == ' ') {
            i++;
        }
        return i < text.length() && isMark(text.charAt(i));
    }

    private void close() {
        int i = at;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (isMark(c)) {
                marked = true;
            } else if (c != '!' && c != '.' && c != '…') {
                break;
            }
            i++;
        }
        trimTo(i);
        at = i;
    }

    private void trimTo(int to) {
        end = to;
        while (end > start && text.charAt(end - 1) <= ' ') {
            end--;
        }
    }

    private boolean isStop(int dot) {
        int next = dot + 1;
        if (next < text.length()
                && !Character.isWhitespace(text.charAt(next))
                && "\"')]”".indexOf(text.charAt(next)) < 0) {
            return text.charAt(next) == '.';
        }
        int word = dot;
        while (word > start && dot - word <= ABBREVIATION_MAX && isAbbreviationPart(text.charAt(word - 1))) {
            word--;
        }
        return dot - word > ABBREVIATION_MAX
                || !ABBREVIATIONS.contains(text.substring(word, dot).toLowerCase(Locale.ROOT));
    }

    private static boolean isAbbreviationPart(char c) {
        return c == '.' || Character.isLetter(c);
    }

    static boolean isMark(char c) {
        return c == '?'
                || c == '\uFF1F'
                || c == '\u061F'
                || c == '\u2047'
                || c == '\u2048'
                || c == '\u2049'
                || c == '\u037E'
                || c == '\u203D';
    }

    /** Behind blanks, quotes, mentions, placeholders of the redactor, "RT" and what else stands before a sentence. */
    private int skipOpening(int from) {
        int i = from;
        int length = text.length();
        while (i < length) {
            char c = text.charAt(i);
            if (c == '@' && i + 1 < length && isHandle(text.charAt(i + 1))) {
                i = handleEnd(i + 1);
            } else if (text.startsWith("[HANDLE]", i)) {
                i += "[HANDLE]".length();
            } else if (c == 'R' && text.startsWith("RT ", i)) {
                i += 3;
            } else if (c == '¿' || c == '[' || c == '#' || c == '@' || Character.isLetterOrDigit(c)) {
                return i;
            } else if (Character.isHighSurrogate(c) && Character.isLetterOrDigit(text.codePointAt(i))) {
                return i;
            } else {
                i++;
            }
        }
        return i;
    }

    private int handleEnd(int from) {
        int i = from;
        while (i < text.length() && isHandle(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static boolean isHandle(char c) {
        return c == '_' || Character.isLetterOrDigit(c);
    }

    private int linkEnd(int from, char c) {
        if (c != 'h' && c != 'H' && c != 'w' && c != 'W') {
            return from;
        }
        boolean opens = from == 0 || !Character.isLetterOrDigit(text.charAt(from - 1));
        boolean link = opens
                && (text.regionMatches(true, from, "http://", 0, 7)
                        || text.regionMatches(true, from, "https://", 0, 8)
                        || text.regionMatches(true, from, "www.", 0, 4));
        if (!link) {
            return from;
        }
        int i = from;
        while (i < text.length() && !Character.isWhitespace(text.charAt(i))) {
            i++;
        }
        // a question mark at the very end of a link belongs to the sentence
        return isMark(text.charAt(i - 1)) ? i - 1 : i;
    }
}
