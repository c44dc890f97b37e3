package org.listeningpost.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;
import org.listeningpost.ingest.enrich.LanguageEvaluation;
import org.listeningpost.ingest.enrich.LanguageIdentifier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** How often is the language right? */
@Command(
        name = "language",
        description = {
            "Measure how many texts get the right language.",
            "Per file of a folder, with a 95 %% Wilson interval. Files: TAG.NAME.txt or LANGUAGE-NAME-text.txt (a text a line), or"
                    + " TSV with lang and text columns."
        },
        mixinStandardHelpOptions = true)
final class EvaluateLanguageCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "Folder with the labeled texts.")
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

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (folder == null || spec == null) {
            return 2;
        }
        Matcher parts = EvaluateSentimentCommand.PART.matcher(part);
        if (!parts.matches()) {
            throw new ParameterException(spec.commandLine(), "--part is K/N, such as 0/10, not " + part);
        }
        PrintWriter out = spec.commandLine().getOut();
        LanguageEvaluation evaluation = new LanguageEvaluation(
                LanguageIdentifier.standard(), Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)));
        for (LanguageEvaluation.Row row : evaluation.run(folder, only)) {
            out.println(row.line());
        }
        out.flush();
        return 0;
    }
}
