package org.listeningpost.alert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.listeningpost.http.Problem;
import org.listeningpost.http.ProblemException;

/** Where a page ended, as an opaque text: two sort values. */
final class Cursors {
    private Cursors() {}

    static String encode(JsonNode sort) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(sort.toString().getBytes(StandardCharsets.UTF_8));
    }

    static @Nullable ArrayNode decode(@Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        try {
            JsonNode sort = AlertJson.mapper().readTree(Base64.getUrlDecoder().decode(cursor));
            if (sort instanceof ArrayNode values
                    && values.size() == 2
                    && values.get(0).isIntegralNumber()
                    && values.get(0).canConvertToLong()
                    && values.get(1).isTextual()) {
                return values;
            }
        } catch (IOException | IllegalArgumentException e) {
            // said below
        }
        throw new ProblemException(Problem.badField("cursor", "invalid_cursor", "This is not a cursor of this list."));
    }
}
