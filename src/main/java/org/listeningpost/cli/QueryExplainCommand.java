package org.listeningpost.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.listeningpost.query.ParseResult;
import org.listeningpost.search.ElasticQueries;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What is Elasticsearch asked? */
@Command(
        name = "explain",
        description = "Print the Elasticsearch query that a query becomes, as JSON.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:the query is valid", "1:the query has a mistake", "2:the command line has a mistake"})
final class QueryExplainCommand implements Callable<Integer> {
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
                messages.println("interpreted as: " + parsed.interpreted());
                parsed.notes().forEach(note -> QueryText.show(text, note, messages));
                ObjectMapper mapper = new ObjectMapper();
                String json = new ElasticQueries(Clock.systemUTC()).json(parsed.query());
                spec.commandLine()
                        .getOut()
                        .println(mapper.writerWithDefaultPrettyPrinter().writeValueAsString(mapper.readTree(json)));
                yield 0;
            }
            case ParseResult.Failed failed -> {
                failed.errors().forEach(error -> QueryText.show(text, error, messages));
                yield 1;
            }
        };
    }
}
