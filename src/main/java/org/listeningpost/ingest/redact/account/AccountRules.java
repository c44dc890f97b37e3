package org.listeningpost.ingest.redact.account;

import java.util.Set;
import org.listeningpost.ingest.redact.text.Candidate;
import org.listeningpost.ingest.redact.text.IdentifierType;
import org.listeningpost.ingest.redact.text.Lexicon;
import org.listeningpost.ingest.redact.text.NormalizedText;
import org.listeningpost.ingest.redact.text.Scan;
import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.WordClass;
import org.listeningpost.ingest.redact.text.Words;

/** E-mail addresses and account names: everything around an at sign, a platform's word or a hash. */
public final class AccountRules {
    /** Behind "u/" and a number: {@code 0.85 u/hr}. */
    private static final Words UNITS = Words.of("hr", "h", "hour", "ml", "kg", "day", "dl", "l", "min", "dia", "hora");

    /** An underscore and a blank on each side. */
    private static final int PARTED_MAX = 3;

    private static final int PARTED_DIGITS_MAX = 4;

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
    public void atSign(Scan scan, int at) {
        Tokens t = scan.tokens();
        NormalizedText text = t.text();
        int position = t.start(at);
        if (MarkedMail.commas(scan, at + 1)) {
            return;
        }
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
            apart(scan, t, at);
        }
    }

    /** {@code @ jane_doe84}, {@code (@)jane_doe}: a sign that stands by itself, and what only an account looks like. */
    private static void apart(Scan scan, Tokens t, int at) {
        int name = t.isOneOf(at + 1, ")]}") ? at + 2 : at + 1;
        boolean alone = name > at + 1 || t.spaceBefore(name) && t.start(Math.min(name, t.count() - 1)) - t.end(at) == 1;
        if (!alone || !t.isAlphanumeric(name) || t.lineBreakBefore(name)) {
            return;
        }
        int end = nameEnd(t.text(), t.start(name));
        int joined = withParts(t, name, end);
        if (joined > end || PlatformRule.isAccountName(t.text(), t.start(name), end)) {
            end = joined;
            scan.addRange(t.start(at), end, IdentifierType.HANDLE, Candidate.CUED, "handle:apart", "[HANDLE]");
            scan.readUntil(end);
        }
    }

    /** {@code @ spoonie_kat _ 41}, {@code @ chemo _ jess 92}: what goes on behind an underscore between blanks. */
    private static int withParts(Tokens t, int name, int end) {
        int last = name;
        while (last + 1 < t.count() && t.end(last) < end) {
            last++;
        }
        while (t.isMark(last + 1, '_') && t.isAlphanumeric(last + 2) && t.start(last + 2) - t.end(last) <= PARTED_MAX) {
            last += 2;
        }
        boolean parted = t.isMark(last - 1, '_') && t.spaceBefore(last);
        if (parted && t.isNumber(last + 1) && t.length(last + 1) <= PARTED_DIGITS_MAX && t.isBlankBehind(last)) {
            last++; // who parts all of it parts the digits, too
        }
        return Math.max(end, t.end(last));
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
        boolean dotted = dot > domainStart
                && end - dot > 2
                && (isLetters(text, dot + 1, end) || isHiddenEnding(text, dot + 1, end));
        if (!dotted && !isProvider(scan, text, domainStart, end)) {
            return false;
        }
        int tail = dotted ? pathEnd(text, end) : commaEnd(scan, text, end);
        scan.addRange(
                quoteStart(text, signsStart(text, start)),
                tail,
                IdentifierType.EMAIL,
                Candidate.CHECKED,
                "email",
                "[EMAIL]");
        scan.readUntil(end);
        return true;
    }

    /** {@code c0m}, {@code n3t}, {@code 0rg}. */
    private static boolean isHiddenEnding(NormalizedText text, int start, int end) {
        String ending = end - start == 3 ? text.text(start, end) : "";
        return ending.equals("c0m") || ending.equals("n3t") || ending.equals("0rg");
    }

    /** {@code rash at gofundme.com/f/help-jane}: a link behind "at" looks like an address, and its path goes with it. */
    private static int pathEnd(NormalizedText text, int end) {
        int last = end;
        while (end < text.length()
                && text.charAt(end) == '/'
                && last < text.length()
                && LinkRules.isLinkCharacter(text.charAt(last))) {
            last++;
        }
        return LinkRules.withoutClosingMarks(text, end, last);
    }

    /** {@code m1ldr3dk@m1n$k1@gmail.com}: signs for letters, up to the blank before them. */
    private static int signsStart(NormalizedText text, int start) {
        int first = start;
        while (first > 0 && start - first < LOCAL_MAX && isLocalSign(text.charAt(first - 1))) {
            first--;
        }
        while (first < start && text.charAt(first) == '@') {
            first++;
        }
        return first;
    }

    private static boolean isLocalSign(char c) {
        return Character.isLetterOrDigit(c) || "@$!._-+".indexOf(c) >= 0;
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
        if (end < text.length() && text.charAt(end) == ' ') {
            int stop = end + 1;
            while (stop < text.length() && Character.isLetter(text.charAt(stop))) {
                stop++;
            }
            String word = Lexicon.fold(text.text(end + 1, stop));
            return word.equals("com") || word.equals("net") || word.equals("org") ? stop : end;
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
        end = acrossUnderscore(t, at, end);
        scan.readUntil(end);
        if (!scan.allowed().allowsAccount(text.text(position + 1, end))) {
            scan.addRange(position, end, IdentifierType.HANDLE, Candidate.CHECKED, "handle", "[HANDLE]");
        }
    }

    /** {@code @jane _ doe}: blanks around the underscore. */
    private static int acrossUnderscore(Tokens t, int at, int end) {
        int next = at + 1;
        while (next < t.count() && t.start(next) < end) {
            next++;
        }
        boolean told = t.isMark(next, '(')
                && t.equalsFolded(next + 1, "no")
                && (t.equalsFolded(next + 2, "space") || t.equalsFolded(next + 2, "spaces"))
                && t.isMark(next + 3, ')')
                && t.isAlphanumeric(next + 4);
        if (told) {
            return nameEnd(t.text(), t.start(next + 4));
        }
        boolean apart = t.isMark(next, '_')
                && t.start(next) - end == 1
                && t.isAlphanumeric(next + 1)
                && t.start(next + 1) - t.end(next) <= 1;
        return apart ? nameEnd(t.text(), t.start(next + 1)) : end;
    }

    static int nameEnd(NormalizedText text, int start) {
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
    public void slash(Scan scan, int slash) {
        Tokens t = scan.tokens();
        boolean user = t.equalsFolded(slash - 1, "u") || t.equalsFolded(slash - 1, "user");
        if (!user
                || t.hasDigit(slash - 2) && UNITS.has(t, slash + 1)
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
    public void hash(Scan scan, int hash) {
        Tokens t = scan.tokens();
        int name = t.isOneOf(hash - 1, "$!@") && !t.spaceBefore(hash - 1) ? hash - 2 : hash - 1;
        boolean glued = !t.spaceBefore(hash) && t.isAlphanumeric(name);
        if (glued && t.isNumber(hash + 1) && t.length(hash + 1) == 4 && !t.spaceBefore(hash + 1) && !t.isNumber(name)) {
            int start = signsStart(t.text(), wordStart(t.text(), t.start(hash)));
            scan.addRange(start, t.end(hash + 1), IdentifierType.HANDLE, Candidate.CUED, "handle:tag", "[HANDLE]");
            return;
        }
        if (t.isAlphanumeric(hash + 1) && !t.spaceBefore(hash + 1)) {
            int end = nameEnd(t.text(), t.end(hash));
            String tag = t.text().text(t.end(hash), end);
            String who = prayedFor.who(tag);
            if (!who.isEmpty()
                    && !PLACES.contains(Lexicon.fold(who))
                    && !scan.knows(who, WordClass.COUNTRY, WordClass.CITY_LARGE, WordClass.STATE)) {
                scan.addRange(t.start(hash), end, IdentifierType.PERSON, Candidate.CUED, "hashtag", "[PERSON]");
            }
        }
    }

    static int wordStart(NormalizedText text, int end) {
        int start = end;
        while (start > 0
                && end - start < LOCAL_MAX
                && (isWordCharacter(text.charAt(start - 1)) || text.charAt(start - 1) == '.')) {
            start--;
        }
        return start;
    }
}
