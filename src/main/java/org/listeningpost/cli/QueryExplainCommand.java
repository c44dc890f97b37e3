package org.listeningpost.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.listeningpost.search.ElasticQueries;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
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

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        return query.read(parsed -> {
            spec.commandLine().getErr().println("interpreted as: " + parsed.interpreted());
            ObjectMapper mapper = new ObjectMapper();
            String json = new ElasticQueries(Clock.systemUTC()).json(parsed.query());
            spec.commandLine()
                    .getOut()
                    .println(mapper.writerWithDefaultPrettyPrinter().writeValueAsString(mapper.readTree(json)));
        });
    }
}
