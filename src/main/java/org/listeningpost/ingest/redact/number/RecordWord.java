package org.listeningpost.ingest.redact.number;

import org.listeningpost.ingest.redact.text.Candidate;
import org.listeningpost.ingest.redact.text.IdentifierType;
import org.listeningpost.ingest.redact.text.Scan;
import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.WordClass;
import org.listeningpost.ingest.redact.text.Words;

/**
 * The number of a record behind its word cut short: {@code exp. 7127/24}, {@code hist. 3/04/922}; and of an identity card, {@code cc
 * 31.649.978}, {@code C.I 4.993.613}. At the word; the number must have a shape that no date, measure or version has. Stateless.
 */
public final class RecordWord {
    static final Words STARTS = Words.of("exp", "expte", "folio", "hist", "cc", "ci", "i");
    private static final int SERIAL_MIN = 3;
    private static final int SERIAL_MAX = 7;
    private static final int LAST = 3;
    private static final int GROUPS_MAX = 4;
    private static final int NEAR = 8;
    /** What a doctor is entered in, or signs. */
    private static final Words REGISTERS =
            Words.of("profesiones", "profesional", "recetas", "receta", "colegiado", "cedula", "firmaba", "firma");

    private RecordWord() {}

    static void at(Scan scan, int word) {
        Tokens t = scan.tokens();
        int value = t.isOneOf(word + 1, ".:") ? word + 2 : word + 1;
        if (!t.isNumber(value) || t.start(value) - t.end(value - 1) > 1 || t.isNumber(word - 1)) {
            return;
        }
        if (t.length(word) == 1 && !(t.isJoint(word - 1, ".") && t.equalsFolded(word - 2, "c"))) {
            return;
        }
        if (t.length(word) <= 2) {
            card(scan, t, value);
            return;
        }
        boolean yearly = t.length(value) >= SERIAL_MIN
                && t.length(value) <= SERIAL_MAX
                && (isGroup(t, value, '/') || isGroup(t, value, '-') && !t.isYear(value))
                && (t.length(value + 2) == 2 || t.isYear(value + 2))
                && !t.isOneOf(value + 3, "/%");
        boolean parted = isGroup(t, value, '/')
                && isGroup(t, value + 2, '/')
                && t.length(value) <= 2
                && t.length(value + 2) == 2
                && t.length(value + 4) == LAST;
        if (yearly || parted) {
            scan.add(value, parted ? value + 4 : value + 2, IdentifierType.MRN, Candidate.CUED, "record:word");
        }
    }

    /** Seven digits or more, parted as thousands are. */
    private static void card(Scan scan, Tokens t, int first) {
        int last = first;
        while (last - first < 2 * GROUPS_MAX && isGroup(t, last, '.') && t.length(last + 2) == LAST) {
            last += 2;
        }
        boolean whole = last - first >= 4 && t.length(first) <= LAST && !t.isAny(last + 1, WordClass.COUNTING);
        if (whole) {
            scan.add(first, last, IdentifierType.NATIONAL_ID, Candidate.CUED, "card:word");
        }
    }

    /** {@code chequen 9.359.539 en el registro}: seven or eight digits beside the word for a register or a prescription. */
    public static void dotted(Scan scan, int first) {
        Tokens t = scan.tokens();
        boolean shaped = t.length(first) <= 2
                && t.first(first) != '0'
                && isGroup(t, first, '.')
                && t.length(first + 2) == LAST
                && isGroup(t, first + 2, '.')
                && t.length(first + 4) == LAST;
        if (!shaped
                || t.isMark(first + 5, '.') && t.isNumber(first + 6)
                || t.string(first + 4).endsWith("000")) {
            return;
        }
        int last = first + 4;
        boolean counted = t.isOneOf(first - 1, "$\u20AC") || t.isOneOf(last + 1, "%$\u20AC,");
        if (counted || ShortNumber.isCountedBeside(t, first, last)) {
            return;
        }
        for (int i = Math.max(0, first - NEAR); i < Math.min(t.count(), last + NEAR); i++) {
            if (REGISTERS.has(t, i)) {
                scan.add(first, last, IdentifierType.LICENSE, Candidate.WEAK, "card:register");
                return;
            }
        }
    }

    /** Whether another number follows this one behind the sign. */
    private static boolean isGroup(Tokens t, int i, char joint) {
        return t.isMark(i + 1, joint) && t.isJoint(i + 1, "./-") && t.isNumber(i + 2);
    }
}
