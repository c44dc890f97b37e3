package org.listeningpost.ingest.enrich.sentiment;

import org.jspecify.annotations.Nullable;

/** Whose lexicon and whose weights apply. */
enum Tongue {
    ENGLISH,
    SPANISH,
    /** A language with labeled posts but without a lexicon. */
    OTHER,
    /** Too short to tell: both lexicons apply. */
    UNKNOWN;

    /** Whose weights are used; those of {@link #OTHER} where only emoji are understood. */
    static Tongue orOther(String languageTag) {
        Tongue tongue = of(languageTag);
        return tongue == null ? OTHER : tongue;
    }

    /** Null for a language in which only emoji are understood. */
    static @Nullable Tongue of(String languageTag) {
        int dash = languageTag.indexOf('-');
        String base = dash < 0 ? languageTag : languageTag.substring(0, dash);
        return switch (base) {
            case "en" -> ENGLISH;
            case "es" -> SPANISH;
            case "und" -> UNKNOWN;
            case "ar", "de", "fr", "it", "pt" -> OTHER;
            case "hi" -> "hi-Latn".equals(languageTag) ? OTHER : null;
            default -> null;
        };
    }
}
