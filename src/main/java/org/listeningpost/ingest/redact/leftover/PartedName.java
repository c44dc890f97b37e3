package org.listeningpost.ingest.redact.leftover;

import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.WordClass;
import org.listeningpost.ingest.redact.text.Words;

/**
 * One name told in its two parts, each of which was found by itself: {@code first lupita last nolan}, {@code nombre Noemí y de apellido
 * Arredondo}, {@code chukwudi then peguero}. Stateless.
 */
final class PartedName {
    private static final int BETWEEN_MAX = 5;
    private static final Words SURNAME =
            Words.of("last", "surname", "family", "apellido", "apellidos", "apellida", "ap");
    private static final Words FIRST = Words.of("first", "given", "forename", "nombre", "nombres", "name");
    private static final Words LINKS = Words.of("y", "and", "de", "name", "names", "is", "es", "se");
    private static final Words THEN = Words.of("then", "luego");

    private PartedName() {}

    /** The first token of the whole, where what ends at one token and what begins at another are parts of one name; else -1. */
    static int start(Tokens t, int first, int last, int next) {
        if (next - last == 2 && THEN.has(t, last + 1)) {
            return isLowerWord(t, last) && isLowerWord(t, next) ? first : -1;
        }
        boolean surname = false;
        boolean told = false;
        for (int i = last + 1; i < next; i++) {
            boolean sign = t.isOneOf(i, ",:/;-");
            if (next - last > BETWEEN_MAX || t.lineBreakBefore(i) || !sign && !LINKS.has(t, i) && !SURNAME.has(t, i)) {
                return -1;
            }
            surname |= SURNAME.has(t, i);
            told |= surname && t.equalsFolded(i, "name") || t.first(i) == 'a' && SURNAME.has(t, i);
        }
        int label = label(t, first);
        return surname && (told || label < first) ? label : -1;
    }

    /** {@code first name is} before it, or the same token. */
    private static int label(Tokens t, int first) {
        int i = first - 1;
        while (i > first - 3 && (t.isMark(i, ':') || t.equalsFolded(i, "is") || t.equalsFolded(i, "es"))) {
            i--;
        }
        if (!FIRST.has(t, i) || t.lineBreakBefore(first)) {
            return first;
        }
        return t.equalsFolded(i, "name") && FIRST.has(t, i - 1) ? i - 1 : i;
    }

    private static boolean isLowerWord(Tokens t, int i) {
        return t.isWord(i) && !t.isCapitalized(i) && !t.is(i, WordClass.STOP);
    }
}
