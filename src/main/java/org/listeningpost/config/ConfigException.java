package org.listeningpost.config;

import java.util.List;

/** The configuration cannot be used; every mistake is named, none of the values of secrets. */
public final class ConfigException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    ConfigException(List<String> problems) {
        super("the configuration cannot be used:\n  " + String.join("\n  ", problems));
        this.problems = List.copyOf(problems);
    }

    /** What shows only when the parts are put together; the text names the setting and none of the values of secrets. */
    public static ConfigException of(String problem) {
        return new ConfigException(List.of(problem));
    }

    public List<String> problems() {
        return problems;
    }
}
