package org.listeningpost.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.listeningpost.App;
import org.listeningpost.audit.AuditEvent;
import org.listeningpost.config.Config;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command on what is stored, through the engine of a running service where there is one. */
abstract class AppCommand implements Callable<Integer> {
    @Mixin
    private ConfigOption config = new ConfigOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Refuses what cannot be right, before anything is opened. */
    void check() {}

    /** @return the exit code */
    abstract int run(App app, Config settings);

    @Override
    public final Integer call() {
        check();
        Config settings = config.read();
        try (App app = App.open(settings, App.EngineUse.SHARED)) {
            return run(app, settings);
        } finally {
            out().flush();
            messages().flush();
        }
    }

    final PrintWriter out() {
        return spec.commandLine().getOut();
    }

    final PrintWriter messages() {
        return spec.commandLine().getErr();
    }

    final ParameterException refusal(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    /** Whoever has the machine acts without a key. */
    static void record(App app, String action, List<String> targets) {
        app.audit().record(new AuditEvent(app.clock().instant(), KeysCommand.BY, action, null, null, targets));
    }
}
