package org.listeningpost.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.listeningpost.ingest.enrich.LanguageIdentifier;
import org.listeningpost.ingest.enrich.sentiment.SentimentAnalyzer;
import org.listeningpost.ingest.enrich.sentiment.SentimentEvaluation;
import org.listeningpost.ingest.enrich.sentiment.UnreadablePostsException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** How often is the tone right? */
@Command(
        name = "sentiment",
        description = {
            "Measure sentiment: macro-recall, macro-F1, accuracy.",
            "Per file of a folder, and for the health set that ships, with 95 %% bootstrap intervals or a Wilson interval;"
                    + " confusion, what the surest part would give, and speed. Files: NAME_TAG_PART.tsv (0, 1 or 2, a tab, the text), or"
                    + " LANGUAGE-PART-text.txt with LANGUAGE-PART-labels.txt."
        },
        mixinStandardHelpOptions = true)
final class EvaluateSentimentCommand implements Callable<Integer> {
    static final Pattern PART = Pattern.compile("(\\d{1,6})/([1-9]\\d{0,5})");

    @Parameters(
            paramLabel = "DIR",
            arity = "0..1",
            description = "Folder with labeled posts; without it, the health set only.")
    private @Nullable Path folder;

    @Option(
            names = "--only",
            paramLabel = "TEXT",
            defaultValue = "",
            description = "Only files whose name holds this, such as 'val'.")
    private String only = "";

    @Option(
            names = "--part",
            paramLabel = "K/N",
            defaultValue = "0/1",
            description = "Only every Nth text, starting at the Kth (0-based).")
    private String part = "0/1";

    @Option(
            names = "--health",
            paramLabel = "PART",
            description = "Of the health set only this part: dev, kept, test or test-b.")
    private @Nullable String healthPart;

    @Option(
            names = "--identify",
            description =
                    "Find out the language of each text, as the service does, instead of taking that of its file.")
    private boolean identify;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (spec == null) {
            return 2;
        }
        Matcher parts = PART.matcher(part);
        if (!parts.matches()) {
            throw new ParameterException(spec.commandLine(), "--part is K/N, such as 0/10, not " + part);
        }
        if (folder != null && !Files.isDirectory(folder)) {
            throw new ParameterException(spec.commandLine(), folder + " is no folder");
        }
        if (healthPart != null && !SentimentEvaluation.HEALTH_PARTS.contains(healthPart)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--health is one of " + SentimentEvaluation.HEALTH_PARTS + ", not " + healthPart);
        }
        PrintWriter out = spec.commandLine().getOut();
        SentimentEvaluation evaluation = new SentimentEvaluation(
                SentimentAnalyzer.standard(), identify ? LanguageIdentifier.standard() : null, line -> {
                    out.println(line);
                    out.flush();
                });
        try {
            if (healthPart == null) {
                evaluation.health();
            } else {
                evaluation.health(healthPart);
            }
            if (folder != null) {
                evaluation.folder(folder, only, Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)));
            }
        } catch (UnreadablePostsException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return 1;
        }
        return 0;
    }
}
