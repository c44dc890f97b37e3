package org.listeningpost.ingest.redact.person;

import java.util.ArrayList;
import java.util.List;
import org.listeningpost.ingest.redact.names.NameFinder;
import org.listeningpost.ingest.redact.text.AllowList;
import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.WordClass;
import org.listeningpost.ingest.redact.text.Words;

/** What belongs to a found name and is no word of one: initials before it, a nickname in quotes inside it. */
public final class NameEdges {
    private static final int INITIALS_MAX = 3;
    private static final int LEET_MIN = 4;
    private static final Words NICKS = Words.of("big", "wee", "little", "lil", "fat", "crazy", "auld", "ole", "baby");

    private final Tokens t;
    private final AllowList allowed;

    public NameEdges(Tokens tokens, AllowList allowed) {
        this.t = tokens;
        this.allowed = allowed;
    }

    /** The same names, some of them longer. */
    public List<NameFinder.NameSpan> grow(List<NameFinder.NameSpan> names) {
        List<NameFinder.NameSpan> grown = new ArrayList<>(names.size());
        int token = 0;
        for (NameFinder.NameSpan name : names) {
            while (token < t.count() && t.end(token) <= name.start()) {
                token++;
            }
            NameFinder.NameSpan wide = withLastInitial(withSurname(withInitials(name, token), token), token);
            wide = withSecondHalf(withNick(wide, token), token);
            NameFinder.NameSpan before = grown.isEmpty() ? null : grown.get(grown.size() - 1);
            if (before != null && isNickname(before.end(), token)) {
                grown.set(grown.size() - 1, new NameFinder.NameSpan(before.start(), wide.end(), before.rule()));
            } else {
                grown.add(wide);
            }
        }
        return grown;
    }

    /** {@code Grace Ostrander-Costa}: the half behind the dash, whatever the lists call it. */
    private NameFinder.NameSpan withSecondHalf(NameFinder.NameSpan name, int first) {
        int last = first;
        while (last + 1 < t.count() && t.start(last + 1) < name.end()) {
            last++;
        }
        boolean half = t.isJoint(last + 1, "-")
                && t.isWord(last + 2)
                && t.isWord(last)
                && last > first
                && t.isCapitalized(last)
                && t.isCapitalized(last + 2)
                && !t.isUpperCase(last + 2)
                && !t.isOneOf(last + 3, "-@")
                && t.length(last + 2) > 2;
        return half ? new NameFinder.NameSpan(name.start(), t.end(last + 2), name.rule()) : name;
    }

    /** {@code Big Ray}, {@code Wee Shuggie}: how people tell one of a name from another. */
    private NameFinder.NameSpan withNick(NameFinder.NameSpan name, int first) {
        boolean nick = first > 1
                && NICKS.has(t, first - 1)
                && t.isCapitalized(first - 1)
                && t.isCapitalized(first)
                && !t.isCapitalized(first - 2)
                && t.start(first) - t.end(first - 1) == 1;
        return nick ? new NameFinder.NameSpan(t.start(first - 1), name.end(), name.rule()) : name;
    }

    /** {@code A.M. Kowalczyk}, {@code J. Doe}. */
    private NameFinder.NameSpan withInitials(NameFinder.NameSpan name, int token) {
        int first = token;
        for (int k = 0; k < INITIALS_MAX && isInitial(first - 2); k++) {
            first -= 2;
        }
        boolean moved = first < token && t.isCapitalized(token) && !t.lineBreakBefore(token);
        return moved ? new NameFinder.NameSpan(t.start(first), name.end(), name.rule()) : name;
    }

    /** {@code Latoya G. Hashimoto}, {@code Ann Parkinson}: a word behind the name that no list calls one. */
    private NameFinder.NameSpan withSurname(NameFinder.NameSpan name, int first) {
        int last = first;
        while (last + 1 < t.count() && t.start(last + 1) < name.end()) {
            last++;
        }
        boolean initial = last > first && t.length(last) == 1 && t.isCapitalized(last) && t.isMark(last + 1, '.');
        int next = initial ? last + 2 : t.isMark(last + 1, '-') && !t.spaceBefore(last + 1) ? last + 2 : last + 1;
        if (isStarred(last) || isLeet(last, next)) {
            return new NameFinder.NameSpan(name.start(), t.end(isStarred(last) ? last + 2 : next), name.rule());
        }
        boolean near = t.isWord(next) && t.isCapitalized(next) && t.start(next) - t.end(last) <= 2;
        if (!near || t.lineBreakBefore(next) || t.length(next) < 3 || !t.isCapitalized(last)) {
            return name;
        }
        boolean disease = t.isMark(next + 1, '\'') || t.equalsFolded(next + 1, "disease");
        boolean eponym = allowed.isEponym(t.folded(next)) && !disease;
        boolean surname = initial && !t.is(next, WordClass.STOP) && !t.isUpperCase(next);
        return eponym || surname ? new NameFinder.NameSpan(name.start(), t.end(next), name.rule()) : name;
    }

    /** {@code D*e}: the rest of the name behind its star. */
    private boolean isStarred(int last) {
        return t.isJoint(last + 1, "*") && t.isWord(last + 2) && !t.isCapitalized(last + 2) && t.isCapitalized(last);
    }

    /** {@code J4ne Whitc0mb}: a word with a capital and a digit inside. */
    private boolean isLeet(int last, int next) {
        return next == last + 1
                && t.kind(next) == Tokens.MIXED
                && t.isCapitalized(next)
                && t.isCapitalized(last)
                && t.length(next) > LEET_MIN
                && !t.lineBreakBefore(next)
                && Character.isLowerCase(t.text().charAt(t.end(next) - 1));
    }

    /** {@code LOCKHART, AHMED U}: the initial behind a name in capitals or in the order of a form. */
    private NameFinder.NameSpan withLastInitial(NameFinder.NameSpan name, int first) {
        int last = first;
        while (last + 1 < t.count() && t.start(last + 1) < name.end()) {
            last++;
        }
        int next = last + 1;
        boolean initial =
                t.isWord(next) && t.length(next) == 1 && t.isCapitalized(next) && t.start(next) - t.end(last) == 1;
        if (!initial || !t.isWord(last) || t.isWord(next + 1) && t.isCapitalized(next + 1)) {
            return name;
        }
        boolean comma =
                t.isMark(first - 1, ',') && t.isCapitalized(first - 2) || last > first && t.isMark(last - 1, ',');
        boolean capitals = t.length(last) > 2 && t.isUpperCase(last) && !t.isMark(next, 'I');
        return comma && t.isCapitalized(last) && (capitals || !t.isWord(next + 1))
                ? new NameFinder.NameSpan(name.start(), t.end(next), name.rule())
                : name;
    }

    private boolean isInitial(int i) {
        return t.isWord(i)
                && t.length(i) == 1
                && t.isCapitalized(i)
                && t.isMark(i + 1, '.')
                && !t.spaceBefore(i + 1)
                && (i == 0 || t.spaceBefore(i) || t.isOneOf(i - 1, ".\"'(“"));
    }

    /** {@code Yolanda "Tavi" Montenegro}: between the end of one name and the first token of the next. */
    private boolean isNickname(int end, int token) {
        boolean quoted = t.isOneOf(token - 1, "\"')")
                && t.isWord(token - 2)
                && t.isCapitalized(token - 2)
                && t.isOneOf(token - 3, "\"'(");
        return quoted && token >= 4 && t.end(token - 4) == end;
    }
}
