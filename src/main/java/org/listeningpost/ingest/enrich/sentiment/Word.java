package org.listeningpost.ingest.enrich.sentiment;

/**
 * What a word, emoji or mark is, wherever it stands.
 *
 * @param hash of its normal form
 * @param english valence by the English lexicon
 * @param spanish valence by the Spanish lexicon
 * @param emoji valence of an emoji or emoticon, the same in every language
 * @param roles what it does to others, a bit each
 * @param grams buckets of its character n-grams, boundaries included
 * @param plain what its n-grams say, talk by talk for each label
 * @param negated what they say within the reach of a negation
 * @param health how much it speaks for talk about health
 */
record Word(
        long hash,
        Valence english,
        Valence spanish,
        float emoji,
        int roles,
        int[] grams,
        int[] plain,
        int[] negated,
        float health) {
    /**
     * How good or bad a word is, -4 to 4.
     *
     * @param anywhere by the general lexicon
     * @param inHealth in talk about health
     */
    record Valence(float anywhere, float inHealth) {
        static final Valence NONE = new Valence(0, 0);

        float in(boolean health) {
            return health ? inHealth : anywhere;
        }
    }

    static final int NEGATES_ENGLISH = 1;
    static final int NEGATES_SPANISH = 2;
    static final int NEGATES_OTHER = 4;
    static final int TURNS_ENGLISH = 8;
    static final int TURNS_SPANISH = 16;
    static final int TURNS_OTHER = 32;
    static final int BOOSTS_ENGLISH = 64;
    static final int BOOSTS_SPANISH = 128;
    static final int DAMPS_ENGLISH = 256;
    static final int DAMPS_SPANISH = 512;
    static final int OPENS_SENSE = 1024;
    static final int SELF = 2048;
    static final int KIN = 4096;
    static final int NOTICE = 8192;
    static final int REPORT = 16_384;
    static final int ILLNESS = 32_768;
    static final int ASKS = 65_536;
    static final int COUNT = 131_072;
    static final int CARE = 262_144;

    boolean negates(Tongue tongue) {
        return isAny(tongue, NEGATES_ENGLISH, NEGATES_SPANISH, NEGATES_OTHER);
    }

    /** "But": what follows counts more than what came before. */
    boolean turns(Tongue tongue) {
        return isAny(tongue, TURNS_ENGLISH, TURNS_SPANISH, TURNS_OTHER);
    }

    boolean boosts(Tongue tongue) {
        return isAny(tongue, BOOSTS_ENGLISH, BOOSTS_SPANISH, 0);
    }

    boolean damps(Tongue tongue) {
        return isAny(tongue, DAMPS_ENGLISH, DAMPS_SPANISH, 0);
    }

    boolean opensSense() {
        return has(OPENS_SENSE);
    }

    boolean has(int role) {
        return (roles & role) != 0;
    }

    float valence(Tongue tongue, boolean health) {
        return switch (tongue) {
            case ENGLISH -> english.in(health) + emoji;
            case SPANISH -> spanish.in(health) + emoji;
            case OTHER -> emoji;
            case UNKNOWN -> (english.in(health) == 0 ? spanish : english).in(health) + emoji;
        };
    }

    private boolean isAny(Tongue tongue, int english, int spanish, int other) {
        int mask =
                switch (tongue) {
                    case ENGLISH -> english;
                    case SPANISH -> spanish;
                    case OTHER -> other;
                    case UNKNOWN -> english | spanish;
                };
        return (roles & mask) != 0;
    }
}
