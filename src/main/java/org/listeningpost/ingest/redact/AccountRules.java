package org.listeningpost.ingest.redact;

import java.util.Set;

/** E-mail addresses and account names: everything around an at sign, a platform's word or a hash. */
final class AccountRules {
    private static final int LOCAL_MAX = 64;
    private static final int DOMAIN_MAX = 253;
    private static final Set<String> PLACES = Set.of(
            "ukraine",
            "paris",
            "boston",
            "orlando",
            "texas",
            "florida",
            "america",
            "usa",
            "israel",
            "gaza",
            "syria",
            "turkey",
            "nepal",
            "haiti",
            "india",
            "japan",
            "italy",
            "london",
            "peace",
            "rain",
            "us",
            "me",
            "everyone",
            "nurses",
            "health");

    private final PrayedFor prayedFor = new PrayedFor();

    /** At an at sign. */
    void atSign(Scan scan, int at) {
        Tokens t = scan.tokens();
        NormalizedText text = t.text();
        int position = t.start(at);
        int local = quotedStart(text, position);
        if (local < position && mail(scan, text, local, position + 1)) {
            return;
        }
        if (local == position && spacedMail(scan, at)) {
            return;
        }
        boolean boundary = position == 0 || !isWordCharacter(text.charAt(position - 1)) || local == position;
        if (boundary || endsSentence(text, position)) {
            handle(scan, at, position);
        }
    }

    private static boolean endsSentence(NormalizedText text, int position) {
        return !Character.isLetterOrDigit(text.charAt(position - 1));
    }

    private static boolean mail(Scan scan, NormalizedText text, int start, int domainStart) {
        int end = domainEnd(text, domainStart);
        if (end == domainStart) {
            return false;
        }
        int dot = lastDot(text, domainStart, end);
        boolean dotted = dot > domainStart && end - dot > 2 && isLetters(text, dot + 1, end);
        if (!dotted && !isProvider(scan, text, domainStart, end)) {
            return false;
        }
        int tail = dotted ? end : commaEnd(scan, text, end);
        scan.addRange(quoteStart(text, start), tail, IdentifierType.EMAIL, Candidate.CHECKED, "email", "[EMAIL]");
        scan.readUntil(end);
        return true;
    }

    /** {@code "jane.doe"@example.org}: back to the opening quote. */
    private static int quoteStart(NormalizedText text, int start) {
        boolean quoted = start > 1 && text.charAt(start - 1) == '"';
        return quoted ? start - 1 : start;
    }

    /** {@code jane@gmail,com}: a slip of the finger. */
    private static int commaEnd(Scan scan, NormalizedText text, int end) {
        int last = end + 1;
        while (last < text.length() && Character.isLetter(text.charAt(last))) {
            last++;
        }
        boolean slip = end < text.length()
                && text.charAt(end) == ','
                && last > end + 1
                && (scan.lexiconClasses(text, end + 1, last) & WordClass.TLD.bit) != 0;
        return slip ? last : end;
    }

    /** {@code jane.doe @ gmail.com}: only a mail provider's name is believed across blanks. */
    private static boolean spacedMail(Scan scan, int at) {
        Tokens t = scan.tokens();
        if (at == 0 || !t.isAlphanumeric(at - 1) || !t.is(at + 1, WordClass.MAIL_PROVIDER)) {
            return false;
        }
        int local = localStart(t.text(), t.end(at - 1));
        int end = domainEnd(t.text(), t.start(at + 1));
        scan.addRange(local, end, IdentifierType.EMAIL, Candidate.CUED, "email:spaced", "[EMAIL]");
        scan.readUntil(end);
        return true;
    }

    private static boolean isProvider(Scan scan, NormalizedText text, int start, int end) {
        return (scan.lexiconClasses(text, start, end) & WordClass.MAIL_PROVIDER.bit) != 0;
    }

