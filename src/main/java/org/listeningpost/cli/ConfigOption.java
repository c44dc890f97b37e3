package org.listeningpost.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.listeningpost.config.Config;
import org.listeningpost.config.ConfigReader;
import picocli.CommandLine.Option;

/** {@code --config FILE}, the same for every command that needs the configuration; used as a picocli mixin. */
final class ConfigOption {
    /** Name of the system property that holds the launcher script's folder; the script sets it. */
    private static final String HOME_PROPERTY = "listeningpost.home";

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "Configuration; when not given, listening-post.yaml in the working directory or beside the launcher, if there is one.")
    private @Nullable Path file;

    Config read() {
        return ConfigReader.read(file, System.getenv(), home());
    }

    /** The launcher's folder; the working directory where no launcher started this. */
    static Path home() {
        return Path.of(System.getProperty(HOME_PROPERTY, ""));
    }
}
