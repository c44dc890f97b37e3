package org.listeningpost.ingest.redact.evaluation;

import java.util.Locale;

/** Counts of one set and one type. Not thread-safe. */
public final class Tally {
    private final String set;
    private final String type;
    private long tokens;
    private long mustGo;
    private long gone;
    private long taken;
    private long takenRightly;
    private long spans;
    private long halves;
    private long posts;
    private long leaking;

    public Tally(String set, String type) {
        this.set = set;
        this.type = type;
    }

    /** One token: had it to go, did it all go, was something of it taken out? */
    void token(boolean must, boolean went, boolean touched) {
        tokens++;
        mustGo += must ? 1 : 0;
        gone += must && went ? 1 : 0;
        taken += touched ? 1 : 0;
        takenRightly += touched && must ? 1 : 0;
    }

    /** One identifier: a half-redaction is worse than it looks, the rest is easily guessed. */
    void span(boolean half) {
        spans++;
        halves += half ? 1 : 0;
    }

    void post(boolean leaks) {
        posts++;
        leaking += leaks ? 1 : 0;
    }

    public Share precision() {
        return new Share(takenRightly, taken);
    }

    public Share recall() {
        return new Share(gone, mustGo);
    }

    public double f2() {
        return Share.f2(precision(), recall());
    }

    public Share maskedShare() {
        return new Share(taken, tokens);
    }

    public Share halfRedactions() {
        return new Share(halves, spans);
    }

    /** Of 10,000 posts, how many keep something that had to go. */
    public double leakingPerTenThousand() {
        return 10_000.0 * leaking / Math.max(1, posts);
    }

    public boolean isEmpty() {
        return mustGo == 0;
    }

    public static String header() {
        return String.format(
                Locale.ROOT,
                "%-26s %-14s %-36s %-36s %6s %10s %12s %9s",
                "set",
                "type",
                "recall [95 %] found/all",
                "precision [95 %] right/taken",
                "F2",
                "half",
                "leaks/10,000",
                "masked");
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%-26s %-14s %-36s %-36s %6.3f %10s %12.1f %9.4f",
                set,
                type,
                recall(),
                precision(),
                f2(),
                halves + "/" + spans,
                leakingPerTenThousand(),
                maskedShare().value());
    }
}
