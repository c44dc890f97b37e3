package org.listeningpost.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.listeningpost.ingest.enrich.LanguageTrainer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains the language identifier; the folder's layout is told in language.md beside the model. */
@Command(
        name = "train-language",
        description = {
            "Train the language identifier.",
            "From a folder of TAG.NAME.txt (a text a line) and TAG.NAME.json (trigram counts) files."
        },
        mixinStandardHelpOptions = true)
final class TrainLanguageCommand implements Callable<Integer> {
    @Option(names = "--train", required = true, paramLabel = "DIR", description = "Folder with the training texts.")
    private @Nullable Path folder;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "Model file to write.")
    private @Nullable Path output;

    @Option(names = "--seed", defaultValue = "1", description = "The same seed and texts give the same file.")
    private long seed;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (folder == null || output == null || spec == null) {
            return 2;
        }
        PrintWriter messages = spec.commandLine().getErr();
        new LanguageTrainer(seed, line -> {
                    messages.println(line);
                    messages.flush();
                })
                .train(folder, output);
        return 0;
    }
}
