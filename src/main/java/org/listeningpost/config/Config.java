package org.listeningpost.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything an administrator can set, with its default. Units stand last in each name. */
public record Config(
        Path dataDirectory,
        Server server,
        Elasticsearch elasticsearch,
        Embedded embedded,
        Ingest ingest,
        Privacy privacy,
        Limits limits,
        Organization organization) {

    public static Config defaults() {
        return new Config(
                Path.of("data"),
                Server.DEFAULT,
                Elasticsearch.DEFAULT,
                Embedded.DEFAULT,
                Ingest.DEFAULT,
                Privacy.DEFAULT,
                Limits.DEFAULT,
                Organization.EMPTY);
    }

    /** Where the HTTP API listens; TLS when both PEM files are given. */
    public record Server(
            String host,
            int port,
            @Nullable Path tlsCertificate,
            @Nullable Path tlsKey) {
        public static final Server DEFAULT = new Server("127.0.0.1", 7070, null, null);
    }

    /** The cluster to use; no URL means the embedded engine. */
    public record Elasticsearch(
            List<URI> urls,
            @Nullable String username,
            @Nullable String password,
            @Nullable String apiKey,
            @Nullable Path caCertificate,
            String indexPrefix,
            int replicas,
            int requestTimeoutMillis) {
        public static final Elasticsearch DEFAULT = new Elasticsearch(List.of(), null, null, null, null, "", 0, 30_000);

        public boolean isEmbedded() {
            return urls.isEmpty();
        }
    }

    /** The child process; port 0 is any free port. */
    public record Embedded(
            int port,
            int heapMegabytes,
            int readinessSecondsMax,
            @Nullable Path javaHome,
            String runAsUser) {
        public static final Embedded DEFAULT = new Embedded(0, 1024, 180, null, "nobody");
    }

    /** What a record may be, and how writing is bounded. */
    public record Ingest(
            int horizonYears,
            int recordBytesMax,
            int textCharactersMax,
            int jsonDepthMax,
            int batchDocumentsMax,
            int batchBytesMax,
            int inFlightBatchesMax,
            int waitMillisMax) {
        public static final Ingest DEFAULT = new Ingest(20, 1 << 20, 100_000, 32, 1_000, 5 << 20, 2, 30_000);
    }

    /** Privacy decisions: where the pseudonym key lives, and what is public on purpose. */
    public record Privacy(@Nullable Path pseudonymKeyFile, List<String> allowedAccounts, List<String> allowedDomains) {
        public static final Privacy DEFAULT = new Privacy(null, List.of(), List.of());
    }

    /** Bounds on what one caller can cost. */
    public record Limits(
            long bodyBytesMax,
            int requestsPerMinute,
            int requestsInFlightMax,
            int requestMillisMax,
            int searchMillisMax,
            int queryCharactersMax,
            int queryClausesMax,
            int queryDepthMax,
            int pageSizeMax) {
        public static final Limits DEFAULT = new Limits(1L << 30, 6_000, 100, 60_000, 15_000, 4_000, 200, 20, 1_000);
    }

    /** Whose posts and places these are: rules that assign facility and campaign, and official accounts. */
    public record Organization(List<Rule> facilities, List<Rule> campaigns, List<String> officialAccounts) {
        public static final Organization EMPTY = new Organization(List.of(), List.of(), List.of());

        /** A post belongs to {@code id} when it holds any of these names, hashtags or accounts. */
        public record Rule(String id, List<String> names, List<String> hashtags, List<String> accounts) {}
    }
}
