package org.listeningpost.ingest.redact.account;

import java.util.Set;
import org.listeningpost.ingest.redact.text.Candidate;
import org.listeningpost.ingest.redact.text.IdentifierType;
import org.listeningpost.ingest.redact.text.Scan;
import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.WordClass;
import org.listeningpost.ingest.redact.text.Words;

/**
 * An account that somebody tells how to write: {@code arroba leopoldo punto urdaneta}, {@code ngozi fighter, one word, no caps, with the
 * at sign in front}, {@code maria lopez todo junto en minúsculas}. Stateless.
 */
public final class ToldAccount {
    private static final int WORDS_MAX = 2;
    private static final int NEAR = 8;
    private static final Set<String> ANCHORS =
            Set.of("word", "caps", "spaces", "lowercase", "junto", "espacios", "minusculas");
    /** What else is told of how an account is written. */
    private static final Set<String> MORE = Set.of(
            "caps",
            "spaces",
            "lowercase",
            "sign",
            "underscore",
            "handle",
            "username",
            "espacios",
            "minusculas",
            "mayusculas",
            "arroba",
            "usuario");

    static final Words STARTS = new Words(ANCHORS, Set.of("arroba"));

    private ToldAccount() {}

    static void at(Scan scan, int i) {
        Tokens t = scan.tokens();
        if (t.equalsFolded(i, "arroba")) {
            behindSign(scan, t, i);
        } else if (isManner(t, i) && ANCHORS.contains(t.folded(i)) && hasMore(t, i)) {
            before(scan, t, i - 1);
        }
    }

    private static void behindSign(Scan scan, Tokens t, int sign) {
        int name = sign + 1;
        boolean mail = t.is(name, WordClass.MAIL_PROVIDER) || t.isAlphanumeric(sign - 1) && endsInHost(t, name);
        if (mail || !t.isAlphanumeric(name) || t.lineBreakBefore(name) || t.is(name, WordClass.STOP)) {
            return;
        }
        if (!PlatformRule.spoken(scan, t, name) && (t.kind(name) == Tokens.MIXED || t.classes(name) == 0)) {
            int end = AccountRules.nameEnd(t.text(), t.start(name));
            scan.addRange(t.start(name), end, IdentifierType.HANDLE, Candidate.CUED, "handle:told", "[HANDLE]");
        }
    }

    private static boolean endsInHost(Tokens t, int name) {
        return t.is(name + 1, WordClass.DOT_WORD) && t.is(name + 2, WordClass.TLD);
    }

    /** "one word", "no caps", "all lowercase", "todo junto", "sin espacios", "en minúsculas". */
    private static boolean isManner(Tokens t, int i) {
        int before = i - 1;
        return t.equalsFolded(before, "one")
                || t.equalsFolded(before, "no")
                || t.equalsFolded(before, "all")
                || t.equalsFolded(before, "todo")
                || t.equalsFolded(before, "sin")
                || t.equalsFolded(before, "en");
    }

    private static boolean hasMore(Tokens t, int anchor) {
        for (int i = Math.max(0, anchor - NEAR); i < Math.min(t.count(), anchor + NEAR); i++) {
            boolean more = i != anchor && t.isWord(i) && t.length(i) >= 4 && MORE.contains(t.folded(i));
            if (more || t.is(i, WordClass.PLATFORM) || t.isMark(i, '@')) {
                return true;
            }
        }
        return false;
    }

    /** The words before the manner, over a comma. */
    private static void before(Scan scan, Tokens t, int manner) {
        int last = manner - 1;
        last = t.equalsFolded(last, "all") || t.equalsFolded(last, "todo") ? last - 1 : last;
        last = t.isOneOf(last, ",(-") ? last - 1 : last;
        int first = last;
        while (last - first < WORDS_MAX && isPart(t, first)) {
            first--;
        }
        first++;
        if (first <= last) {
            int start = AccountRules.wordStart(t.text(), t.end(first));
            scan.addRange(start, t.end(last), IdentifierType.HANDLE, Candidate.CUED, "handle:told", "[HANDLE]");
        }
    }

    private static boolean isPart(Tokens t, int i) {
        return t.isAlphanumeric(i)
                && !t.is(i, WordClass.STOP)
                && !t.lineBreakBefore(i + 1)
                && !ANCHORS.contains(t.folded(i));
    }
}
