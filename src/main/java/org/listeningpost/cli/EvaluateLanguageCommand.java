package org.listeningpost.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.listeningpost.ingest.enrich.LanguageEvaluation;
import org.listeningpost.ingest.enrich.LanguageIdentifier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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
    @Parameters(paramLabel = "DIR", description = "Folder with the labelled texts.")
    private @Nullable Path folder;

    @Option(
            names = "--only",
            paramLabel = "TEXT",
            defaultValue = "",
            description = "Only files whose name holds this, such as 'val'.")
    private String only = "";

    @Option(names = "--part", paramLabel = "K/N", description = "Only every Nth text, starting at the Kth (0-based).")
    private @Nullable String part;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (folder == null || spec == null) {
            return 2;
        }
        PrintWriter out = spec.commandLine().getOut();
        LanguageEvaluation evaluation = new LanguageEvaluation(LanguageIdentifier.standard(), partOf(), partCount());
        for (LanguageEvaluation.Row row : evaluation.run(folder, only)) {
            out.println(row.line());
        }
        out.flush();
        return 0;
    }

    private int partOf() {
        return part == null ? 0 : Integer.parseInt(part.substring(0, part.indexOf('/')));
    }

    private int partCount() {
        return part == null ? 1 : Integer.parseInt(part.substring(part.indexOf('/') + 1));
    }
}
