package org.listeningpost.http;

import io.javalin.http.Context;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The query string of a request, read strictly: an unknown or repeated parameter or a value out of range is 400. */
public final class Parameters {
    private final Context context;

    private Parameters(Context context) {
        this.context = context;
    }

    /** Only these may be there. */
    public static Parameters of(Context context, String... known) {
        requireKnown(context, Set.of(known));
        context.queryParamMap().forEach((name, values) -> {
            if (values.size() > 1) {
                throw refusal(name, "repeated", "The parameter may be given once.");
            }
        });
        return new Parameters(context);
    }

    /** Only these may be there, each as often as its reader likes. */
    static void requireKnown(Context context, Set<String> names) {
        requireKnown(context.queryParamMap().keySet(), names);
    }

    /** What is unknown is not repeated in the answer unless it looks like a name: it is the client's own text. */
    public static void requireKnown(Set<String> given, Set<String> names) {
        for (String name : given) {
            if (!names.contains(name)) {
                throw refusal(
                        name.matches("[A-Za-z_]{1,40}") ? name : "(unprintable)",
                        "unknown_parameter",
                        names.isEmpty()
                                ? "There is no such parameter; there are none."
                                : "There is no such parameter; there are: "
                                        + String.join(
                                                ", ", names.stream().sorted().toList()) + ".");
            }
        }
    }

    public @Nullable String text(String name, int charactersMax) {
        String value = given(name);
        if (value == null) {
            return null;
        }
        if (value.length() > charactersMax) {
            throw refusal(name, "too_long", "At most " + charactersMax + " characters.");
        }
        return value;
    }

    public int number(String name, int otherwise, int min, int max) {
        String value = given(name);
        if (value == null) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(value);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw refusal(name, "out_of_range", "A whole number from " + min + " to " + max + ".");
    }

    /** What {@code from} and {@code to} say. */
    public TimeSpan span() {
        return TimeSpan.of(given("from"), given("to"));
    }

    private @Nullable String given(String name) {
        String value = context.queryParam(name);
        return value == null || value.isEmpty() ? null : value;
    }

    /** One of these words. */
    public String oneOf(String name, String otherwise, List<String> words) {
        String value = given(name);
        if (value == null) {
            return otherwise;
        }
        if (!words.contains(value)) {
            throw refusal(name, "unknown_value", "One of: " + String.join(", ", words) + ".");
        }
        return value;
    }

    static ProblemException refusal(String name, String code, String message) {
        return new ProblemException(Problem.badField(name, code, message));
    }
}
