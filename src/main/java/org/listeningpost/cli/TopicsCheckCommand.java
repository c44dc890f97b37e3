package org.listeningpost.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.listeningpost.topic.Vocabulary;
import org.listeningpost.topic.VocabularyException;
import org.listeningpost.topic.VocabularyQueries;
import org.listeningpost.topic.VocabularyReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Is this a vocabulary? */
@Command(
        name = "check",
        description = {"Check the files of a vocabulary.", "vocabulary.yaml and one for each area."},
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every query is valid",
            "1:a file or a query has a mistake",
            "2:the command line has a mistake"
        })
final class TopicsCheckCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FOLDER", description = "With vocabulary.yaml in it.")
    private Path folder = Path.of("");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter messages = spec.commandLine().getErr();
        try {
            Vocabulary vocabulary = VocabularyReader.of(folder);
            List<VocabularyQueries.Mistake> mistakes = VocabularyQueries.check(vocabulary.topics());
            for (VocabularyQueries.Mistake mistake : mistakes) {
                messages.println(
                        mistake.topic() + ", at " + mistake.position() + " of its query: " + mistake.message());
            }
            messages.flush();
            if (mistakes.isEmpty()) {
                PrintWriter out = spec.commandLine().getOut();
                out.println(vocabulary.topics().size() + " topics, version " + vocabulary.version());
                out.flush();
            }
            return mistakes.isEmpty() ? 0 : 1;
        } catch (VocabularyException e) {
            messages.println(e.getMessage());
            messages.flush();
            return 1;
        }
    }
}
