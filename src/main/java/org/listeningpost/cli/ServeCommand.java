package org.listeningpost.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.listeningpost.App;
import org.listeningpost.http.ApiServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Runs the service until a signal ends it. */
@Command(
        name = "serve",
        description = "Serve the API, on the embedded engine or on elasticsearch.urls.",
        mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
    @Mixin
    private ConfigOption config = new ConfigOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter messages = spec.commandLine().getErr();
        App app = App.open(config.read(), App.EngineUse.OWN);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            app.close();
                            stopped.countDown();
                        },
                        "stop"));
        app.keys().bootstrap().ifPresent(key -> {
            messages.println("First start. This administrator key is shown only now:");
            messages.println("  " + key.text());
            messages.println("Make keys for people with it: POST /v1/keys, or ./listening-post keys create");
        });
        ApiServer server = app.serve();
        messages.println("Listening Post serves on " + server.address());
        messages.flush();
        stopped.await();
        return 0;
    }
}
