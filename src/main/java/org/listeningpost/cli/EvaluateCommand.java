package org.listeningpost.cli;

import picocli.CommandLine.Command;

/** Measures on labeled data; each measurement is a class beside it. */
@Command(
        name = "evaluate",
        description = "Measure on labeled data and print a table.",
        mixinStandardHelpOptions = true,
        subcommands = {EvaluateLanguageCommand.class, EvaluateRedactionCommand.class, EvaluateSentimentCommand.class})
final class EvaluateCommand {}
