package org.listeningpost.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The API's description, written by hand before the routes and served as JSON; a test holds the routes to it. Immutable. */
final class OpenApi {
    private static final String RESOURCE = "/openapi.yaml";

    private final byte[] json;
    private final Map<String, Set<String>> parameters;

    private OpenApi(byte[] json, Map<String, Set<String>> parameters) {
        this.json = json;
        this.parameters = parameters;
    }

    /** Read once, by the first who asks. */
    static OpenApi description() {
        return Holder.LOADED;
    }

    private static final class Holder {
        private static final OpenApi LOADED = load();
    }

    private static OpenApi load() {
        try (InputStream in = OpenApi.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the build lacks " + RESOURCE);
            }
            JsonNode tree = new ObjectMapper(new YAMLFactory()).readTree(in);
            return new OpenApi(Json.mapper().writeValueAsBytes(tree), parameters(tree));
        } catch (IOException e) {
            throw new UncheckedIOException("the build's " + RESOURCE + " cannot be read", e);
        }
    }

    private static Map<String, Set<String>> parameters(JsonNode tree) {
        Map<String, Set<String>> parameters = new HashMap<>();
        tree.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    Set<String> names = new HashSet<>();
                    addQuery(names, path.getValue().path("parameters"), tree);
                    addQuery(names, operation.getValue().path("parameters"), tree);
                    parameters.put(
                            operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(), Set.copyOf(names));
                }));
        return Map.copyOf(parameters);
    }

    private static void addQuery(Set<String> names, JsonNode parameters, JsonNode tree) {
        for (JsonNode each : parameters) {
            JsonNode parameter =
                    each.has("$ref") ? tree.at(each.path("$ref").asText().substring(1)) : each;
            if (parameter.path("in").asText().equals("query")) {
                names.add(parameter.path("name").asText());
            }
        }
    }

    /** The parameters behind the question mark that a route knows; null where the route is not described. */
    @Nullable
    Set<String> parameters(HandlerType method, String path) {
        return parameters.get(method.name() + " " + path);
    }

    byte[] json() {
        return json.clone();
    }
}
