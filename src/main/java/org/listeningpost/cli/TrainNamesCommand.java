package org.listeningpost.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.listeningpost.ingest.redact.names.Lexicon;
import org.listeningpost.ingest.redact.names.NameModel;
import org.listeningpost.ingest.redact.names.training.AnnotatedFile;
import org.listeningpost.ingest.redact.names.training.AnnotatedPost;
import org.listeningpost.ingest.redact.names.training.DevReport;
import org.listeningpost.ingest.redact.names.training.NameTrainer;
import org.listeningpost.ingest.redact.names.training.TrainingSettings;
import org.listeningpost.ingest.redact.names.training.WordLists;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains the name model anew; the same files, options and seed give the same bytes. */
@Command(
        name = "train-names",
        description = {"Train the model that finds names of persons.", "From annotated posts and word lists."},
        mixinStandardHelpOptions = true)
final class TrainNamesCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--train",
            arity = "1..*",
            required = true,
            paramLabel = "FILE",
            description = "CoNLL or BIO files.")
    private List<Path> train = List.of();

    @Option(
            names = "--dev",
            arity = "1..*",
            paramLabel = "FILE",
            description = "Files to measure on, never learned from.")
    private List<Path> dev = List.of();

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where the model goes.")
    @SuppressWarnings("NullAway.Init")
    private Path out;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "Fixes every random choice (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--threshold",
            defaultValue = "0.03",
            description = "Probability from which a token counts as a name.")
    private float threshold;

    @Option(names = "--first-names", paramLabel = "FILE", description = "First names, one a line.")
    private @Nullable Path firstNames;

    @Option(names = "--surnames", paramLabel = "FILE", description = "Surnames, one a line.")
    private @Nullable Path surnames;

    @Option(
            names = "--non-names",
            arity = "1..*",
            paramLabel = "FILE",
            description = "Ordinary and medical words: lines (.gz too), JSON keys or an OBO ontology.")
    private List<Path> nonNames = List.of();

    @Option(names = "--places", arity = "1..*", paramLabel = "FILE", description = "Places, one a line.")
    private List<Path> places = List.of();

    @Option(
            names = "--posts",
            arity = "1..*",
            paramLabel = "FILE",
            description = "Plain posts, for how common words are.")
    private List<Path> posts = List.of();

    @Option(
            names = "--keep",
            arity = "1..*",
            paramLabel = "FILE",
            description = "Words that are no names whatever other lists say.")
    private List<Path> keep = List.of();

    @Option(
            names = "--weak",
            arity = "1..*",
            paramLabel = "FILE",
            description = "Plain posts to be labeled by the lists.")
    private List<Path> weak = List.of();

    @Option(
            names = "--weak-every",
            defaultValue = "4",
            description = "Takes one plain post in so many (default: ${DEFAULT-VALUE}).")
    private int weakEvery;

    @Override
    public Integer call() throws IOException {
        List<AnnotatedPost> annotated = new ArrayList<>();
        for (Path file : train) {
            annotated.addAll(AnnotatedFile.read(file));
        }
        TrainingSettings settings = TrainingSettings.STANDARD.withSeed(seed).withThreshold(threshold);
        NameModel model = new NameTrainer(settings, lists()).train(annotated, plainPosts());
        try (OutputStream stream = Files.newOutputStream(out)) {
            model.write(stream);
        }
        PrintWriter report = spec.commandLine().getOut();
        for (Path file : dev) {
            List<AnnotatedPost> held = AnnotatedFile.read(file);
            report.print(DevReport.of(file.getFileName().toString(), model, held));
            report.print(DevReport.of(file.getFileName() + " lower", model, DevReport.lower(held)));
        }
        report.flush();
        return 0;
    }

    private List<String> plainPosts() throws IOException {
        List<String> plain = new ArrayList<>();
        for (Path file : weak) {
            List<String> texts = WordLists.texts(file);
            for (int i = 0; i < texts.size(); i += weakEvery) {
                plain.add(texts.get(i));
            }
        }
        return plain;
    }

    private WordLists lists() throws IOException {
        WordLists lists = new WordLists();
        lists.add(firstNames, Lexicon.FIRST_NAME);
        lists.add(surnames, Lexicon.SURNAME);
        for (Path file : nonNames) {
            lists.add(file, Lexicon.NON_NAME);
        }
        for (Path file : places) {
            lists.add(file, Lexicon.PLACE);
        }
        for (Path file : posts) {
            lists.count(file);
        }
        for (Path file : keep) {
            lists.keep(file);
        }
        return lists;
    }
}
