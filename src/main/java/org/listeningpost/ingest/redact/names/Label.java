package org.listeningpost.ingest.redact.names;

/** What a token is to the model; plain numbers because they index the arrays of the hot path. */
public final class Label {
    public static final int OUTSIDE = 0;

    /** First token of a person's name. */
    public static final int BEGIN = 1;

    public static final int INSIDE = 2;

    /** Part of the name of a place, an organization, a product: what looks like a person and is none. */
    public static final int OTHER = 3;

    public static final int COUNT = 4;

    private Label() {}
}
