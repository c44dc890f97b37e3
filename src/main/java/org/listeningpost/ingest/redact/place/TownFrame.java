package org.listeningpost.ingest.redact.place;

import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.Words;

/**
 * Where a known town is meant for what stands around it, however it is written: {@code our duluth location}, {@code serving ypsilanti and
 * nearby}, {@code la sucursal de bosa}, {@code Lugar de residencia: lanus}. Stateless.
 */
final class TownFrame {
    private static final Words OURS = Words.of("our", "your", "ur");
    /** What a firm or a hospital has in several towns. */
    private static final Words SITES = Words.of(
            "location",
            "site",
            "branch",
            "store",
            "campus",
            "clinic",
            "office",
            "pharmacy",
            "practice",
            "depot",
            "warehouse");

    private static final Words SERVING = Words.of("serving", "serves", "servicing");
    private static final Words SPANISH_SITES = Words.of(
            "sucursal",
            "sede",
            "clinica",
            "hospital",
            "ambulatorio",
            "consultorio",
            "farmacia",
            "urgencias",
            "oficina");

    /** Of a form: what is written behind them and a colon. */
    private static final Words LABELS = Words.of(
            "residencia",
            "ciudad",
            "municipio",
            "localidad",
            "poblacion",
            "procedencia",
            "nacimiento",
            "city",
            "town",
            "hometown",
            "residence",
            "birthplace");

    private static final Words HERE = Words.of("aca", "aqui", "alla");
    /** Before "in" and a town: who or what is there, or is no more. */
    private static final Words THERE = Words.of("left", "stuck", "anywhere", "anyone", "practicing");

    private TownFrame() {}

    static boolean isAround(Tokens t, int first, int last) {
        if (first == 0 || t.end(last) - t.start(first) <= 3) {
            return false;
        }
        int before = first - 1;
        return SITES.has(t, last + 1) && OURS.has(t, before)
                || SERVING.has(t, before) && (t.equalsFolded(last + 1, "and") || t.isOneOf(last + 1, ",.&"))
                || t.equalsFolded(before, "de") && SPANISH_SITES.has(t, before - 1)
                || t.equalsFolded(before, "en") && HERE.has(t, before - 1)
                || t.isMark(before, ':') && LABELS.has(t, before - 1);
    }

    /** {@code the only doctor left in wigan}, {@code a dentist in toledo}: of a large town in small letters, at "in". */
    static boolean isServed(Tokens t, int in) {
        return t.equalsFolded(in, "in") && (THERE.has(t, in - 1) || ServedTown.NOUNS.has(t, in - 1));
    }
}
