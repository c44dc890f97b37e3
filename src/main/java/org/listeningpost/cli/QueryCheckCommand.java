package org.listeningpost.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.listeningpost.query.ParseResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
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

    private @Nullable CommandSpec spec;

    @Spec
    void setSpec(CommandSpec spec) {
        this.spec = spec;
        // A query may begin with a minus.
        spec.parser().unmatchedOptionsArePositionalParams(true);
    }

    @Override
    public Integer call() throws IOException {
        if (spec == null) {
            return 2;
        }
        PrintWriter messages = spec.commandLine().getErr();
        String text = query.read();
        if (text == null) {
            throw new ParameterException(spec.commandLine(), "Missing the query.");
        }
        return switch (QueryText.parse(text)) {
            case ParseResult.Parsed parsed -> {
                spec.commandLine().getOut().println(parsed.interpreted());
                parsed.notes().forEach(note -> QueryText.show(text, note, messages));
                yield 0;
            }
            case ParseResult.Failed failed -> {
                failed.errors().forEach(error -> QueryText.show(text, error, messages));
                yield 1;
            }
        };
    }
}
