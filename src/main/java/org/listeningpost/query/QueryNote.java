package org.listeningpost.query;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something valid that may not mean what it looks like.
 *
 * @param position 0-based, in UTF-16 code units
 * @param suggestion what to write instead of the text at the place; null where there is no good guess
 */
public record QueryNote(
        Kind kind,
        int position,
        int length,
        String message,
        @Nullable String suggestion) {

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
        TRAILING_QUESTION_MARK,
        /** A topic, narrative, facility or campaign that there is not; the parser cannot tell, an installation can. */
        UNKNOWN_NAME;

        /** As clients see it. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