    private static boolean isLetters(NormalizedText text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (!Character.isLetter(text.charAt(i))) {
                return false;
            }
        }
        return end > start;
    }

    private static int quotedStart(NormalizedText text, int at) {
        boolean quoted = at > 2 && text.charAt(at - 1) == '"';
        return quoted ? localStart(text, at - 1) : localStart(text, at);
    }

    private static int localStart(NormalizedText text, int at) {
        int start = at;
        while (start > 0 && at - start < LOCAL_MAX && isLocalCharacter(text.charAt(start - 1))) {
            start--;
        }
        while (start < at && !Character.isLetterOrDigit(text.charAt(start)) && text.charAt(start) != '_') {
            start++;
        }
        return start;
    }

    private static boolean isLocalCharacter(char c) {
        return Character.isLetterOrDigit(c) || ".!#$%&'*+-/=?^_{|}~".indexOf(c) >= 0;
    }

    private static int domainEnd(NormalizedText text, int start) {
        int end = start;
        while (end < text.length() && end - start < DOMAIN_MAX && isDomainCharacter(text.charAt(end))) {
            end++;
        }
        while (end > start && !Character.isLetterOrDigit(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    private static boolean isDomainCharacter(char c) {
        return Character.isLetterOrDigit(c) || c == '.' || c == '-';
    }

    private static int lastDot(NormalizedText text, int start, int end) {
        int dot = -1;
        for (int i = start; i < end; i++) {
            dot = text.charAt(i) == '.' ? i : dot;
        }
        return dot;
    }

    private static boolean isWordCharacter(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }

    private static void handle(Scan scan, int at, int position) {
        Tokens t = scan.tokens();
        NormalizedText text = t.text();
        int end = nameEnd(text, position + 1);
        if (end == position + 1 || isTime(t, at + 1)) {
            return;
        }
        if (end < text.length() && text.charAt(end) == '@') {
            int domain = domainEnd(text, end + 1);
            end = domain > end + 1 ? domain : end;
        }
        scan.readUntil(end);
        if (!scan.allowed().allowsAccount(text.text(position + 1, end))) {
            scan.addRange(position, end, IdentifierType.HANDLE, Candidate.CHECKED, "handle", "[HANDLE]");
        }
    }

    private static int nameEnd(NormalizedText text, int start) {
        int end = start;
        while (end < text.length()
                && end - start < DOMAIN_MAX
                && (isWordCharacter(text.charAt(end)) || text.charAt(end) == '.' || text.charAt(end) == '-')) {
            end++;
        }
        while (end > start && !isWordCharacter(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    /** {@code @8pm}, {@code @10am}. */
    private static boolean isTime(Tokens t, int i) {
        if (t.kind(i) != Tokens.MIXED || t.length(i) > 4) {
            return false;
        }
        String word = t.folded(i);
        return word.endsWith("am") || word.endsWith("pm");
    }

    /** {@code u/name} and {@code /user/name}: at the slash. */
    void slash(Scan scan, int slash) {
        Tokens t = scan.tokens();
        boolean user = t.equalsFolded(slash - 1, "u") || t.equalsFolded(slash - 1, "user");
        if (!user
                || t.spaceBefore(slash)
                || t.spaceBefore(slash + 1)
                || !(t.isAlphanumeric(slash + 1) || t.isMark(slash + 1, '_'))) {
            return;
        }
        int end = nameEnd(t.text(), t.end(slash));
        scan.addRange(t.start(slash - 1), end, IdentifierType.HANDLE, Candidate.CUED, "handle:reddit", "[HANDLE]");
        scan.readUntil(end);
    }

    /** {@code name#1234}, and a hashtag that prays for somebody. */
    void hash(Scan scan, int hash) {
        Tokens t = scan.tokens();
        boolean glued = !t.spaceBefore(hash) && t.isAlphanumeric(hash - 1);
        if (glued
                && t.isNumber(hash + 1)
                && t.length(hash + 1) == 4
                && !t.spaceBefore(hash + 1)
                && !t.isNumber(hash - 1)) {
            int start = wordStart(t.text(), t.start(hash));
            scan.addRange(start, t.end(hash + 1), IdentifierType.HANDLE, Candidate.CUED, "handle:tag", "[HANDLE]");
            return;
        }
        if (t.isAlphanumeric(hash + 1) && !t.spaceBefore(hash + 1)) {
            int end = nameEnd(t.text(), t.end(hash));
            String tag = t.text().text(t.end(hash), end);
            String who = prayedFor.who(tag);
            if (!who.isEmpty()
                    && !PLACES.contains(Lexicon.fold(who))
                    && !scan.knows(who, WordClass.COUNTRY, WordClass.CITY, WordClass.STATE)) {
                scan.addRange(t.start(hash), end, IdentifierType.PERSON, Candidate.CUED, "hashtag", "[PERSON]");
            }
        }
    }

    private static int wordStart(NormalizedText text, int end) {
        int start = end;
        while (start > 0
                && end - start < LOCAL_MAX
                && (isWordCharacter(text.charAt(start - 1)) || text.charAt(start - 1) == '.')) {
            start--;
        }
        return start;
    }

    /** {@code insta: janedoe84}, {@code my ig is jane doe 84}, {@code add me on snap jane.doe}. */
    void platform(Scan scan, int platform) {
        Tokens t = scan.tokens();
        boolean owned = t.before(t.phraseStart(platform), 4, WordClass.POSSESSIVE.bit) || t.isMark(platform - 1, '@');
        int next = platform + 1;
        owned |= t.equalsFolded(platform, "username") || t.equalsFolded(platform, "gamertag");
        boolean named = false;
        while (t.equalsFolded(next, "handle")
                || t.equalsFolded(next, "username")
                || t.equalsFolded(next, "user")
                || t.equalsFolded(next, "name")
                || t.equalsFolded(next, "account")
                || t.equalsFolded(next, "id")) {
            named |= t.equalsFolded(next, "handle") || t.equalsFolded(next, "username");
            next++;
            owned = true;
        }
        boolean colon =
                t.isOneOf(next, ":=>") || (t.isMark(next, '-') && t.spaceBefore(next) && t.spaceBefore(next + 1));
        boolean is = t.equalsFolded(next, "is") || t.equalsFolded(next, "es");
        if (colon || (is && owned)) {
            next++;
            while (t.isOneOf(next, ":=>-") || t.isMark(next, '"')) {
                next++;
            }
            account(scan, next, colon && !is || isAccountLike(t, next));
        } else if ((owned && isAccountLike(t, next)) || hasInnerMark(t, next) || (named && isLoneWord(t, next))) {
            account(scan, next, true);
        } else if (t.isMark(next, '$') && t.isAlphanumeric(next + 1) && !t.isNumber(next + 1)) {
            scan.addRange(
                    t.start(next),
                    nameEnd(t.text(), t.end(next)),
                    IdentifierType.HANDLE,
                    Candidate.CUED,
                    "handle:platform",
                    "[HANDLE]");
        }
    }

    /** A word that is no plain word: it holds a digit, an underscore or an inner dot. */
    private static boolean isAccountLike(Tokens t, int i) {
        if (!t.isAlphanumeric(i) || t.isNumber(i)) {
            return false;
        }
        int end = nameEnd(t.text(), t.start(i));
        return t.kind(i) == Tokens.MIXED || (end > t.end(i) && t.text().charAt(t.end(i)) != '-');
    }

    /** A dot or an underscore inside; "facebook.com" is a link. */
    private static boolean hasInnerMark(Tokens t, int i) {
        if (!t.isWord(i) || !t.spaceBefore(i)) {
            return false;
        }
        int end = nameEnd(t.text(), t.start(i));
        char joint = end > t.end(i) ? t.text().charAt(t.end(i)) : ' ';
        return joint == '_' || joint == '.' && end - t.end(i) > 1;
    }

    private static boolean isLoneWord(Tokens t, int i) {
        boolean closed = i + 1 >= t.count() || t.isOneOf(i + 1, ",.!?;:)") || t.lineBreakBefore(i + 1);
        return t.isWord(i) && t.length(i) >= 6 && closed && !t.is(i, WordClass.STOP);
    }

    private static void account(Scan scan, int first, boolean certain) {
        Tokens t = scan.tokens();
        if (!(t.isAlphanumeric(first) || t.isMark(first, '_')) || t.is(first, WordClass.STOP)) {
            return;
        }
        int end = nameEnd(t.text(), t.start(first));
        int last = first;
        boolean digit = false;
        for (int i = first; i < Math.min(t.count(), first + 5); i++) {
            boolean glued = t.start(i) < end;
            if (!glued && (!t.isAlphanumeric(i) || t.is(i, WordClass.STOP) || t.lineBreakBefore(i))) {
                break;
            }
            last = i;
            digit |= t.hasDigit(i);
        }
        boolean single = t.start(first) < end && t.end(last) <= end;
        boolean closed = last + 1 >= t.count() || t.kind(last + 1) == Tokens.MARK;
        if (digit && !single) {
            end = Math.max(end, lastDigitEnd(t, first, last));
        } else if (!certain && !digit && !(single && closed)) {
            return;
        }
        scan.addRange(t.start(first), end, IdentifierType.HANDLE, Candidate.CUED, "handle:platform", "[HANDLE]");
        scan.readUntil(end);
    }

    private static int lastDigitEnd(Tokens t, int first, int last) {
        int end = 0;
        for (int i = first; i <= last; i++) {
            end = t.hasDigit(i) ? t.end(i) : end;
        }
        return end;
    }
}
