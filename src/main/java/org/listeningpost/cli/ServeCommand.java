package org.listeningpost.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.listeningpost.App;
import org.listeningpost.config.Config;
import org.listeningpost.http.ApiServer;
import org.listeningpost.http.ListeningAddress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Runs the service until a signal ends it. */
@Command(
        name = "serve",
        description = {"Serve the API until a signal ends it.", "On the embedded engine, or on elasticsearch.urls."},
        mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
    @Mixin
    private ConfigOption config = new ConfigOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Config settings = config.read();
        ListeningAddress.requireFree(settings.server());
        UntilSignal.run(signal -> serve(settings, signal), () -> {});
        return 0;
    }

    private void serve(Config settings, UntilSignal signal) throws InterruptedException {
        PrintWriter messages = spec.commandLine().getErr();
        boolean isOfDemo = DemoSample.isIn(settings.dataDirectory());
        if (isOfDemo) {
            messages.println("The data directory " + settings.dataDirectory() + " holds the invented posts of `demo`.");
            messages.println("For real ones take another (data_directory in listening-post.yaml), or remove it first.");
        }
        try (App app = App.open(settings, App.EngineUse.OWN)) {
            if (isOfDemo) {
                DemoCommand.revokeAll(app.keys());
            }
            app.keys().bootstrap().ifPresent(key -> {
                messages.println("First start. This administrator key is shown only now:");
                messages.println("  " + key.text());
                messages.println("Make keys for people with it: POST /v1/keys, or ./listening-post keys create");
            });
            ApiServer server = app.serve();
            messages.println("Listening Post serves on " + server.address());
            messages.flush();
            signal.await();
        }
    }
}
