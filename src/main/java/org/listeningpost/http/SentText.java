package org.listeningpost.http;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The texts of a sent object, read strictly as {@link Parameters} reads a query string. What is wrong is 400 and names the field. */
public final class SentText {
    private static final int TAGS_MAX = 20;
    private static final int TAG_CHARACTERS_MAX = 100;

    private SentText() {}

    /** One line, which must be there, without blanks around it. */
    public static String line(String field, @Nullable String text, int charactersMax) {
        String given = required(field, text, charactersMax);
        if (given.codePoints().anyMatch(SentText::breaksLines)) {
            throw refusal(field, "characters", "One line without control characters.");
        }
        return given;
    }

    /** Any lines, of which there must be one. */
    public static String required(String field, @Nullable String text, int charactersMax) {
        if (text == null || text.isBlank()) {
            throw refusal(field, "required", "1 to " + charactersMax + " characters.");
        }
        return optional(field, text, charactersMax);
    }

    /** Any lines or none, which is the empty text. */
    public static String optional(String field, @Nullable String text, int charactersMax) {
        String given = text == null ? "" : text.strip();
        if (given.length() > charactersMax) {
            throw refusal(field, "too_long", "At most " + charactersMax + " characters.");
        }
        if (given.codePoints().anyMatch(SentText::isNoText)) {
            throw refusal(field, "characters", "No control characters, and no halves of surrogate pairs.");
        }
        return given;
    }

    /** The text of a query, whose language is checked elsewhere. An empty one finds every post, which nobody means to keep. */
    public static String query(@Nullable String text, String meaning) {
        if (text == null || text.isBlank()) {
            throw refusal("query", "required", meaning);
        }
        return text;
    }

    /** Each tag once, in the order sent. */
    public static List<String> tags(@Nullable List<@Nullable String> sent) {
        if (sent == null) {
            return List.of();
        }
        if (sent.size() > TAGS_MAX) {
            throw refusal("tags", "out_of_range", "At most " + TAGS_MAX + ".");
        }
        Set<String> tags = new LinkedHashSet<>();
        for (@Nullable String tag : sent) {
            tags.add(line("tags", tag, TAG_CHARACTERS_MAX));
        }
        return List.copyOf(tags);
    }

    /** A half of a pair is what UTF-8 and XML have no form for: whoever reads it gets something else or nothing. */
    private static boolean isNoText(int c) {
        return Character.getType(c) == Character.SURROGATE
                || Character.isISOControl(c) && c != '\n' && c != '\t' && c != '\r';
    }

    private static boolean breaksLines(int character) {
        int type = Character.getType(character);
        return type == Character.CONTROL || type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR;
    }

    private static ProblemException refusal(String field, String code, String message) {
        return new ProblemException(Problem.badField(field, code, message));
    }
}
