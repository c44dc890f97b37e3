package org.listeningpost.ingest.source;

import java.util.ArrayList;
import java.util.List;
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
        if (own == level) {
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
        String beginning = part.strip().replaceFirst("(?:…|\\.\\.\\.)$", "");
        return part.strip().equals(whole.strip())
                || beginning.length() >= COPY_CHARACTERS_MIN && whole.strip().startsWith(beginning);
    }
}
