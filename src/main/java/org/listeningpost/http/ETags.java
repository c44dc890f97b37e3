package org.listeningpost.http;

import io.javalin.http.Context;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Versions as ETags: who changes something says which version was seen, so that nobody overwrites what they have not read. */
public final class ETags {
    private static final Pattern FORM = Pattern.compile("(?:W/)?\"v(\\d{1,18})\"");

    private ETags() {}

    /** Tells the version of what is answered. */
    public static void set(Context context, long version) {
        context.header("ETag", "\"v" + version + "\"");
    }

    /** Ends with 428 where the request names no version, and with 412 where it names another than the one that stands. */
    public static void require(Context context, long version) {
        @Nullable String header = context.header("If-Match");
        if (header == null || header.isBlank()) {
            throw new ProblemException(Problem.of(428, "precondition-required", "The version is required")
                    .detail("Send If-Match with the ETag that a GET of this address answers."));
        }
        Matcher matcher = FORM.matcher(header.trim());
        if (!matcher.matches() || Long.parseLong(matcher.group(1)) != version) {
            throw changed();
        }
    }

    /** Somebody was faster. */
    public static ProblemException changed() {
        return new ProblemException(Problem.of(412, "precondition-failed", "It was changed meanwhile")
                .detail("The version in If-Match is not the one that stands: read it again."));
    }
}
