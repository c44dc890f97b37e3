package org.listeningpost.query;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What may stand before a colon, and what was meant where something else stands there. */
final class FieldNames {
    static final String EXACT = "exact";
    static final List<String> ALL = Stream.of(
                    Arrays.stream(KeywordField.values()).map(KeywordField::typedName),
                    Arrays.stream(NumberField.values()).map(NumberField::typedName),
                    Arrays.stream(DateField.values()).map(DateField::typedName),
                    Stream.of(EXACT, "has", "is"))
            .flatMap(names -> names)
            .toList();
    private static final int LENGTH_MAX = 30;
    /** {@code platform}, {@code _id}; a name of the index has points, which links and abbreviations have, too. */
    private static final Pattern NAME = Pattern.compile("\\p{L}[\\p{L}_]*");

    private static final Pattern INNER_NAME = Pattern.compile(
            "_[a-z_]*[a-z][a-z_]*|(author|engagement|place|sentiment|redactions|text|title)\\.[a-z_.]+");
    /** Typed names by those of the index. */
    private static final Map<String, String> INDEXED = indexed();

    private FieldNames() {}

    /** How many characters of a word are meant as a field's name; 0 where none are. */
    static int lengthIn(String word) {
        int colon = word.indexOf(':');
        if (colon <= 0 || colon > LENGTH_MAX) {
            return 0;
        }
        String name = word.substring(0, colon);
        boolean isInner = colon + 1 < word.length() && INNER_NAME.matcher(name).matches();
        return isInner || NAME.matcher(name).matches() ? colon : 0;
    }

    /** The field that is meant by another name; null where there is no good guess. */
    static @Nullable String meantBy(String name) {
        String typed = INDEXED.get(name);
        return typed == null ? Nearest.to(name, ALL) : typed;
    }

    /** {@code #} or {@code @} where that stands for what the name says; null otherwise. */
    static @Nullable String signFor(String name) {
        return switch (name) {
            case "hashtag", "hashtags", "tag" -> "#";
            case "mention", "mentions", "account", "handle" -> "@";
            default -> null;
        };
    }

    private static Map<String, String> indexed() {
        Map<String, String> names = new TreeMap<>(Map.of("text.exact", EXACT, "title.exact", EXACT));
        for (KeywordField field : KeywordField.values()) {
            names.put(field.indexField(), field.typedName());
        }
        for (NumberField field : NumberField.values()) {
            names.put(field.indexField(), field.typedName());
        }
        for (DateField field : DateField.values()) {
            names.put(field.indexField(), field.typedName());
        }
        return Map.copyOf(names);
    }
}
