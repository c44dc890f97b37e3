package org.listeningpost.http;

import io.javalin.http.Context;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Versions of documents as ETag and If-Match: whoever changes a document says which version they looked at. */
public final class EntityTags {
    private static final Pattern TAG = Pattern.compile("(?:W/)?\"([0-9]{1,18})\"|([0-9]{1,18})");

    private EntityTags() {}

    public static void set(Context context, long version) {
        context.header("ETag", "\"" + version + "\"");
    }

    /** The version that the caller looked at; without one the request is refused. */
    public static long required(Context context) {
        @Nullable String header = context.header("If-Match");
        if (header == null || header.isBlank()) {
            throw new ProblemException(Problem.of(428, "version-required", "The version is required")
                    .detail("Send If-Match with the ETag of the version that you looked at."));
        }
        Matcher tag = TAG.matcher(header.strip());
        if (!tag.matches()) {
            throw new ProblemException(
                    Problem.badField("If-Match", "wrong_form", "One ETag as it came, such as \"3\"."));
        }
        return Long.parseLong(tag.group(1) == null ? tag.group(2) : tag.group(1));
    }

    /** Refuses a caller who looked at another version than the one that stands. */
    public static void require(Context context, long current) {
        if (required(context) != current) {
            throw outdated(current);
        }
    }

    /** Somebody else changed the document meanwhile. */
    public static ProblemException outdated(long current) {
        return new ProblemException(Problem.of(412, "outdated", "The version is not the current one")
                .detail("Somebody changed it. Look at version " + current + " and decide again.")
                .with("current_version", current));
    }
}
