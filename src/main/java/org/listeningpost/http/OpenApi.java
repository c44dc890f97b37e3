package org.listeningpost.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The API's description, written by hand before the routes and served as JSON; a test holds the routes to it. */
final class OpenApi {
    private static final String RESOURCE = "/openapi.yaml";

    private final byte[] json;

    private OpenApi(byte[] json) {
        this.json = json;
    }

    static OpenApi load() {
        try (InputStream in = OpenApi.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the build lacks " + RESOURCE);
            }
            JsonNode tree = new ObjectMapper(new YAMLFactory()).readTree(in);
            return new OpenApi(Json.mapper().writeValueAsBytes(tree));
        } catch (IOException e) {
            throw new UncheckedIOException("the build's " + RESOURCE + " cannot be read", e);
        }
    }

    byte[] json() {
        return json.clone();
    }
}
