package org.listeningpost.cli;

import picocli.CommandLine.Option;

/** Under which prefix an installation keeps its indices, for commands that do not read its configuration. */
final class IndexPrefixOption {
    @Option(
            names = "--index-prefix",
            paramLabel = "PREFIX",
            defaultValue = "",
            description = "The installation's elasticsearch.index_prefix, if it has one.")
    private String prefix = "";

    String prefix() {
        return prefix;
    }
}
