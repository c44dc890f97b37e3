package org.listeningpost.cli;

import picocli.CommandLine.Command;

/** Queries without an engine; each command is a class beside it. */
@Command(
        name = "query",
        description = "Check and explain queries; needs no engine.",
        mixinStandardHelpOptions = true,
        subcommands = {QueryCheckCommand.class, QueryExplainCommand.class})
final class QueryCommand {}
