package org.listeningpost.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.listeningpost.ingest.redact.Redactor;
import org.listeningpost.ingest.redact.evaluation.CaseEvaluation;
import org.listeningpost.ingest.redact.evaluation.HealthTerms;
import org.listeningpost.ingest.redact.evaluation.RedactionEvaluation;
import org.listeningpost.ingest.redact.evaluation.Tally;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What leaks, and what goes that should stay? */
@Command(
        name = "redaction",
        description = {
            "Measure redaction: recall and precision per set and type.",
            "With 95 %% Wilson intervals, half-redactions, leaking posts, masked tokens, health words destroyed, injected private"
                    + " names per group, generated cases. Files: .conll and .bio (a token a line, names tagged), .json (texts with spans),"
                    + " .tsv and .txt (plain posts, a line each)."
        },
        mixinStandardHelpOptions = true)
final class EvaluateRedactionCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "DIR",
            arity = "0..1",
            description = "Folder with labeled texts; without it, the generated cases and injected names only.")
    private @Nullable Path folder;

    @Option(
            names = "--seed",
            defaultValue = "7",
            description = "Of the generated cases and injected names (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--cases",
            description =
                    "Also measure generated cases of every identifier, clean and disguised, and texts that only look"
                            + " like them; done in any case where no folder is given.")
    private boolean withCases;

    @Option(
            names = "--per-type",
            defaultValue = "240",
            description = "Cases of each type, clean and disguised each (default: ${DEFAULT-VALUE}).")
    private int perType;

    @Option(
            names = "--show",
            defaultValue = "0",
            description = "So many of the invented texts of each set in which something stayed.")
    private int show;

    @Option(
            names = "--fills",
            defaultValue = "5",
            description = "Names a template, group and writing (default: ${DEFAULT-VALUE}).")
    private int fills;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (spec == null) {
            return 2;
        }
        PrintWriter out = spec.commandLine().getOut();
        HealthTerms health = HealthTerms.bundled();
        Redactor redactor = Redactor.standard();
        if (withCases || folder == null) {
            CaseTable.print(new CaseEvaluation(redactor, health), perType, seed, show, out);
        }
        RedactionEvaluation evaluation = new RedactionEvaluation(redactor, health);
        if (folder != null) {
            evaluation.run(folder);
        }
        evaluation.injectNames(seed, fills);
        out.println(Tally.header());
        for (Tally tally : evaluation.tallies()) {
            out.println(tally);
        }
        out.println("health words destroyed: " + health.destroyed() + " " + health.destroyedWords());
        out.println("texts quarantined: " + evaluation.quarantined());
        out.flush();
        return 0;
    }
}
