package org.listeningpost.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * One compose file, with its anchors and merges resolved.
 *
 * @param text as it stands in the file
 */
record ComposeFile(Path path, String text, JsonNode json) {
    static final Path FOLDER = Path.of("docker");

    private static final Pattern VARIABLE = Pattern.compile("(?<!\\$)\\$\\{([A-Z_]+)(?:(:[?-])([^}]*))?}");

    /** @param operator {@code :?}, {@code :-}, or null where there is neither a default nor a message */
    record Variable(
            String name,
            @Nullable String operator,
            @Nullable String word) {}

    static ComposeFile read(String name) {
        try {
            Path path = FOLDER.resolve(name);
            String text = Files.readString(path, StandardCharsets.UTF_8);
            LoaderOptions options = new LoaderOptions();
            options.setAllowDuplicateKeys(false);
            Object tree = new Yaml(new SafeConstructor(options)).load(text);
            return new ComposeFile(path, text, new ObjectMapper().valueToTree(tree));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Map<String, JsonNode> services() {
        Map<String, JsonNode> services = new LinkedHashMap<>();
        json.path("services").properties().forEach(each -> services.put(each.getKey(), each.getValue()));
        return services;
    }

    List<Variable> variables() {
        List<Variable> variables = new ArrayList<>();
        Matcher matcher = VARIABLE.matcher(text);
        while (matcher.find()) {
            variables.add(new Variable(matcher.group(1), matcher.group(2), matcher.group(3)));
        }
        return variables;
    }

    /** The assignments of {@code .env.example}; a secret has an empty value. */
    static Map<String, String> example() {
        try {
            Map<String, String> values = new LinkedHashMap<>();
            for (String line : Files.readAllLines(FOLDER.resolve(".env.example"))) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    int equals = line.indexOf('=');
                    values.put(line.substring(0, equals), line.substring(equals + 1));
                }
            }
            return values;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One value as the engine would see it, with these secrets. */
    static String interpolated(String value, Map<String, String> values) {
        return VARIABLE.matcher(value).replaceAll(found -> {
            String given = values.getOrDefault(found.group(1), "");
            return Matcher.quoteReplacement(given.isEmpty() && ":-".equals(found.group(2)) ? found.group(3) : given);
        });
    }
}
