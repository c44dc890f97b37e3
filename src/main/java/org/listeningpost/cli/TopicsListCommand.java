package org.listeningpost.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.listeningpost.topic.Topic;
import org.listeningpost.topic.Vocabulary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Which topics are there? */
@Command(
        name = "list",
        description = "Print the bundled topics: id, area, titles, tab-separated.",
        mixinStandardHelpOptions = true)
final class TopicsListCommand implements Callable<Integer> {
    @Option(names = "--queries", description = "Print each topic's query, too.")
    private boolean withQueries;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        for (Topic topic : Vocabulary.bundled().topics()) {
            String area = topic.area() == null ? "" : topic.area();
            String line = String.join(
                    "\t", topic.id(), area, topic.title().en(), topic.title().es());
            out.println(withQueries ? line + "\t" + topic.query().replaceAll("\\s+", " ") : line);
        }
        out.flush();
        return 0;
    }
}
