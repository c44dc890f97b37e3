package org.listeningpost.ingest.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.listeningpost.ingest.source.RawPost.RawAuthor;
import org.listeningpost.ingest.source.RawPost.RawEngagement;
import org.listeningpost.ingest.source.RawPost.RawPlace;

/** Gathers the fields of one record; used again and again by one reader. */
final class RawPostBuilder {
    private static final int FIELDS = RawField.values().length;
    private static final int SHORT_DIGITS_MAX = 15;
    private static final int NUMBER_CHARACTERS_MAX = 100;
    private static final Double STARS = 5.0;
    /** A large number as it is written for people. One point alone may as well begin a fraction. */
    private static final Pattern GROUPED =
            Pattern.compile("\\d{1,3}(?:([,' \\u00A0\\u202F])\\d{3}(?:\\1\\d{3}){0,5}|(?:\\.\\d{3}){2,6})");

    private final @Nullable Object[] values = new Object[FIELDS];
    private final int[] ranks = new int[FIELDS];
    private boolean isRatedInStars;

    void clear() {
        Arrays.fill(values, null);
        Arrays.fill(ranks, Integer.MAX_VALUE);
        isRatedInStars = false;
    }

    /** Whether a value under this name would be used: a better name may have been there before. */
    private boolean takes(FieldNames.Match match) {
        return match.rank() <= ranks[match.field().ordinal()];
    }

    private void put(FieldNames.Match match, Object value) {
        values[match.field().ordinal()] = value;
        ranks[match.field().ordinal()] = match.rank();
        if (match.field() == RawField.RATING) {
            isRatedInStars = match.isOfFive();
        }
    }

    /** Takes a value written as text; false where it is not what the field holds. */
    boolean setText(FieldNames.Match match, String value) {
        if (!takes(match)) {
            return true;
        }
        Object parsed =
                switch (match.field().type()) {
                    case TEXT, TOKEN -> value;
                    case COUNT -> count(value.strip());
                    case NUMBER -> number(value.strip());
                    case FLAG -> flag(value.strip());
                    case LIST -> tags(value);
                };
        if (parsed == null) {
            return value.isBlank();
        }
        put(match, parsed);
        return true;
    }

    boolean setFlag(FieldNames.Match match, boolean value) {
        if (match.field().type() != RawField.Type.FLAG) {
            return false;
        }
        if (takes(match)) {
            put(match, value);
        }
        return true;
    }

    void setList(FieldNames.Match match, List<String> value) {
        if (takes(match)) {
            put(match, value);
        }
    }

    RawPost build(long position) {
        return new RawPost(
                position,
                text(RawField.PLATFORM),
                text(RawField.ID),
                text(RawField.KIND),
                text(RawField.CREATED_AT),
                text(RawField.EDITED_AT),
                author(),
                text(RawField.TEXT),
                text(RawField.TITLE),
                text(RawField.ATTACHMENT_TEXT),
                list(),
                text(RawField.LANGUAGE),
                engagement(),
                (Double) values[RawField.RATING.ordinal()],
                ratingMax(),
                place(),
                text(RawField.IN_REPLY_TO),
                text(RawField.THREAD));
    }

    private @Nullable Double ratingMax() {
        Double given = (Double) values[RawField.RATING_MAX.ordinal()];
        return given == null && isRatedInStars ? STARS : given;
    }

    private RawAuthor author() {
        return new RawAuthor(
                text(RawField.AUTHOR_ID),
                text(RawField.AUTHOR_HANDLE),
                text(RawField.AUTHOR_NAME),
                text(RawField.AUTHOR_URL),
                text(RawField.AUTHOR_KIND),
                (Long) values[RawField.AUTHOR_FOLLOWERS.ordinal()],
                (Boolean) values[RawField.AUTHOR_VERIFIED.ordinal()]);
    }

    private RawEngagement engagement() {
        return new RawEngagement(
                (Long) values[RawField.LIKES.ordinal()],
                (Long) values[RawField.SHARES.ordinal()],
                (Long) values[RawField.COMMENTS.ordinal()],
                (Long) values[RawField.VIEWS.ordinal()]);
    }

    private RawPlace place() {
        return new RawPlace(text(RawField.COUNTRY), text(RawField.REGION), text(RawField.POSTAL_CODE));
    }

    private @Nullable String text(RawField field) {
        return (String) values[field.ordinal()];
    }

    @SuppressWarnings("unchecked") // only setList and tags put values there
    private List<String> list() {
        Object value = values[RawField.HASHTAGS.ordinal()];
        return value == null ? List.of() : (List<String>) value;
    }

    /** Whole numbers, also as spreadsheets write them: {@code 12.0} and {@code 1,234}. */
    private static @Nullable Long count(String value) {
        if (isShortInteger(value)) {
            return Long.valueOf(value);
        }
        Double number = number(GROUPED.matcher(value).matches() ? value.replaceAll("\\D", "") : value);
        // What is beyond a long becomes its largest, which is beyond what a count may be, too.
        return number == null || number != Math.rint(number) ? null : Long.valueOf(number.longValue());
    }

    /** What a double holds exactly, so that there is nothing to round and no point to look for. */
    private static boolean isShortInteger(String value) {
        if (value.isEmpty() || value.length() > SHORT_DIGITS_MAX) {
            return false;
        }
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) < '0' || value.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /** Infinite where it is larger than a double: whoever asks finds it out of range. */
    private static @Nullable Double number(String value) {
        if (value.isEmpty() || value.length() > NUMBER_CHARACTERS_MAX) {
            return null;
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            // Double.parseDouble would also take NaN, 0x1p3 and 1f.
            if (!(c >= '0' && c <= '9') && c != '-' && c != '+' && c != '.' && c != 'e' && c != 'E') {
                return null;
            }
        }
        try {
            return Double.valueOf(value);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static @Nullable Boolean flag(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "y", "1", "sí", "si", "verdadero" -> true;
            case "false", "no", "n", "0", "falso" -> false;
            default -> null;
        };
    }

    /** A cell such as {@code flu, vaccines}, {@code #flu #vaccines} or {@code ['flu', 'vaccines']}. */
    private static List<String> tags(String value) {
        List<String> tags = new ArrayList<>();
        for (String each : value.split("[\\s,;|\\[\\]'\"]+")) {
            if (!each.isEmpty()) {
                tags.add(each);
            }
        }
        return tags;
    }
}
