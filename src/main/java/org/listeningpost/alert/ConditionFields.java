package org.listeningpost.alert;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.listeningpost.http.Problem;
import org.listeningpost.http.ProblemException;
import org.listeningpost.search.PostField;

/** A condition as JSON: {@code kind}, and what this kind takes. Any other field is refused by name. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ConditionFields(
        @Nullable String kind,
        @Nullable Integer atLeast,
        @Nullable String sensitivity,
        @Nullable String field,
        @Nullable Integer minPosts,
        @Nullable Integer lookbackDays,
        @Nullable String label,
        @Nullable String by) {
    private static final List<String> KINDS =
            List.of("threshold", "spike", "rise", "new_value", "sentiment_turn", "silence");
    private static final int COUNT_MAX = 10_000_000;

    /** The checked condition. */
    Condition condition() {
        String name = kind == null ? "" : kind;
        return switch (name) {
            case "threshold" -> {
                only("at_least");
                yield new Condition.Threshold(number("at_least", atLeast, null, COUNT_MAX));
            }
            case "spike" -> {
                only("sensitivity");
                yield new Condition.Spike(sensitivityOrDefault());
            }
            case "rise" -> {
                only();
                yield new Condition.Rise();
            }
            case "new_value" -> {
                only("field", "min_posts", "lookback_days");
                PostField chosen =
                        field("field", field, null, List.of(PostField.AUTHOR, PostField.PLATFORM, PostField.LANGUAGE));
                yield new Condition.NewValue(
                        chosen,
                        number("min_posts", minPosts, 3, COUNT_MAX),
                        number("lookback_days", lookbackDays, 90, 365));
            }
            case "sentiment_turn" -> {
                only("label", "min_posts");
                yield new Condition.SentimentTurn(
                        oneOf("label", label, "negative", List.of("negative", "positive")),
                        number("min_posts", minPosts, 10, COUNT_MAX));
            }
            case "silence" -> {
                only("by");
                yield new Condition.Silence(
                        field("by", by, PostField.SOURCE, List.of(PostField.SOURCE, PostField.PLATFORM)));
            }
            default -> throw bad("kind", "unknown_value", "One of " + String.join(", ", KINDS) + ".");
        };
    }

    static ConditionFields of(Condition condition) {
        String kind = condition.kind();
        return switch (condition) {
            case Condition.Threshold t -> new ConditionFields(kind, t.atLeast(), null, null, null, null, null, null);
            case Condition.Spike s ->
                new ConditionFields(
                        kind, null, s.sensitivity().name().toLowerCase(Locale.ROOT), null, null, null, null, null);
            case Condition.Rise r -> new ConditionFields(kind, null, null, null, null, null, null, null);
            case Condition.NewValue n ->
                new ConditionFields(kind, null, null, nameOf(n.field()), n.postsMin(), n.lookbackDays(), null, null);
            case Condition.SentimentTurn s ->
                new ConditionFields(kind, null, null, null, s.postsMin(), null, s.label(), null);
            case Condition.Silence s -> new ConditionFields(kind, null, null, null, null, null, null, nameOf(s.by()));
        };
    }

    /** The short name that people use: {@code author} for {@code author.key}. */
    static String nameOf(PostField field) {
        return field == PostField.AUTHOR ? "author" : field.indexField();
    }

    private Condition.Sensitivity sensitivityOrDefault() {
        String word = oneOf("sensitivity", sensitivity, "normal", List.of("low", "normal", "high"));
        return Condition.Sensitivity.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private void only(String... allowed) {
        Set<String> given = new TreeSet<>();
        addIf(given, "at_least", atLeast);
        addIf(given, "sensitivity", sensitivity);
        addIf(given, "field", field);
        addIf(given, "min_posts", minPosts);
        addIf(given, "lookback_days", lookbackDays);
        addIf(given, "label", label);
        addIf(given, "by", by);
        given.removeAll(List.of(allowed));
        for (String stray : given) {
            throw bad(
                    stray,
                    "not_of_this_kind",
                    allowed.length == 0
                            ? "This kind takes no further field."
                            : "This kind takes " + String.join(", ", allowed) + ".");
        }
    }

    private static void addIf(Set<String> given, String name, @Nullable Object value) {
        if (value != null) {
            given.add(name);
        }
    }

    private static int number(String name, @Nullable Integer value, @Nullable Integer otherwise, int max) {
        @Nullable Integer number = value == null ? otherwise : value;
        if (number == null || number < 1 || number > max) {
            throw bad(name, "out_of_range", "A whole number from 1 to " + max + ".");
        }
        return number;
    }

    private static String oneOf(String name, @Nullable String value, String otherwise, List<String> words) {
        String word = value == null ? otherwise : value;
        if (!words.contains(word)) {
            throw bad(name, "unknown_value", "One of " + String.join(", ", words) + ".");
        }
        return word;
    }

    private static PostField field(
            String name, @Nullable String value, @Nullable PostField otherwise, List<PostField> fields) {
        @Nullable
        PostField chosen = value == null ? otherwise : PostField.of(value).orElse(null);
        if (chosen == null || !fields.contains(chosen)) {
            throw bad(
                    name,
                    "unknown_value",
                    "One of "
                            + String.join(
                                    ", ",
                                    fields.stream().map(ConditionFields::nameOf).toList()) + ".");
        }
        return chosen;
    }

    private static ProblemException bad(String field, String code, String message) {
        return new ProblemException(Problem.badField("condition." + field, code, message));
    }
}
