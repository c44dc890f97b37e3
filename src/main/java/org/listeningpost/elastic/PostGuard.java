package org.listeningpost.elastic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The same look at a document as that of the pipeline {@code posts-final}, with the very patterns of its file: what
 * Elasticsearch refused, for whichever reason, is kept with its words only if the guard finds nothing in them. Immutable.
 */
final class PostGuard {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String CLEAN = "true";

    private final List<Look> looks;

    private PostGuard(List<Look> looks) {
        this.looks = List.copyOf(looks);
    }

    /** @param replacement turns a clean text into {@value #CLEAN} and any other into something else */
    private record Look(String field, Pattern pattern, String replacement) {
        boolean isClean(JsonNode document) {
            JsonNode value = document.path(field);
            return value.isMissingNode()
                    || value.isNull()
                    || (value.isTextual()
                            && pattern.matcher(value.asText())
                                    .replaceAll(replacement)
                                    .equals(CLEAN));
        }
    }

    /** @throws SchemaException where the pipeline does not look at any field */
    static PostGuard bundled() {
        List<Look> looks = new ArrayList<>();
        for (JsonNode processor : SchemaFile.pipeline("posts-final", "").json().path("processors")) {
            JsonNode gsub = processor.path("gsub");
            if (gsub.isObject()) {
                looks.add(new Look(
                        gsub.path("field").asText(),
                        Pattern.compile(gsub.path("pattern").asText()),
                        gsub.path("replacement").asText()));
            }
        }
        if (looks.isEmpty()) {
            throw new SchemaException("the pipeline posts-final of this build guards nothing");
        }
        return new PostGuard(looks);
    }

    /** Whether the document holds an identifier in its words; one that cannot be read may. */
    boolean refuses(byte[] bytes, int from, int length) {
        try {
            JsonNode document = MAPPER.readTree(bytes, from, length);
            return !looks.stream().allMatch(look -> look.isClean(document));
        } catch (IOException e) {
            return true;
        }
    }
}
