package org.listeningpost.ingest.redact.number;

import java.util.Set;
import org.listeningpost.ingest.redact.text.Candidate;
import org.listeningpost.ingest.redact.text.IdentifierType;
import org.listeningpost.ingest.redact.text.Scan;
import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.WordClass;

/** What follows a phone number and belongs to it: {@code x22}, {@code (ext. 4412)}, {@code ;ext=22}, {@code anexo 12}. Stateless. */
public final class PhoneExtension {
    private static final int DIGITS_MAX = 6;
    private static final Set<String> WORDS =
            Set.of("x", "ext", "extension", "extn", "exten", "int", "anexo", "interno");

    private PhoneExtension() {}

    /** The extension's last token, or {@code last} where none follows. */
    static int after(Tokens t, int last) {
        int i = last + 1;
        while (i <= last + 2 && t.isOneOf(i, ",#;(") && !t.lineBreakBefore(i)) {
            i++;
        }
        if (t.kind(i) == Tokens.MIXED
                && t.length(i) <= 8
                && (t.folded(i).startsWith("x") || t.folded(i).startsWith("ext"))) {
            return i;
        }
        int number = t.isOneOf(i + 1, ".:=-") ? i + 2 : i + 1;
        if (t.isWord(i) && WORDS.contains(t.folded(i)) && isNumber(t, number)) {
            return number;
        }
        boolean hash = t.isMark(last + 1, '#') && i == last + 2 && isNumber(t, i);
        return hash ? i : last;
    }

    /** {@code ext 4412} without a number before it: at the word. */
    public static void alone(Scan scan, int word) {
        Tokens t = scan.tokens();
        boolean named =
                t.equalsFolded(word, "ext") || t.equalsFolded(word, "extension") || t.equalsFolded(word, "extn");
        int number = t.isOneOf(word + 1, ".:#") ? word + 2 : word + 1;
        boolean inside = named && isNumber(t, number) && t.length(number) >= 3 && !t.is(number + 1, WordClass.UNIT);
        if (inside) {
            scan.add(number, number, IdentifierType.PHONE, Candidate.CUED, "phone:extension");
        }
    }

    private static boolean isNumber(Tokens t, int i) {
        return t.isNumber(i) && t.length(i) <= DIGITS_MAX && !t.lineBreakBefore(i);
    }
}
