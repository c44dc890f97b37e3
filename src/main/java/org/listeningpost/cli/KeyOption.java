package org.listeningpost.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The key for a running service. */
final class KeyOption {
    private static final Pattern KEY = Pattern.compile("[!-~]{1,200}");

    @Option(
            names = "--key",
            paramLabel = "KEY",
            defaultValue = "${LISTENING_POST_KEY:-}",
            description = {
                "API key for --url; LISTENING_POST_KEY in the environment when not given.",
                "Everybody on this machine can see it in the list of processes: better --key-file or the environment."
            })
    private String key = "";

    @Option(
            names = "--key-file",
            paramLabel = "FILE",
            description = "File that holds nothing but the API key for --url.")
    private @Nullable Path file;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    /** Empty when none is given; the file comes before the environment. */
    String read() {
        Path path = file;
        if (path == null) {
            return key;
        }
        if (spec.commandLine().getParseResult().hasMatchedOption("--key")) {
            throw wrong("--key and --key-file do not go together");
        }
        try {
            String text = Files.readString(path).strip();
            if (!KEY.matcher(text).matches()) {
                throw wrong("--key-file: " + path + " does not hold a key and nothing else");
            }
            return text;
        } catch (IOException e) {
            throw wrong("--key-file: " + path + " cannot be read");
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
