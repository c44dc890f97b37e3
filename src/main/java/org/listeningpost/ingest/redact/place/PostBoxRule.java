package org.listeningpost.ingest.redact.place;

import org.listeningpost.ingest.redact.hidden.HiddenJoints;
import org.listeningpost.ingest.redact.text.Candidate;
import org.listeningpost.ingest.redact.text.IdentifierType;
import org.listeningpost.ingest.redact.text.Lexicon;
import org.listeningpost.ingest.redact.text.Rule;
import org.listeningpost.ingest.redact.text.Scan;
import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.Words;

/** Where post is kept for somebody: {@code P.O. Box 12}, {@code apartado 12}, {@code RR 2 Box 44}. */
public final class PostBoxRule implements Rule {
    private static final Words ROUTES = Words.of("rr", "hc", "route", "rte", "rt");
    /** Halves of pictures. */
    private static final int PICTURES_MAX = 6;

    public static final Words WORDS = Words.of("box", "pobox", "apartado", "apdo");

    /** {@code P.O. Box 12}, {@code apartado postal 12}: at "box" or "apartado". */
    @Override
    public void at(Scan scan, int box) {
        Tokens t = scan.tokens();
        int first = box;
        boolean spanish = !t.equalsFolded(box, "box"); // "apartado", or "pobox" in one word
        if (!spanish) {
            int i = box - 1;
            int letters = 0;
            while (i >= 0
                    && box - i <= 4
                    && (t.isMark(i, '.') || t.isWord(i) && t.length(i) <= 2 || t.equalsFolded(i, "p0"))) {
                letters += t.isAlphanumeric(i) ? t.length(i) : 0;
                first = i;
                boolean start = t.isAlphanumeric(i) && Lexicon.fold(t.first(i)) == 'p';
                if (start) {
                    break;
                }
                i--;
            }
            if (letters != 2 || Lexicon.fold(t.first(first)) != 'p') {
                first = ruralRoute(t, box);
            }
            if (first < 0) {
                routed(scan, box);
                return;
            }
        }
        int value = box + 1;
        while (t.isOneOf(value, "#.:")
                || t.equalsFolded(value, "postal")
                || t.equalsFolded(value, "no")
                || spanish && (t.equalsFolded(value, "de") || t.equalsFolded(value, "correos"))) {
            value++;
        }
        if (t.hasDigit(value) && value - box <= 4) {
            scan.add(
                    first,
                    AddressTail.of(t, AddressRules.afterSingles(t, value)),
                    IdentifierType.ADDRESS,
                    Candidate.CUED,
                    "box");
        }
    }

    /** {@code box 44 rural route 2}, with the pictures of letters before it. */
    private static void routed(Scan scan, int box) {
        Tokens t = scan.tokens();
        int value = t.isOneOf(box + 1, "#.:") ? box + 2 : box + 1;
        int route = t.isMark(value + 1, ',') ? value + 2 : value + 1;
        route = t.equalsFolded(route, "rural") ? route + 1 : route;
        if (t.isNumber(value) && ROUTES.has(t, route) && t.isNumber(route + 1) && !t.lineBreakBefore(route)) {
            int first = box;
            while (first > 0 && box - first < PICTURES_MAX && HiddenJoints.isSymbol(t, first - 1)) {
                first--;
            }
            scan.add(first, route + 1, IdentifierType.ADDRESS, Candidate.CUED, "box");
        }
    }

    /** {@code RR 2 Box 44}, {@code Rural Route 2 Box 44}, {@code HC 62 Box 100}: its first token, or -1. */
    private static int ruralRoute(Tokens t, int box) {
        int route = t.isMark(box - 1, ',') ? box - 3 : box - 2;
        boolean rural = t.isNumber(route + 1) && ROUTES.has(t, route);
        return rural ? (t.equalsFolded(route - 1, "rural") ? route - 1 : route) : -1;
    }
}
