package org.listeningpost.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.listeningpost.App;
import org.listeningpost.Maintenance;
import org.listeningpost.elastic.PostMonths.Month;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Brings months to indices of the current schema, while the service runs. */
@Command(
        name = "reindex",
        description = {
            "Bring months to new indices of the current mapping.",
            "While posts come in and are searched: those that an earlier version made, or the ones you name. May be ended at any"
                    + " time and run again; it goes on where it stopped."
        },
        mixinStandardHelpOptions = true)
final class ReindexCommand implements Callable<Integer> {
    /** Writers of the month wait as long. */
    private static final int WAIT_SECONDS_MAX = 3_600;

    @Mixin
    private ConfigOption config = new ConfigOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--month", split = ",", paramLabel = "YYYY.MM", description = "These, whoever made them.")
    private List<String> labels = new ArrayList<>();

    @Option(names = "--list", description = "Only say which months there are, and which of them need it.")
    private boolean isList;

    @Option(
            names = "--abandon",
            description = "Give up what was begun: the new indices go, writers go on as if nothing had been.")
    private boolean isAbandon;

    @Option(
            names = "--wait-seconds",
            paramLabel = "N",
            defaultValue = "10",
            description =
                    "How long searches and exports that still read a month's old index are waited for (10); meanwhile"
                            + " writers of that month wait, too.")
    private int waitSeconds = 10;

    @Override
    public Integer call() {
        if (isList && isAbandon) {
            throw new ParameterException(spec.commandLine(), "--list and --abandon do not go together");
        }
        if (waitSeconds < 0 || waitSeconds > WAIT_SECONDS_MAX) {
            throw new ParameterException(
                    spec.commandLine(), "--wait-seconds must be between 0 and " + WAIT_SECONDS_MAX);
        }
        try (App app = App.open(config.read(), App.EngineUse.SHARED)) {
            Maintenance maintenance = app.maintenance();
            List<Month> all = maintenance.months().all();
            for (String label : labels) {
                if (all.stream().noneMatch(month -> month.label().equals(label))) {
                    throw new ParameterException(spec.commandLine(), "there is no month " + label);
                }
            }
            String current = maintenance.months().currentSchema();
            PrintWriter out = spec.commandLine().getOut();
            for (Month month : all) {
                boolean isNamed = labels.isEmpty() || labels.contains(month.label());
                boolean isBegun = month.other() != null;
                boolean isDue = !labels.isEmpty() || isBegun || !month.schema().equals(current);
                if (isList) {
                    out.println(month.label() + " " + state(month, current));
                } else if (isAbandon && isNamed && isBegun) {
                    maintenance.abandon(month, KeysCommand.BY);
                    out.println(month.label() + " abandoned");
                } else if (!isAbandon && isNamed && isDue) {
                    out.println(month.label() + " " + reindex(maintenance, month) + " posts");
                }
                out.flush();
            }
            return 0;
        }
    }

    private static String state(Month month, String current) {
        if (month.other() != null) {
            return "begun";
        }
        return month.schema().equals(current) ? "current" : "earlier";
    }

    private long reindex(Maintenance maintenance, Month month) {
        PrintWriter messages = spec.commandLine().getErr();
        long[] copied = {0};
        long posts = maintenance.reindex(month, KeysCommand.BY, TimeUnit.SECONDS.toMillis(waitSeconds), more -> {
            copied[0] += more;
            messages.print("\r" + month.label() + ": " + copied[0] + " copied");
            messages.flush();
        });
        messages.println();
        messages.flush();
        return posts;
    }
}
