package org.listeningpost.cli;

import picocli.CommandLine.Command;

/** Measures on labelled data; each measurement is a class beside it. */
@Command(
        name = "evaluate",
        description = "Measure on labelled data and print a table.",
        mixinStandardHelpOptions = true,
        subcommands = {EvaluateLanguageCommand.class, EvaluateRedactionCommand.class, EvaluateSentimentCommand.class})
final class EvaluateCommand {}
