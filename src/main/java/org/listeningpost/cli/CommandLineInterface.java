package org.listeningpost.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The root command; each subcommand is a class beside it. */
@Command(
        name = "listening-post",
        description = "Listen to health conversations on social media, without keeping anybody's health information.",
        mixinStandardHelpOptions = true,
        version = "Listening Post 1.0.0-SNAPSHOT",
        subcommands = {
            HelpCommand.class,
            RedactCommand.class,
            EvaluateCommand.class,
            TrainLanguageCommand.class,
            TrainNamesCommand.class
        })
public final class CommandLineInterface {
    private CommandLineInterface() {}

    /** Runs one command line; the result is the exit code, 0 only on success. */
    public static int run(String... arguments) {
        return new CommandLine(new CommandLineInterface()).execute(arguments);
    }
}
