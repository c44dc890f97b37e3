package org.listeningpost.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.listeningpost.ingest.enrich.sentiment.SentimentTrainer;
import org.listeningpost.ingest.enrich.sentiment.UnreadablePostsException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains the sentiment model; data and layout are told in docs/sentiment.md. */
@Command(
        name = "train-sentiment",
        description = {
            "Train the sentiment model.",
            "From folders of NAME_TAG_PART.tsv (0, 1 or 2, a tab, the text) and LANGUAGE-PART-text.txt with"
                    + " LANGUAGE-PART-labels.txt."
        },
        mixinStandardHelpOptions = true)
final class TrainSentimentCommand implements Callable<Integer> {
    @Option(
            names = "--train",
            required = true,
            paramLabel = "DIR",
            description = "Folder with labeled posts; may be repeated.")
    private List<Path> folders = List.of();

    @Option(
            names = "--only",
            paramLabel = "TEXT",
            defaultValue = "train",
            description = "Learn from files whose name holds this, and from no text that stands in another file"
                    + " (default: ${DEFAULT-VALUE}).")
    private String only = "train";

    @Option(
            names = "--about-health",
            paramLabel = "FILE",
            description =
                    "Table of further posts about health without labels, with a column 'text', by which talk about"
                            + " health is told from other talk; may be repeated.")
    private List<Path> aboutHealth = List.of();

    @Option(
            names = "--judged",
            paramLabel = "FILE",
            description = "Table with a column 'text' that holds posts whose labels ship; may be repeated.")
    private List<Path> judged = List.of();

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "Model file to write.")
    private @Nullable Path output;

    @Option(names = "--seed", defaultValue = "1", description = "The same seed and texts give the same file.")
    private long seed;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (output == null || spec == null) {
            return 2;
        }
        PrintWriter messages = spec.commandLine().getErr();
        try {
            new SentimentTrainer(seed, line -> {
                        messages.println(line);
                        messages.flush();
                    })
                    .train(folders, only, aboutHealth, judged, output);
        } catch (UnreadablePostsException e) {
            messages.println(e.getMessage());
            messages.flush();
            return 1;
        }
        return 0;
    }
}
