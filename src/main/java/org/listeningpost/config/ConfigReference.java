package org.listeningpost.config;

import java.util.List;
import java.util.Map;

/** What can be set, for people: the reference in {@code docs/configuration.md}, and the settings in force. */
public final class ConfigReference {
    private ConfigReference() {}

    /** The settings in force, nested as in the file; a secret that is set is {@code ***}. */
    public static Map<String, Object> shown(Config config) {
        return SettingTree.shown(config);
    }

    /** The reference as Markdown, made from the record tree. */
    public static String markdown() {
        StringBuilder text = new StringBuilder("""
                # Configuration

                One file, `--config FILE` or `listening-post.yaml` in the working directory or beside the launcher, and \
                over it the environment:
                `server.port` in the file is `LISTENING_POST_SERVER_PORT` in the environment. A list in the environment \
                is written with commas, or as
                YAML in brackets. Relative paths in the file are relative to the file, in the environment to the working \
                directory, and the default
                data directory lies beside the launcher, from wherever it is called. An unknown setting or variable ends \
                the start with its name, its
                line and what may have been meant.

                `LISTENING_POST_LOG_LEVEL` (`INFO`) and `LISTENING_POST_JAVA_OPTS` are read before the configuration.

                This page is made from `config/Config.java`; a test fails while they differ.

                | setting | default | range | what |
                |---|---|---|---|
                """);
        for (SettingTree.Leaf leaf : SettingTree.leavesOf(Config.defaults())) {
            text.append("| `").append(leaf.path()).append("` | ");
            text.append(defaultOf(leaf))
                    .append(" | ")
                    .append(rangeOf(leaf.setting()))
                    .append(" | ");
            text.append(leaf.setting().value()).append(" |\n");
        }
        return text.toString();
    }

    private static String defaultOf(SettingTree.Leaf leaf) {
        Object value = leaf.value();
        if (value == null || value.equals("") || value.equals(List.of())) {
            return "none";
        }
        return "`" + value + "`";
    }

    private static String rangeOf(Setting setting) {
        return setting.min() == Long.MIN_VALUE ? "" : setting.min() + " to " + setting.max();
    }
}
