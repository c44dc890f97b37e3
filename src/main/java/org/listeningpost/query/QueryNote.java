package org.listeningpost.query;

import java.util.Locale;

/**
 * Something valid that may not mean what it looks like.
 *
 * @param position 0-based, in UTF-16 code units
 */
public record QueryNote(Kind kind, int position, int length, String message) {

    public enum Kind {
        /** and, or, not, near: searched as words. */
        LOWER_CASE_OPERATOR,
        /** Punctuation alone is not in the index. */
        IGNORED_PUNCTUATION,
        /** AND and OR side by side without parentheses. */
        MIXED_OPERATORS,
        /** A minus between a word and a quote excludes nothing. */
        MISSING_BLANK,
        /** A ? at the end of a word stands for one letter. */
        TRAILING_QUESTION_MARK;

        /** As clients see it. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
