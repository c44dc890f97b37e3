package org.listeningpost.elastic.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.listeningpost.config.Config;

/**
 * How to run the engine.
 *
 * @param dataDirectory everything the engine writes lies under here
 * @param distribution folder of this program's distribution, holding {@code engine/elasticsearch-*.zip}
 * @param port HTTP port on loopback; 0 is any free one
 * @param runAsUser whom to become when this process is root, which Elasticsearch refuses to be
 * @param nodeSettings further lines of {@code elasticsearch.yml}
 * @param tls certificate for the HTTP port; none means plain HTTP, which never leaves loopback
 * @param jvmOptions further options of the engine's JVM
 */
public record EmbeddedSettings(
        Path dataDirectory,
        Path distribution,
        int port,
        int heapMegabytes,
        Duration readinessMax,
        @Nullable Path javaHome,
        String runAsUser,
        Map<String, String> nodeSettings,
        @Nullable Tls tls,
        List<String> jvmOptions) {
    /** Name of the system property that holds the distribution's folder; the launcher script and the tests set it. */
    public static final String DISTRIBUTION_PROPERTY = "listeningpost.dist";

    public EmbeddedSettings {
        dataDirectory = dataDirectory.toAbsolutePath().normalize();
        distribution = distribution.toAbsolutePath().normalize();
        nodeSettings = Map.copyOf(nodeSettings);
        jvmOptions = List.copyOf(jvmOptions);
    }

    /** Without further options of the JVM. */
    public EmbeddedSettings(
            Path dataDirectory,
            Path distribution,
            int port,
            int heapMegabytes,
            Duration readinessMax,
            @Nullable Path javaHome,
            String runAsUser,
            Map<String, String> nodeSettings,
            @Nullable Tls tls) {
        this(
                dataDirectory,
                distribution,
                port,
                heapMegabytes,
                readinessMax,
                javaHome,
                runAsUser,
                nodeSettings,
                tls,
                List.of());
    }

    public static EmbeddedSettings of(Config config) {
        Config.Embedded embedded = config.embedded();
        return new EmbeddedSettings(
                config.dataDirectory(),
                Path.of(System.getProperty(DISTRIBUTION_PROPERTY, "target/listening-post")),
                embedded.port(),
                embedded.heapMegabytes(),
                Duration.ofSeconds(embedded.readinessSecondsMax()),
                embedded.javaHome(),
                embedded.runAsUser(),
                Map.of(),
                null);
    }

    /** PEM files: the server's certificate and unencrypted key, and the authority that signed it. */
    public record Tls(Path certificate, Path key, Path authority) {}
}
