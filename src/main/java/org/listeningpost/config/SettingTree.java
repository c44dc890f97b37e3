package org.listeningpost.config;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The settings of {@link Config} as paths: the record tree is the only list of them. */
final class SettingTree {
    private SettingTree() {}

    /** One setting with the value it has in a given configuration. */
    record Leaf(
            String path,
            RecordComponent component,
            @Nullable Object value) {
        Setting setting() {
            return Objects.requireNonNull(component.getAnnotation(Setting.class), path);
        }

        String environmentName() {
            return ConfigReader.ENVIRONMENT_PREFIX + path.replace('.', '_').toUpperCase(Locale.ROOT);
        }
    }

    static List<Leaf> leavesOf(Config config) {
        List<Leaf> leaves = new ArrayList<>();
        collect("", config, leaves);
        return leaves;
    }

    private static void collect(String prefix, Record values, List<Leaf> leaves) {
        for (RecordComponent component : values.getClass().getRecordComponents()) {
            String path = prefix + nameOf(component);
            Object value = valueOf(component, values);
            if (component.getAnnotation(Setting.class) != null) {
                leaves.add(new Leaf(path, component, value));
            } else {
                collect(path + ".", (Record) Objects.requireNonNull(value), leaves);
            }
        }
    }

    /** The same tree with other values: the constructors run again, and with them their checks. */
    static Record rebuild(String prefix, Record defaults, Map<String, @Nullable Object> values, List<String> problems) {
        RecordComponent[] components = defaults.getClass().getRecordComponents();
        @Nullable Object[] arguments = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            String path = prefix + nameOf(components[i]);
            if (components[i].getAnnotation(Setting.class) != null) {
                arguments[i] = values.containsKey(path) ? values.get(path) : valueOf(components[i], defaults);
            } else {
                Record child = (Record) Objects.requireNonNull(valueOf(components[i], defaults));
                arguments[i] = rebuild(path + ".", child, values, problems);
            }
        }
        try {
            return construct(defaults.getClass(), components, arguments);
        } catch (IllegalArgumentException e) {
            problems.add(String.valueOf(e.getMessage()));
            return defaults;
        }
    }

    /** What an administrator may see: secrets only say whether they are set. */
    static Map<String, Object> shown(Record values) {
        Map<String, Object> shown = new LinkedHashMap<>();
        for (RecordComponent component : values.getClass().getRecordComponents()) {
            Object value = valueOf(component, values);
            Setting setting = component.getAnnotation(Setting.class);
            if (value == null) {
                continue;
            }
            if (setting != null && setting.secret() && !value.equals(List.of())) {
                shown.put(nameOf(component), "***");
            } else {
                shown.put(nameOf(component), plain(value));
            }
        }
        return shown;
    }

    private static Object plain(Object value) {
        return switch (value) {
            case Record nested -> shown(nested);
            case List<?> list ->
                list.stream().map(item -> plain(Objects.requireNonNull(item))).toList();
            case Number number -> number;
            case Boolean flag -> flag;
            // What feeds and webhooks take as a key often stands behind the question mark.
            case URI url when url.getRawQuery() != null -> url.toString().replaceFirst("\\?.*", "?***");
            default -> value.toString();
        };
    }

    static Record construct(Class<? extends Record> type, RecordComponent[] components, @Nullable Object[] arguments) {
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
        }
        try {
            return type.getDeclaredConstructor(types).newInstance(arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException refused) {
                throw refused;
            }
            throw new IllegalStateException("the configuration record " + type.getSimpleName() + " is broken", e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the configuration record " + type.getSimpleName() + " is hidden", e);
        }
    }

    static String nameOf(RecordComponent component) {
        return component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    private static @Nullable Object valueOf(RecordComponent component, Record values) {
        try {
            return component.getAccessor().invoke(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the configuration record hides " + component.getName(), e);
        }
    }
}
