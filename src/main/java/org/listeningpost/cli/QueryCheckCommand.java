package org.listeningpost.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Is this a query, and how is it read? */
@Command(
        name = "check",
        description = "Print how a query is read, or each mistake with its place.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:the query is valid", "1:the query has a mistake", "2:the command line has a mistake"})
final class QueryCheckCommand implements Callable<Integer> {
    @Mixin
    private final QueryText query = new QueryText();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        return query.read(parsed -> spec.commandLine().getOut().println(parsed.interpreted()));
    }
}
