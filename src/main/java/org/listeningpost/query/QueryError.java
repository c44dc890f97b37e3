package org.listeningpost.query;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A mistake in a query, at its place.
 *
 * @param position 0-based, in UTF-16 code units
 * @param length of the place, at least 0; 0 at the end of the text
 * @param message one sentence for the analyst
 * @param suggestion what to write instead of the text at the place; null where there is no good guess
 */
public record QueryError(
        Kind kind,
        int position,
        int length,
        String message,
        @Nullable String suggestion) {

    /** One for each mistake that can be made. */
    public enum Kind {
        UNBALANCED_PARENTHESIS,
        UNBALANCED_QUOTE,
        EMPTY_GROUP,
        EMPTY_PHRASE,
        DANGLING_OPERATOR,
        MISSING_BLANK,
        NOTHING_TO_SEARCH,
        LEADING_WILDCARD,
        PREFIX_TOO_SHORT,
        WILDCARD_NOT_ALLOWED,
        FUZZY_OUT_OF_RANGE,
        FUZZY_NOT_ALLOWED,
        BOOST_NOT_ALLOWED,
        SLOP_OUT_OF_RANGE,
        NEAR_DISTANCE,
        NEAR_SIDE_EMPTY,
        NEAR_CONTENT,
        BAD_HASHTAG,
        BAD_ACCOUNT,
        UNKNOWN_FIELD,
        MISSING_VALUE,
        BAD_VALUE,
        BAD_NUMBER,
        BAD_DATE,
        BAD_RANGE,
        TOO_LONG,
        TOO_MANY_CLAUSES,
        TOO_DEEP,
        TOO_EXPENSIVE;

        /** As clients see it. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
