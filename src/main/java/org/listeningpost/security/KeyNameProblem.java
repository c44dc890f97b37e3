package org.listeningpost.security;

import org.jspecify.annotations.Nullable;

/** Why a key cannot have a name. Lists show a key a line, so that a line break would forge another key. */
public enum KeyNameProblem {
    LENGTH("1 to " + KeyNameProblem.CHARACTERS_MAX + " characters are required."),
    CHARACTERS("No control characters.");

    private static final int CHARACTERS_MAX = 100;

    private final String words;

    KeyNameProblem(String words) {
        this.words = words;
    }

    /** Null where nothing speaks against the name. */
    public static @Nullable KeyNameProblem of(String name) {
        if (name.isBlank() || name.length() > CHARACTERS_MAX) {
            return LENGTH;
        }
        return name.codePoints().anyMatch(KeyNameProblem::breaksLines) ? CHARACTERS : null;
    }

    /** In words for whoever chose the name. */
    public String words() {
        return words;
    }

    private static boolean breaksLines(int character) {
        int type = Character.getType(character);
        return type == Character.CONTROL || type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR;
    }
}
