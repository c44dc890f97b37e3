package org.listeningpost.ingest.redact.person;

import org.listeningpost.ingest.redact.text.Candidate;
import org.listeningpost.ingest.redact.text.IdentifierType;
import org.listeningpost.ingest.redact.text.Scan;
import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.WordClass;
import org.listeningpost.ingest.redact.text.Words;

/**
 * What somebody is called by those who know them, and no list of names has: {@code why did Red leave}, {@code a nombre de Nacho}. A
 * capital inside a sentence, behind a word that leads to somebody. Stateless.
 */
public final class Nickname {
    private static final Words CALLED = Words.of(
            "red", "boo", "nacho", "ace", "tiny", "shorty", "sonny", "bubba", "smokey", "rusty", "dusty", "gordo",
            "gorda", "flaco", "flaca", "guero", "guera", "chato", "chata", "pelon", "chucho", "chuy", "chepe", "pepe",
            "pancho", "lalo", "beto", "moncho", "chela", "chayo", "pelusa", "quique", "paco");

    private static final Words LEADS = Words.of(
            "and", "with", "for", "did", "does", "has", "to", "from", "by", "when", "if", "because", "y", "con", "para",
            "por", "a", "de", "que", "cuando", "si", "ask", "tell", "told", "love", "miss", "thank", "called", "named",
            "rip", "out", "said", "dijo", "llaman", "me", "my", "mi");
    private static final Words THEIRS = Words.of("her", "his", "su");

    /** Short forms of Spanish first names that are no other word with a capital inside of a sentence. */
    private static final Words FIRST_NAMES = Words.of(
            "encarna", "conchi", "merche", "lupe", "paqui", "toni", "mamen", "maite", "itziar", "loli", "charo", "nati",
            "chus", "manoli", "pili", "lupita", "chabela", "licha", "tencha", "chema", "inma", "goyo", "chencho",
            "tavo", "yoli", "lety", "mari", "josemi", "juanma", "kiko");

    private static final int SURNAMES_MAX = 2;

    static final Words STARTS = Words.any(CALLED, FIRST_NAMES);

    private Nickname() {}

    static void at(Scan scan, int i) {
        Tokens t = scan.tokens();
        if (FIRST_NAMES.has(t, i)) {
            shortened(scan, i);
            return;
        }
        int next = i + 1;
        boolean goesOn = t.isWord(next) && t.isCapitalized(next) || t.isJoint(next, "-_/@'") || t.hasDigit(next);
        if (!t.isCapitalized(i) || t.isUpperCase(i) || goesOn || t.isOneOf(i - 1, "#@-_/") && !t.spaceBefore(i)) {
            return;
        }
        boolean quoted = t.isOneOf(i - 1, "\"“«") && t.isOneOf(next, "\"”»");
        int before = quoted ? i - 2 : i - 1;
        boolean led = LEADS.has(t, before) && !t.isCapitalized(before) && !t.lineBreakBefore(i);
        boolean does = (i == 0 || t.isOneOf(i - 1, ".!?") || t.lineBreakBefore(i)) && THEIRS.has(t, i + 2);
        if (led || does) {
            scan.add(i, i, IdentifierType.PERSON, Candidate.SHAPED, "name:nick");
        }
    }

    /** "yo a la enfermera Encarna", "lo de Paqui Robles": behind a word in small letters. */
    private static void shortened(Scan scan, int i) {
        Tokens t = scan.tokens();
        boolean inside = t.isWord(i - 1) && !t.isCapitalized(i - 1) && t.isBlankBehind(i - 1) && t.isCapitalized(i);
        if (!inside || t.isUpperCase(i) || t.isJoint(i + 1, "-_/@'.")) {
            return;
        }
        int last = i;
        while (last - i < SURNAMES_MAX && t.isWord(last + 1) && isSurname(t, last + 1)) {
            last++;
        }
        scan.add(i, last, IdentifierType.PERSON, Candidate.SHAPED, "name:short");
    }

    private static boolean isSurname(Tokens t, int i) {
        return t.isCapitalized(i) && !t.isUpperCase(i) && t.isBlankBehind(i - 1) && !t.is(i, WordClass.STOP);
    }
}
