package org.listeningpost.ingest.redact;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.listeningpost.ingest.redact.account.LinkRules;
import org.listeningpost.ingest.redact.text.AllowList;
import org.listeningpost.ingest.redact.text.Candidate;
import org.listeningpost.ingest.redact.text.IdentifierType;
import org.listeningpost.ingest.redact.text.Lexicon;
import org.listeningpost.ingest.redact.text.WordClass;

/**
 * Links and accounts of the plainest shape: {@code https://...} and {@code @name} between blanks, in ASCII. Most posts hold
 * one and nothing else, and whatever is found makes another look at the whole text necessary; taken out beforehand, these
 * do not. What could be part of something larger, such as an address with a spelled-out dot, is left to the rules, which
 * look at the text afterwards in any case. Immutable; safe for any number of threads.
 */
final class PlainMarks {
    private static final int NAME_MAX = 30;
    private static final String AFTER_NAME = ".,!?:;)";
    private static final String OPENS_SIGN = ".([{<-_*'\"/|~=+";

    private final Lexicon lexicon;
    private final AllowList allowed;

    PlainMarks(Lexicon lexicon, AllowList allowed) {
        this.lexicon = lexicon;
        this.allowed = allowed;
    }

    /** In positions of the text, in order, disjoint. */
    List<Candidate> in(String text) {
        List<Candidate> found = List.of();
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c != '@' && c != ':') {
                continue;
            }
            @Nullable Candidate candidate = c == '@' ? account(text, i) : link(text, i);
            if (candidate != null) {
                found = found.isEmpty() ? new ArrayList<>(4) : found;
                found.add(candidate);
                i = candidate.end() - 1;
            }
        }
        return found;
    }

    /** At the colon of {@code https://}. */
    private @Nullable Candidate link(String text, int colon) {
        if (!text.startsWith("//", colon + 1)) {
            return null;
        }
        int start = colon - (text.charAt(Math.max(0, colon - 1)) == 's' ? 5 : 4);
        if (start < 0 || !text.startsWith("http", start) || !startsToken(text, start)) {
            return null;
        }
        int end = colon + 3;
        while (end < text.length() && LinkRules.isLinkCharacter(text.charAt(end))) {
            if (text.charAt(end) >= 0x80) {
                return null;
            }
            end++;
        }
        int stop = LinkRules.withoutClosingMarks(text, colon + 3, end);
        boolean bounded = end == text.length() || isBlank(text.charAt(end));
        if (!bounded || stop < colon + 5) {
            return null;
        }
        return new Candidate(
                start,
                stop,
                IdentifierType.URL,
                Candidate.CHECKED,
                "url",
                LinkRules.placeholder(text, colon + 3, stop, allowed));
    }

    private @Nullable Candidate account(String text, int at) {
        int end = at + 1;
        while (end < text.length() && isNameCharacter(text.charAt(end))) {
            end++;
        }
        int letters = end - at - 1;
        if (letters < 2 || letters > NAME_MAX || !startsToken(text, at) || !endsToken(text, end)) {
            return null;
        }
        String name = text.substring(at + 1, end);
        if (isTime(name) || isPartOfAddress(text, name, end) || allowed.allowsAccount(name)) {
            return null;
        }
        return new Candidate(at, end, IdentifierType.HANDLE, Candidate.CHECKED, "handle", "[HANDLE]");
    }

    private static boolean startsToken(String text, int at) {
        return at == 0 || isBlank(text.charAt(at - 1));
    }

    private static boolean endsToken(String text, int end) {
        if (end == text.length() || isBlank(text.charAt(end))) {
            return true;
        }
        boolean marked = AFTER_NAME.indexOf(text.charAt(end)) >= 0;
        return marked && (end + 1 == text.length() || isBlank(text.charAt(end + 1)));
    }

    /** {@code jane @gmail}, {@code jane @company dot com}: not an account, and more than this has to go. */
    private boolean isPartOfAddress(String text, String name, int end) {
        char[] characters = name.toCharArray();
        if ((lexicon.classesOf(characters, 0, characters.length) & WordClass.MAIL_PROVIDER.bit) != 0) {
            return true;
        }
        int next = end < text.length() && AFTER_NAME.indexOf(text.charAt(end)) >= 0 ? end + 1 : end;
        while (next < text.length() && isBlank(text.charAt(next))) {
            next++;
        }
        if (next == text.length()) {
            return false;
        }
        if (OPENS_SIGN.indexOf(text.charAt(next)) >= 0) {
            return true;
        }
        int wordEnd = next;
        while (wordEnd < text.length() && Character.isLetterOrDigit(text.charAt(wordEnd))) {
            wordEnd++;
        }
        char[] word = text.substring(next, wordEnd).toCharArray();
        return (lexicon.classesOf(word, 0, word.length) & (WordClass.DOT_WORD.bit | WordClass.TLD.bit)) != 0;
    }

    /** {@code @8pm}: the rules know what that is. */
    private static boolean isTime(String name) {
        return name.charAt(0) < 'A';
    }

    private static boolean isNameCharacter(char c) {
        return c < 0x80 && (Character.isLetterOrDigit(c) || c == '_');
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\n' || c == '\t';
    }
}
