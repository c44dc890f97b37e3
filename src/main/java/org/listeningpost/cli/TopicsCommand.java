package org.listeningpost.cli;

import picocli.CommandLine.Command;

/** The health vocabulary without an engine; each command is a class beside it. */
@Command(
        name = "topics",
        description = "List and check the health vocabulary; needs no engine.",
        mixinStandardHelpOptions = true,
        subcommands = {TopicsListCommand.class, TopicsCheckCommand.class})
final class TopicsCommand {}
