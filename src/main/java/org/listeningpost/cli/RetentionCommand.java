package org.listeningpost.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.listeningpost.App;
import org.listeningpost.elastic.PostMonths.Month;
import org.listeningpost.erasure.Retention;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Drops months that are older than what may be kept; for a scheduler. */
@Command(
        name = "retention",
        description = {
            "Drop whole months of old posts, for good.",
            "Those that are older than what you keep, with the dead letters of those months. Alerts stay, with their numbers and"
                    + " without posts."
        },
        mixinStandardHelpOptions = true)
final class RetentionCommand implements Callable<Integer> {
    private static final int MONTHS_MAX = 1_200;

    @Mixin
    private ConfigOption config = new ConfigOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--keep-months",
            required = true,
            paramLabel = "N",
            description = "Whole months to keep, besides the one that runs.")
    private int keep;

    @Option(names = "--dry-run", description = "Only say what would go.")
    private boolean isDryRun;

    @Override
    public Integer call() {
        if (keep < 1 || keep > MONTHS_MAX) {
            throw new ParameterException(spec.commandLine(), "--keep-months must be between 1 and " + MONTHS_MAX);
        }
        try (App app = App.open(config.read(), App.EngineUse.SHARED)) {
            Retention retention = app.maintenance().retention();
            PrintWriter out = spec.commandLine().getOut();
            for (Month month : retention.olderThan(keep)) {
                long posts = isDryRun ? retention.count(month) : retention.drop(month, KeysCommand.BY);
                out.println(month.label() + " " + posts + " posts" + (isDryRun ? " would go" : " dropped"));
                out.flush();
            }
            return 0;
        }
    }
}
