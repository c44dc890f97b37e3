package org.listeningpost.ingest.redact.place;

import java.util.Set;
import org.listeningpost.ingest.redact.text.IdentifierType;
import org.listeningpost.ingest.redact.text.Placeholders;
import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.WordClass;

/**
 * Whether a code stands where a place stands: {@code anyone near M14}, {@code pollen count for 45279 is}, {@code delivery to
 * 08032}, {@code soy del 44149}, {@code 63111 and surrounding}. Stateless; looks at a few words on both sides.
 */
final class ZipContext {
    private static final int SENT_WITHIN = 5;
    private static final Set<String> BEFORE = Set.of(
            "in", "near", "around", "en", "cerca", "serving", "covering", "cover", "covers", "for", "outside", "por");
    private static final Set<String> SENT = Set.of(
            "deliver",
            "delivers",
            "delivered",
            "delivery",
            "deliveries",
            "ship",
            "ships",
            "shipped",
            "shipping",
            "mail",
            "mailed",
            "moved",
            "moving",
            "envios",
            "envian",
            "entregas",
            "entregan",
            "zip");
    private static final Set<String> TYPED = Set.of(
            "plugged", "typed", "punched", "put", "entered", "searched", "tried", "search", "enter", "puse", "meti");
    private static final Set<String> SHOWS =
            Set.of("shows", "showing", "says", "map", "area", "location", "ubicacion", "zona");
    /** Before a code in brackets. */
    private static final Set<String> HERE =
            Set.of("here", "home", "town", "neighborhood", "city", "area", "barrio", "colonia");

    private static final Set<String> LIVES =
            Set.of("soy", "somos", "vivo", "vivimos", "estoy", "estamos", "vive", "viven", "aqui", "aca", "vecinos");
    private static final Set<String> STATES = Set.of(
            "is",
            "are",
            "was",
            "were",
            "has",
            "have",
            "looks",
            "keeps",
            "today",
            "tonight",
            "tomorrow",
            "this",
            "right",
            "esta",
            "estan");
    private static final Set<String> GOES_ON = Set.of(
            "since",
            "because",
            "lol",
            "pls",
            "after",
            "before",
            "during",
            "ya",
            "hasta",
            "si",
            "know",
            "got",
            "until",
            "today",
            "tonight",
            "tomorrow",
            "rn",
            "asap",
            "ok",
            "omg",
            "which",
            "except");
    private static final Set<String> OPENS =
            Set.of("sin", "still", "without", "checking", "here", "aqui", "needs", "has");

    /** What a ZIP code stands behind in an address. */
    private static final Set<String> SOMEWHERE =
            Set.of(Placeholders.of(IdentifierType.PLACE), Placeholders.of(IdentifierType.PERSON));

    private ZipContext() {}

    /** Whether the tokens from {@code first} to {@code last} are spoken of as a place. */
    static boolean isMeant(Tokens t, int first, int last) {
        int before = first - 1;
        while (before >= 0 && before > first - 3 && t.isOneOf(before, "(\"*'[")) {
            before--;
        }
        int after = t.isOneOf(last + 1, ")\"*']") ? last + 2 : last + 1;
        return isAround(t, first, after)
                || isAmong(t, before, after)
                || isSent(t, before)
                || isLivedIn(t, before)
                || isShown(t, before)
                || isBehindPlace(t, before, after)
                || t.before(first, 2, WordClass.ZIP_CUE.bit)
                || before < first - 1 && t.isWord(before) && HERE.contains(t.folded(before));
    }

    /** "63111 and surrounding", "M14 area"; at the start, "33124 sin agua". */
    private static boolean isAround(Tokens t, int first, int after) {
        boolean surrounding = (t.equalsFolded(after, "and") || t.isMark(after, '&') || t.equalsFolded(after, "y"))
                && (t.equalsFolded(after + 1, "surrounding")
                        || t.equalsFolded(after + 1, "nearby")
                        || t.equalsFolded(after + 1, "alrededores"));
        boolean opens = (first == 0 || t.lineBreakBefore(first)) && t.isWord(after) && OPENS.contains(t.folded(after));
        return surrounding || opens || t.equalsFolded(after, "area") && !t.equalsFolded(after + 1, "code");
    }

    /** "nothing in 20876 until next year", "covid numbers for 80020 are up". */
    private static boolean isAmong(Tokens t, int before, int after) {
        if (!t.isWord(before) || !BEFORE.contains(t.folded(before)) || t.isNumber(before - 1)) {
            return false;
        }
        if (t.equalsFolded(before, "for")) {
            return t.isWord(after) && STATES.contains(t.folded(after));
        }
        return after >= t.count()
                || t.is(after, WordClass.STOP)
                || t.isWord(after) && GOES_ON.contains(t.folded(after))
                || t.kind(after) == Tokens.MARK && !t.isOneOf(after, ",.-/:")
                || t.isOneOf(after, ",.") && !t.hasDigit(after + 1);
    }

    /** "does DoorDash deliver Pedialyte to 64000", "moved out of 41010", "moved from 41010". */
    private static boolean isSent(Tokens t, int before) {
        boolean to = t.equalsFolded(before, "to") || t.equalsFolded(before, "a");
        boolean from = t.equalsFolded(before, "from") || t.equalsFolded(before, "desde");
        if (from && t.isWord(before - 1) && SENT.contains(t.folded(before - 1))) {
            return true;
        }
        boolean out = t.equalsFolded(before, "of") && t.equalsFolded(before - 1, "out");
        if (out) {
            return t.is(before - 2, WordClass.SETTLED) || t.equalsFolded(before - 2, "moving");
        }
        for (int k = before - 1; to && k >= Math.max(0, before - SENT_WITHIN); k--) {
            if (t.isWord(k) && SENT.contains(t.folded(k))) {
                return true;
            }
        }
        return false;
    }

    /** "soy del 44149", "vivo en el 11226". */
    private static boolean isLivedIn(Tokens t, int before) {
        boolean article =
                t.equalsFolded(before, "el") && (t.equalsFolded(before - 1, "en") || t.equalsFolded(before - 1, "por"));
        int verb = article ? before - 2 : t.equalsFolded(before, "del") ? before - 1 : -1;
        return t.isWord(verb) && LIVES.contains(t.folded(verb));
    }

    /** "overdose map shows 28013", "plugged in 64000", "delivery area: 06700". */
    private static boolean isShown(Tokens t, int before) {
        int word = t.isMark(before, ':') ? before - 1 : before;
        int typed = t.equalsFolded(word, "in") ? word - 1 : word;
        boolean map = t.isWord(word)
                && SHOWS.contains(t.folded(word))
                && (t.equalsFolded(word - 1, "map") || t.equalsFolded(word, "map") || word < before);
        return map || t.isWord(typed) && TYPED.contains(t.folded(typed));
    }

    /** "Vivo en [PLACE] (28013)", "[PERSON], 81003" at the end. */
    private static boolean isBehindPlace(Tokens t, int before, int after) {
        int place = t.isMark(before, ',') ? before - 1 : before;
        boolean closes = after >= t.count() || t.isOneOf(after, ".,!?") || t.lineBreakBefore(after);
        return closes && t.isPlaceholder(place) && SOMEWHERE.contains(t.string(place));
    }
}
