package org.listeningpost.ingest.redact;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Signs of an address in capitals inside of a word: {@code jane.doeATgmailDOTcom}, {@code gofundmeDOTcom}. Stateless. */
final class CapitalSigns {
    private static final int LENGTH_MIN = 9;
    private static final Pattern DOT = Pattern.compile("(\\p{Ll}[\\p{Ll}\\d]{3,})DOT(com|org|net|me|es)");
    private static final Pattern SIGNS = Pattern.compile("(\\p{Ll}[\\p{Ll}\\d]*)AT(\\p{Ll}+)DOT(\\p{Ll}{2,4})");

    private CapitalSigns() {}

    /** At the word with the capitals. */
    static @Nullable Reading at(Tokens t, int i) {
        if (!t.isWord(i) || t.length(i) < LENGTH_MIN) {
            return null;
        }
        Matcher signs = SIGNS.matcher(t.string(i));
        if (signs.matches()) {
            return new Reading(i, i, signs.group(1) + '@' + signs.group(2) + '.' + signs.group(3));
        }
        Matcher dot = DOT.matcher(t.string(i));
        return dot.matches() ? new Reading(i, i, dot.group(1) + '.' + dot.group(2)) : null;
    }
}
