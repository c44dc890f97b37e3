package org.listeningpost.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.listeningpost.config.Config;
import org.listeningpost.config.ConfigReader;
import org.listeningpost.config.ConfigReference;
import org.listeningpost.sample.SampleOrganization;

/** The service in a process of its own, with the heap that it has in use, so that it is measured as it runs. */
final class MeasuredService implements AutoCloseable {
    private static final Duration START_MAX = Duration.ofMinutes(5);
    private static final Pattern KEY = Pattern.compile("^ {2}(\\S{20,})$", Pattern.MULTILINE);
    /** Whether the kernel gives large pages to all, to who asks for them, or to nobody. */
    private static final Path LARGE_PAGES = Path.of("/sys/kernel/mm/transparent_hugepage/enabled");

    private static final Pattern PAUSE = Pattern.compile("Pause .* (\\d+)M->(\\d+)M\\((\\d+)M\\)");

    private final Process process;
    private final Config config;
    private final URI address;
    private final Path gcLog;
    private final String key;

    private MeasuredService(Process process, Config config, URI address, Path gcLog, String key) {
        this.process = process;
        this.config = config;
        this.address = address;
        this.gcLog = gcLog;
        this.key = key;
    }

    /** Starts it against that cluster and waits until it serves. */
    static MeasuredService start(Path folder, int heapMegabytes, Map<String, String> environment)
            throws IOException, InterruptedException {
        int port = freePort();
        Path gcLog = folder.resolve("gc.log");
        Path messages = folder.resolve("service.err");
        ProcessBuilder builder = new ProcessBuilder(command(gcLog, heapMegabytes));
        builder.directory(folder.toFile());
        Map<String, String> settings = settings(folder, port, environment);
        Path file = organizationFile(folder);
        Config config = ConfigReader.read(file, settings, folder);
        // What somebody has set for a service of their own must neither end nor change the measurement.
        builder.environment().keySet().removeIf(name -> name.startsWith(ConfigReader.ENVIRONMENT_PREFIX));
        builder.environment().putAll(settings);
        builder.redirectError(messages.toFile());
        builder.redirectOutput(folder.resolve("service.out").toFile());
        Process process = builder.start();
        // A measurement that is ended early takes it along.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly, "service-stop"));
        long deadline = System.nanoTime() + START_MAX.toNanos();
        while (!Files.readString(messages).contains("serves on")) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                process.destroyForcibly();
                throw new BenchException("the service did not start:\n" + Files.readString(messages));
            }
            Thread.sleep(100);
        }
        URI address = URI.create("http://127.0.0.1:" + port);
        Matcher found = KEY.matcher(Files.readString(messages));
        if (!found.find()) {
            process.destroyForcibly();
            throw new BenchException("the service printed no key; is the index prefix fresh?");
        }
        return new MeasuredService(process, config, address, gcLog, workingKey(address, found.group(1)));
    }

    private static Map<String, String> settings(Path folder, int port, Map<String, String> engine) {
        Map<String, String> settings = new HashMap<>(engine);
        settings.put("LISTENING_POST_DATA_DIRECTORY", folder.resolve("service").toString());
        settings.put("LISTENING_POST_SERVER_PORT", String.valueOf(port));
        settings.put("LISTENING_POST_LIMITS_REQUESTS_PER_MINUTE", "10000000");
        // Measured is how long it takes; a busy machine must not end it.
        for (String limit : List.of(
                "INGEST_WAIT_MILLIS_MAX",
                "LIMITS_REQUEST_MILLIS_MAX",
                "LIMITS_SEARCH_MILLIS_MAX",
                "ELASTICSEARCH_REQUEST_TIMEOUT_MILLIS")) {
            settings.put("LISTENING_POST_" + limit, "600000");
        }
        return settings;
    }

    /** The organization that the invented posts speak of, where the service looks for its settings. */
    private static Path organizationFile(Path folder) throws IOException {
        Config config = SampleOrganization.in(Config.defaults());
        Map<String, Object> written = Map.of(
                "organization",
                Objects.requireNonNull(ConfigReference.shown(config).get("organization")),
                "privacy",
                Map.of(
                        "allowed_accounts", config.privacy().allowedAccounts(),
                        "allowed_domains", config.privacy().allowedDomains()));
        Path file = folder.resolve(ConfigReader.DEFAULT_FILE);
        // JSON is YAML.
        new ObjectMapper().writeValue(file.toFile(), written);
        return file;
    }

    /** With the options that the launcher gives. */
    private static List<String> command(Path gcLog, int heapMegabytes) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx" + heapMegabytes + "m", "-XX:+UseParallelGC", "-Xlog:gc:file=" + gcLog));
        if (Files.isReadable(LARGE_PAGES) && Files.readString(LARGE_PAGES).contains("[madvise]")) {
            command.add("-XX:+UseTransparentHugePages");
        }
        command.addAll(List.of("-cp", classPath(), "org.listeningpost.Main", "serve"));
        return command;
    }

    /** What it was started with. */
    Config config() {
        return config;
    }

    URI address() {
        return address;
    }

    /**
     * Sends posts to it.
     *
     * @param outcome that every post of a request must have
     */
    LoadRun posting(String contentType, int connections, String outcome) {
        return new LoadRun(
                address().resolve("/v1/posts"), headers(contentType), connections, "\"" + outcome + "\":{posts}");
    }

    Map<String, String> headers(String contentType) {
        return Map.of("Authorization", "Bearer " + key, "Content-Type", contentType);
    }

    /**
     * Heap in megabytes, from the collector's log.
     *
     * @param peak the most that was used, garbage included
     * @param live the most that was left after a collection
     */
    record Heap(int peak, int live, int limit) {}

    Heap heap(int limit) throws IOException {
        int peak = 0;
        int live = 0;
        for (String line : Files.readAllLines(gcLog)) {
            Matcher pause = PAUSE.matcher(line);
            if (pause.find()) {
                peak = Math.max(peak, Integer.parseInt(pause.group(1)));
                live = Math.max(live, Integer.parseInt(pause.group(2)));
            }
        }
        return new Heap(peak, live, limit);
    }

    /** Processor time that it used until now, on all processors. */
    double cpuSeconds() {
        return ProcessorTime.seconds(process.pid());
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static String workingKey(URI address, String administrator) throws IOException, InterruptedException {
        ObjectMapper mapper = new ObjectMapper();
        byte[] wanted = mapper.writeValueAsBytes(Map.of("name", "bench", "roles", List.of("ingest", "analyst")));
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> answer = client.send(
                    HttpRequest.newBuilder(address.resolve("/v1/keys"))
                            .header("Authorization", "Bearer " + administrator)
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofByteArray(wanted))
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            String key = mapper.readTree(answer.body()).path("key").asText();
            if (answer.statusCode() != 201 || key.isEmpty()) {
                throw new BenchException("no key was made: status " + answer.statusCode());
            }
            return key;
        }
    }

    /** Absolute, for the process works in another folder. */
    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
