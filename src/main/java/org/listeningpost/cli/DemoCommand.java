package org.listeningpost.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.EnumSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.listeningpost.App;
import org.listeningpost.config.Config;
import org.listeningpost.http.ApiServer;
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
        description = "Start the embedded engine and the API with a sample of invented posts, and print what to try.",
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
        PrintWriter messages = spec.commandLine().getErr();
        if (isTaken(settings.server())) {
            messages.printf(
                    "Port %d on %s is taken, perhaps by another demo. Stop that one, or choose another port:%n"
                            + "  LISTENING_POST_SERVER_PORT=7071 ./listening-post demo%n",
                    settings.server().port(), settings.server().host());
            messages.flush();
            return 1;
        }
        // somebody reads along here; a line for each request would bury what is said to them
        ((Logger) LoggerFactory.getLogger("listeningpost.requests")).setLevel(Level.WARN);
        say(messages, "Starting ...");
        App app = App.open(settings, App.EngineUse.OWN);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(app, stopped, messages), "stop"));
        ApiKeys.NewKey key = newKey(app.keys());
        ApiServer server = app.serve();
        DemoSample sample = new DemoSample(
                server.address(), key.text(), settings.dataDirectory(), line -> say(messages, line), app.clock());
        sample.load(posts);
        PrintWriter out = spec.commandLine().getOut();
        out.print(new DemoGuide(server.address(), key.text()).text());
        out.flush();
        stopped.await();
        return 0;
    }

    private static void stop(App app, CountDownLatch stopped, PrintWriter messages) {
        say(messages, "Stopping ...");
        app.close();
        stopped.countDown();
    }

    private static void say(PrintWriter messages, String line) {
        messages.println(line);
        messages.flush();
    }

    /** Asked before the engine starts, because that takes a quarter of a minute. */
    private static boolean isTaken(Config.Server server) throws IOException {
        if (server.port() == 0) {
            return false;
        }
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(server.host(), server.port()));
            return false;
        } catch (BindException e) {
            return true;
        }
    }

    /** Keys are stored as hashes and cannot be shown again, so each start makes one in place of the last. */
    private static ApiKeys.NewKey newKey(ApiKeys keys) {
        for (ApiKey key : keys.all()) {
            if (key.name().equals(KEY_NAME) && !key.isRevoked()) {
                keys.revoke(key.id(), KEY_NAME);
            }
        }
        return keys.create(KEY_NAME, EnumSet.allOf(Role.class), KEY_NAME);
    }
}
