package org.listeningpost.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Reads the file, then the environment over it, and names everything that is wrong with either, all at once. */
public final class ConfigReader {
    /** {@code LISTENING_POST_SERVER_PORT} sets {@code server.port}. */
    public static final String ENVIRONMENT_PREFIX = "LISTENING_POST_";

    /** Looked for in the working directory, then beside the launcher script, when no file is named. */
    public static final String DEFAULT_FILE = "listening-post.yaml";

    /** Not settings: the launcher, the log and single commands read them, and somebody may have them in the environment of all. */
    private static final Set<String> OTHER_VARIABLES = Set.of(
            "LISTENING_POST_JAVA_OPTS",
            "LISTENING_POST_LOG_LEVEL",
            "LISTENING_POST_KEY",
            "LISTENING_POST_KIBANA_API_KEY",
            "LISTENING_POST_KIBANA_PASSWORD");

    private final Map<String, SettingTree.Leaf> leaves = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();
    private final Map<String, @Nullable Object> values = new HashMap<>();

    private ConfigReader() {
        SettingTree.leavesOf(Config.defaults()).forEach(leaf -> leaves.put(leaf.path(), leaf));
    }

    /**
     * The configuration; relative paths in the file are relative to the file, relative defaults to the home.
     *
     * @param file null for {@value #DEFAULT_FILE} in the working directory or in the home, if there is one
     * @param home the folder of the launcher script: the same data are found from wherever it is called
     * @throws ConfigException when anything in the file or in the environment is not understood
     */
    public static Config read(@Nullable Path file, Map<String, String> environment, Path home) {
        ConfigReader reader = new ConfigReader();
        Path here = Path.of(DEFAULT_FILE);
        Path chosen = file != null ? file : Files.exists(here) ? here : home.resolve(DEFAULT_FILE);
        if (file != null || Files.exists(chosen)) {
            reader.readFile(chosen.toAbsolutePath());
        }
        reader.readEnvironment(new TreeMap<>(environment));
        Config defaults = Config.defaults();
        reader.values.putIfAbsent("data_directory", home.resolve(defaults.dataDirectory()));
        Record config = SettingTree.rebuild("", defaults, reader.values, reader.problems);
        if (!reader.problems.isEmpty()) {
            throw new ConfigException(reader.problems);
        }
        return (Config) config;
    }

    private void readFile(Path file) {
        try {
            LoaderOptions options = new LoaderOptions();
            options.setAllowDuplicateKeys(false);
            options.setMaxAliasesForCollections(0);
            Node root = new Yaml(options).compose(Files.newBufferedReader(file, StandardCharsets.UTF_8));
            if (root != null && !Tag.NULL.equals(root.getTag())) {
                Path folder = file.getParent() == null ? Path.of("") : file.getParent();
                readNode("", root, new ValueReader(folder), file.getFileName().toString());
            }
        } catch (IOException e) {
            problems.add(file + " cannot be read");
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
            problems.add(file.getFileName() + " line " + line + ": not valid YAML: " + told(e));
        } catch (YAMLException e) {
            problems.add(file.getFileName() + ": not valid YAML");
        }
    }

    /** A secret that begins with one of these signs is taken for the name of something else, and its text for that name. */
    private static String told(MarkedYAMLException e) {
        String problem = String.valueOf(e.getProblem());
        return problem.startsWith("found undefined") ? "a value that begins with * or ! stands in quotes" : problem;
    }

    private void readNode(String prefix, Node node, ValueReader reader, String fileName) {
        if (!(node instanceof MappingNode mapping)) {
            problems.add(place(fileName, node)
                    + (prefix.isEmpty() ? "the file" : prefix.substring(0, prefix.length() - 1))
                    + " must hold settings, one a line as name: value");
            return;
        }
        Set<String> seen = new LinkedHashSet<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String name = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "(not a name)";
            String path = prefix + name;
            String place = place(fileName, tuple.getKeyNode());
            if (!seen.add(name)) {
                problems.add(place + path + " is there twice");
            } else if (leaves.containsKey(path)) {
                readValue(place, leaves.get(path), tuple.getValueNode(), reader);
            } else if (isSection(path)) {
                if (!Tag.NULL.equals(tuple.getValueNode().getTag())) {
                    readNode(path + ".", tuple.getValueNode(), reader, fileName);
                }
            } else {
                problems.add(place + "unknown setting " + path + Suggestions.forName(path, pathsAndSections()));
            }
        }
    }

    private Set<String> pathsAndSections() {
        Set<String> names = new LinkedHashSet<>();
        for (String path : leaves.keySet()) {
            if (path.contains(".")) {
                names.add(path.substring(0, path.indexOf('.')));
            }
            names.add(path);
        }
        return names;
    }

    private void readValue(String place, SettingTree.@Nullable Leaf leaf, Node node, ValueReader reader) {
        if (leaf == null || Tag.NULL.equals(node.getTag())) {
            return; // "name:" without a value leaves the default
        }
        try {
            values.put(leaf.path(), reader.read(leaf, node));
        } catch (IllegalArgumentException e) {
            problems.add(place + leaf.path() + " " + e.getMessage());
        }
    }

    private boolean isSection(String path) {
        return leaves.keySet().stream().anyMatch(leaf -> leaf.startsWith(path + "."));
    }

    private void readEnvironment(Map<String, String> environment) {
        Map<String, SettingTree.Leaf> byName = new LinkedHashMap<>();
        leaves.values().forEach(leaf -> byName.put(leaf.environmentName(), leaf));
        ValueReader reader = new ValueReader(Path.of("").toAbsolutePath());
        environment.forEach((name, text) -> {
            if (!name.startsWith(ENVIRONMENT_PREFIX) || OTHER_VARIABLES.contains(name)) {
                return;
            }
            SettingTree.Leaf leaf = byName.get(name);
            if (leaf == null) {
                problems.add("environment: unknown variable " + name + Suggestions.forName(name, byName.keySet()));
                return;
            }
            if (text.isBlank() && leaf.component().getType() != List.class) {
                return; // as where a file of containers passes on what nobody has set
            }
            try {
                values.put(leaf.path(), reader.readText(leaf, text));
            } catch (IllegalArgumentException e) {
                problems.add("environment: " + name + " " + e.getMessage());
            }
        });
    }

    private static String place(String fileName, Node node) {
        return fileName + " line " + (node.getStartMark().getLine() + 1) + ": ";
    }
}
