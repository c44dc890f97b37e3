package org.listeningpost.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.listeningpost.elastic.IoFailure;
import org.listeningpost.http.ReadinessProbe;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** For health checks of containers and services, where there is no curl. */
@Command(
        name = "ready",
        description = {
            "Ask whether the service of this machine is ready.",
            "Exit code 0 if it is, 1 if not; by this configuration. For health checks; opens no engine."
        },
        mixinStandardHelpOptions = true)
final class ReadyCommand implements Callable<Integer> {
    @Mixin
    private ConfigOption config = new ConfigOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter messages = spec.commandLine().getErr();
        try {
            if (ReadinessProbe.isReady(config.read().server())) {
                return 0;
            }
            messages.println("not ready");
        } catch (IOException e) {
            messages.println("the service cannot be reached: " + IoFailure.inWords(e, ""));
        }
        messages.flush();
        return 1;
    }
}
