package org.listeningpost.ingest.source;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The text of a row whose words stand in several columns, as answers to several questions do. What the sender mapped comes
 * before a column called text, and that before all other names; columns of one of these three are joined.
 */
final class JoinedText {
    private static final FieldNames.Match ALL = new FieldNames.Match(RawField.TEXT, 0);
    private static final int SYNONYM = 2;
    /** Shorter beginnings may be answers of their own. */
    private static final int COPY_CHARACTERS_MIN = 20;
    /** Each is compared with those before it, and a heading may name any number. */
    private static final int COMPARED_MAX = 50;

    private static final Pattern CUT = Pattern.compile("(?:…|\\.\\.\\.)$");

    private final List<String> parts = new ArrayList<>();
    private int level;

    void clear() {
        parts.clear();
    }

    void add(FieldNames.Match match, String cell) {
        int own = levelOf(match);
        if (parts.isEmpty() || own < level) {
            parts.clear();
            level = own;
        }
        if (own == level && parts.size() >= COMPARED_MAX) {
            parts.add(cell);
        } else if (own == level) {
            // Exports have a text whole and shortened.
            parts.removeIf(each -> isCopy(each, cell));
            if (parts.stream().noneMatch(each -> isCopy(cell, each))) {
                parts.add(cell);
            }
        }
    }

    void putInto(RawPostBuilder builder) {
        if (!parts.isEmpty()) {
            builder.setText(ALL, String.join("\n", parts));
        }
    }

    /** Whether columns of these two stand together. */
    static boolean areEqual(FieldNames.Match one, FieldNames.@Nullable Match other) {
        return one.field() == RawField.TEXT && other != null && levelOf(one) == levelOf(other);
    }

    private static int levelOf(FieldNames.Match match) {
        return Math.min(match.rank(), SYNONYM);
    }

    private static boolean isCopy(String part, String whole) {
        String own = part.strip();
        String other = whole.strip();
        String beginning = CUT.matcher(own).replaceFirst("");
        return own.equals(other) || beginning.length() >= COPY_CHARACTERS_MIN && other.startsWith(beginning);
    }
}
