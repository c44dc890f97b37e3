package org.listeningpost.http;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The character set that a Content-Type names. Query strings are decoded with it too, so it is looked at without a body. */
final class BodyCharset {
    private static final Pattern NAMED =
            Pattern.compile("charset\\s*=\\s*\"?\\s*([^\";,\\s]*)", Pattern.CASE_INSENSITIVE);

    private BodyCharset() {}

    /**
     * @param isFile whether the body is a file whose encoding is found in the file itself, so that any name does
     * @throws ProblemException for a name that nobody knows and for another character set than UTF-8
     */
    static void check(@Nullable String contentType, boolean isFile, @Nullable String query) {
        if (contentType == null) {
            return;
        }
        Matcher named = NAMED.matcher(contentType);
        while (named.find()) {
            @Nullable Charset charset = charset(named.group(1));
            // An escape in the query would be read in the file's character set instead of UTF-8.
            boolean spoilsQuery = query != null && query.indexOf('%') >= 0;
            if (charset == null || !charset.equals(StandardCharsets.UTF_8) && (!isFile || spoilsQuery)) {
                throw new ProblemException(Problem.of(415, "unsupported-charset", "Unsupported character set")
                        .detail(
                                "The charset of the Content-Type is UTF-8, or is left out: JSON is UTF-8 (RFC 8259), and the"
                                        + " encoding of a file is found in the file itself."));
            }
        }
    }

    private static @Nullable Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException e) {
            return null; // no such name, or none that could be one
        }
    }
}
