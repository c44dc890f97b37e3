package org.listeningpost.config;

import java.io.StringReader;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Turns one YAML value into what the record wants; an {@link IllegalArgumentException} says what was expected. */
final class ValueReader {
    private static final Pattern NAME = Pattern.compile("[\\w.-]{1,60}");

    private final Path folder;

    /** @param folder what relative paths are relative to */
    ValueReader(Path folder) {
        this.folder = folder;
    }

    Object read(SettingTree.Leaf leaf, Node node) {
        return read(leaf.component().getGenericType(), leaf.setting(), node);
    }

    /** A value from the environment: a list is written with commas, or as YAML in brackets. */
    Object readText(SettingTree.Leaf leaf, String text) {
        if (!(leaf.component().getGenericType() instanceof ParameterizedType list)) {
            return scalar(leaf.component().getType(), leaf.setting(), text);
        }
        if (text.trim().startsWith("[")) {
            try {
                return read(list, leaf.setting(), new Yaml(new LoaderOptions()).compose(new StringReader(text)));
            } catch (YAMLException e) {
                throw new IllegalArgumentException("must be a list such as [a, b]", e);
            }
        }
        Class<?> item = (Class<?>) list.getActualTypeArguments()[0];
        if (item.isRecord()) {
            throw new IllegalArgumentException("must be a list such as [{id: a, names: [b]}]");
        }
        List<Object> items = new ArrayList<>();
        for (String part : text.split(",")) {
            if (!part.isBlank()) {
                items.add(scalar(item, leaf.setting(), part.trim()));
            }
        }
        return List.copyOf(items);
    }

    private Object read(Type type, Setting setting, Node node) {
        if (type instanceof ParameterizedType list) {
            if (!(node instanceof SequenceNode sequence)) {
                throw new IllegalArgumentException("must be a list");
            }
            Class<?> item = (Class<?>) list.getActualTypeArguments()[0];
            List<Object> items = new ArrayList<>();
            for (Node element : sequence.getValue()) {
                items.add(item.isRecord() ? rule(item, element) : read(item, setting, element));
            }
            return List.copyOf(items);
        }
        if (node instanceof ScalarNode scalar) {
            return scalar((Class<?>) type, setting, scalar.getValue());
        }
        throw new IllegalArgumentException("must be " + expected((Class<?>) type));
    }

    private Object rule(Class<?> type, Node node) {
        if (!(node instanceof MappingNode mapping)) {
            throw new IllegalArgumentException("must be a list of settings such as {id: a, names: [b]}");
        }
        Map<String, Node> fields = new HashMap<>();
        TreeSet<String> names = new TreeSet<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String name = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
            // Without a blank behind the colon a value is a part of the name, and it may be a secret.
            name = NAME.matcher(name).matches() ? name : "(not a name)";
            if (!names.add(name)) {
                throw new IllegalArgumentException("has an entry with " + name + " twice");
            }
            if (!Tag.NULL.equals(tuple.getValueNode().getTag())) {
                fields.put(name, tuple.getValueNode());
            }
        }
        RecordComponent[] components = type.getRecordComponents();
        @Nullable Object[] arguments = new Object[components.length];
        TreeSet<String> known = new TreeSet<>();
        for (int i = 0; i < components.length; i++) {
            String name = SettingTree.nameOf(components[i]);
            known.add(name);
            Node value = fields.remove(name);
            if (value != null) {
                arguments[i] = read(components[i].getGenericType(), NO_SETTING, value);
            } else if (components[i].getType() == List.class) {
                arguments[i] = List.of();
            } else if (components[i].getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                arguments[i] = null;
            } else {
                throw new IllegalArgumentException("needs " + name + " in each entry");
            }
        }
        names.removeAll(known);
        for (String unknown : names) {
            throw new IllegalArgumentException(
                    "has an entry with unknown " + unknown + Suggestions.forName(unknown, known));
        }
        return SettingTree.construct(type.asSubclass(Record.class), components, arguments);
    }

    private Object scalar(Class<?> type, Setting setting, String text) {
        try {
            if (type == int.class || type == long.class) {
                long number = Long.parseLong(text.trim().replace("_", ""));
                if (number < setting.min() || number > setting.max()) {
                    throw new IllegalArgumentException("must be from " + setting.min() + " to " + setting.max());
                }
                return type == int.class ? (Object) Math.toIntExact(number) : (Object) number;
            }
            if (type == Path.class) {
                return folder.resolve(text).normalize();
            }
            if (type == URI.class) {
                return url(text);
            }
            if (type == boolean.class && (text.equals("true") || text.equals("false"))) {
                return Boolean.valueOf(text);
            }
            if (type == String.class) {
                return text;
            }
        } catch (NumberFormatException | ArithmeticException | InvalidPathException | URISyntaxException e) {
            throw new IllegalArgumentException("must be " + expected(type), e);
        }
        throw new IllegalArgumentException("must be " + expected(type));
    }

    private static URI url(String text) throws URISyntaxException {
        URI url = new URI(text);
        boolean isHttp = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        if (!isHttp || url.getHost() == null || url.getUserInfo() != null) {
            throw new IllegalArgumentException("must be a URL such as https://host:9200, without a user in it"
                    + (isHttp && url.getHost() == null ? "; a host has letters, digits, - and ., and no _" : ""));
        }
        return url;
    }

    private static String expected(Class<?> type) {
        if (type == int.class || type == long.class) {
            return "a whole number";
        }
        if (type == boolean.class) {
            return "true or false";
        }
        return type == Path.class ? "a path" : type == URI.class ? "a URL" : "a text";
    }

    private static final Setting NO_SETTING = noSetting();

    private static Setting noSetting() {
        record Holder(@Setting("") String value) {}
        return Objects.requireNonNull(Holder.class.getRecordComponents()[0].getAnnotation(Setting.class));
    }
}
