package org.listeningpost.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.EnumSet;
import java.util.concurrent.Callable;
import org.listeningpost.App;
import org.listeningpost.config.Config;
import org.listeningpost.config.ConfigException;
import org.listeningpost.http.ApiServer;
import org.listeningpost.http.ListeningAddress;
import org.listeningpost.sample.SampleOrganization;
import org.listeningpost.security.ApiKey;
import org.listeningpost.security.ApiKeys;
import org.listeningpost.security.Role;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Everything at once, with invented posts to search in. */
@Command(
        name = "demo",
        description = {
            "Start everything with invented posts, and print what to try.",
            "The embedded engine, the API and a sample; the same posts again at the next start."
        },
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    private static final String KEY_NAME = "demo";

    @Mixin
    private ConfigOption config = new ConfigOption();

    @Option(names = "--posts", defaultValue = "6000", paramLabel = "N", description = "Size of the sample (6000).")
    private long posts;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Config settings = SampleOrganization.in(config.read());
        if (!settings.elasticsearch().isEmbedded()) {
            throw ConfigException.of(
                    "demo invents posts and makes a key that may do everything, so it runs on an engine of"
                            + " its own only: leave out elasticsearch.urls. For a cluster there are `sample` and `import`.");
        }
        ListeningAddress.requireFree(settings.server());
        // somebody reads along here; a line for each request would bury what is said to them
        ((Logger) LoggerFactory.getLogger("listeningpost.requests")).setLevel(Level.WARN);
        PrintWriter messages = spec.commandLine().getErr();
        say(messages, "Starting ...");
        UntilSignal.run(signal -> show(settings, signal, messages), () -> say(messages, "Stopping ..."));
        return 0;
    }

    private void show(Config settings, UntilSignal signal, PrintWriter messages)
            throws IOException, InterruptedException {
        try (App app = App.open(settings, App.EngineUse.OWN)) {
            if (!DemoSample.isIn(settings.dataDirectory()) && app.hasPosts()) {
                throw new DemoSample.DemoException("The data directory " + settings.dataDirectory()
                        + " holds posts of somebody's. demo would mix invented ones into them: give it another"
                        + " (data_directory, or LISTENING_POST_DATA_DIRECTORY).");
            }
            ApiKeys.NewKey key = newKey(app.keys());
            ApiServer server = app.serve();
            DemoSample sample = new DemoSample(
                    server.address(), key.text(), settings.dataDirectory(), line -> say(messages, line), app.clock());
            if (sample.load(posts, signal::isGiven)) {
                PrintWriter out = spec.commandLine().getOut();
                out.print(new DemoGuide(server.address(), key.text()).text());
                out.flush();
            }
            signal.await();
        }
    }

    private static void say(PrintWriter messages, String line) {
        messages.println(line);
        messages.flush();
    }

    /** Keys are stored as hashes and cannot be shown again, so each start makes one in place of the last. */
    private static ApiKeys.NewKey newKey(ApiKeys keys) {
        revokeAll(keys);
        return keys.create(KEY_NAME, EnumSet.allOf(Role.class), KEY_NAME);
    }

    /** Also before somebody serves from this folder in earnest. */
    static void revokeAll(ApiKeys keys) {
        for (ApiKey key : keys.all()) {
            if (key.name().equals(KEY_NAME) && !key.isRevoked()) {
                keys.revoke(key.id(), KEY_NAME);
            }
        }
    }
}
