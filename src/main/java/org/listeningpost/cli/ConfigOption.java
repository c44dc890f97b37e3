package org.listeningpost.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.listeningpost.config.Config;
import org.listeningpost.config.ConfigReader;
import picocli.CommandLine.Option;

/** {@code --config FILE}, the same for every command that needs the configuration; used as a picocli mixin. */
final class ConfigOption {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "Configuration; listening-post.yaml in the working directory, if there is one, when not given.")
    private @Nullable Path file;

    Config read() {
        return ConfigReader.read(file, System.getenv());
    }
}
