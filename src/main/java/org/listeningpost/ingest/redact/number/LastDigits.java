package org.listeningpost.ingest.redact.number;

import java.util.Set;
import org.listeningpost.ingest.redact.text.Candidate;
import org.listeningpost.ingest.redact.text.IdentifierType;
import org.listeningpost.ingest.redact.text.Scan;
import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.WordClass;
import org.listeningpost.ingest.redact.text.Words;

/** What a bank or an office asks for: the end of a number ({@code ending in 9346}, {@code last 4 are 2070}), a PIN. Stateless. */
public final class LastDigits {
    private static final int BETWEEN_MAX = 5;
    private static final int ASKED_WITHIN = 7;
    private static final int TYPED_WITHIN = 14;
    private static final int DIGITS_MIN = 3;
    private static final int DIGITS_MAX = 6;
    /** Nothing ends in a later year. */
    private static final int YEAR_MAX = 2040;

    private static final Set<String> ENDINGS = Set.of(
            "ending",
            "ends",
            "end",
            "termina",
            "terminan",
            "terminada",
            "terminado",
            "terminacion",
            "acaba",
            "acabada",
            "acabado",
            "finaliza");
    private static final Set<String> LAST = Set.of("last", "final", "ultimos", "ultimas");
    private static final Set<String> SIGNS = Set.of(
            "three", "four", "five", "six", "tres", "cuatro", "cinco", "seis", "digits", "digitos", "cifras", "numeros",
            "numbers", "nums");
    private static final Set<String> LINKS = Set.of(
            "in", "with", "en", "con", "are", "is", "son", "es", "of", "my", "mi", "the", "de", "la", "el", "were",
            "card", "account", "tarjeta", "cuenta", "number", "digits", "digitos");

    private static final Set<String> SECRETS = Set.of("pin", "passcode", "password", "clave", "contrasena", "otp");

    static final Words STARTS = new Words(ENDINGS, LAST, SECRETS);

    private LastDigits() {}

    /** At "ending", "last" and the like. */
    static void at(Scan scan, int first) {
        Tokens t = scan.tokens();
        String word = t.folded(first);
        if (SECRETS.contains(word)) {
            secret(scan, first);
            return;
        }
        boolean counted = LAST.contains(word);
        if (!counted && !ENDINGS.contains(word)) {
            return;
        }
        if (counted) {
            typed(scan, t, first);
        }
        boolean told = false;
        boolean linked = false;
        int i = first + 1;
        for (; i <= first + BETWEEN_MAX && !isValue(t, i); i++) {
            boolean sign = t.isNumber(i) && t.length(i) == 1 || t.isWord(i) && SIGNS.contains(t.folded(i));
            boolean link = t.isOneOf(i, ":#*.") || t.isWord(i) && LINKS.contains(t.folded(i));
            if (!sign && !link) {
                return;
            }
            told |= sign;
            linked |= link;
        }
        boolean announced = counted ? told : linked;
        if (announced && isValue(t, i) && (counted || !t.isYear(i) || t.value(i) > YEAR_MAX) && !isCounted(t, i)) {
            scan.add(i, i, IdentifierType.NUM, Candidate.WEAK, "digits:last");
        }
    }

    /** {@code last four of the social. fine. "0113"}: what was asked for is typed a little later. */
    private static void typed(Scan scan, Tokens t, int last) {
        boolean four = t.isNumber(last + 1) && t.length(last + 1) == 1
                || t.isWord(last + 1) && SIGNS.contains(t.folded(last + 1));
        int social = last + 2;
        while (four && social < last + ASKED_WITHIN && !t.is(social, WordClass.SSN_CUE)) {
            social++;
        }
        if (!four || social >= last + ASKED_WITHIN) {
            return;
        }
        for (int i = social + 1; i < Math.min(t.count(), social + TYPED_WITHIN); i++) {
            if (t.hasDigit(i) || t.isPlaceholder(i)) {
                boolean right = i == social + 1 || i == social + 2 && t.isOneOf(i - 1, ",:");
                boolean quoted = right || t.isOneOf(i - 1, "\"'“«");
                if (t.isNumber(i) && t.length(i) == 4 && (quoted || !t.isYear(i)) && !isCounted(t, i)) {
                    scan.add(i, i, IdentifierType.SSN, Candidate.WEAK, "digits:last");
                }
                return;
            }
        }
    }

    /** {@code PIN 9075}, {@code la clave es 48213}. */
    private static void secret(Scan scan, int word) {
        Tokens t = scan.tokens();
        int i = word + 1;
        while (i <= word + 2 && (t.isOneOf(i, ":#=") || t.isWord(i) && LINKS.contains(t.folded(i)))) {
            i++;
        }
        if (isValue(t, i) && t.length(i) > DIGITS_MIN && !isCounted(t, i)) {
            scan.add(i, i, IdentifierType.NUM, Candidate.WEAK, "digits:secret");
        }
    }

    private static boolean isValue(Tokens t, int i) {
        return t.isNumber(i) && t.length(i) >= DIGITS_MIN && t.length(i) <= DIGITS_MAX;
    }

    private static boolean isCounted(Tokens t, int i) {
        return t.after(i, 2, WordClass.COUNTING)
                || t.isOneOf(i + 1, "%$€£°")
                || t.isOneOf(i - 1, "$€£")
                || t.isOneOf(i + 1, ".,:/-") && !t.spaceBefore(i + 1) && t.hasDigit(i + 2);
    }
}
