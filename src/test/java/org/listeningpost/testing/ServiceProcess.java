package org.listeningpost.testing;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The service as a process of its own, which can be killed. */
public final class ServiceProcess implements AutoCloseable {
    private static final Pattern ADDRESS = Pattern.compile("serves on (http://\\S+)");

    private final Process process;
    private final URI address;

    private ServiceProcess(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /** Starts it with that configuration and waits until it serves. */
    public static ServiceProcess start(Path configuration) throws IOException, InterruptedException {
        Path messages = Files.createTempFile(configuration.toAbsolutePath().getParent(), "service-", ".err");
        Process process = new ProcessBuilder(CommandProcess.commandLine("serve", "--config", configuration.toString()))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(messages.toFile())
                .start();
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(4);
        while (process.isAlive() && System.nanoTime() < deadline) {
            Matcher address = ADDRESS.matcher(Files.readString(messages));
            if (address.find()) {
                return new ServiceProcess(process, URI.create(address.group(1)));
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        process.destroyForcibly();
        return fail("the service did not start:\n" + Files.readString(messages));
    }

    public URI address() {
        return address;
    }

    /** As the kernel does when memory runs out. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
