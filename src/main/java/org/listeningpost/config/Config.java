package org.listeningpost.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everything an administrator can set, with its default. Units stand last in each name. */
public record Config(
        @Setting("Where the embedded engine, the secrets and the audit journal live. One process at a time.")
        Path dataDirectory,

        Server server,
        Elasticsearch elasticsearch,
        Embedded embedded,
        Ingest ingest,
        Imports imports,
        Privacy privacy,
        Limits limits,
        Organization organization,
        Alerts alerts,
        Feeds feeds) {

    public static Config defaults() {
        return new Config(
                Path.of("data"),
                Server.DEFAULT,
                Elasticsearch.DEFAULT,
                Embedded.DEFAULT,
                Ingest.DEFAULT,
                Imports.DEFAULT,
                Privacy.DEFAULT,
                Limits.DEFAULT,
                Organization.EMPTY,
                Alerts.DEFAULT,
                Feeds.NONE);
    }

    /** Where the HTTP API listens; TLS when both PEM files are given. */
    public record Server(
            @Setting("Address to listen on. Anything but loopback needs TLS, or `allow_plain_text`.")
            String host,

            @Setting(value = "0 is any free port.", min = 0, max = 65535)
            int port,

            @Setting("PEM file with the certificate chain; HTTPS when this and `tls_key` are set.") @Nullable
            Path tlsCertificate,

            @Setting("PEM file with the unencrypted key.") @Nullable
            Path tlsKey,

            @Setting(
                    "Whether others than this machine may be served without TLS: where a proxy before the service has it, or the network is its own.")
            boolean allowPlainText) {
        public static final Server DEFAULT = new Server("127.0.0.1", 7070, null, null, false);

        public Server {
            // As in a URL, where nobody else has brackets.
            host = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
            if ((tlsCertificate == null) != (tlsKey == null)) {
                throw new IllegalArgumentException("server.tls_certificate and server.tls_key go together");
            }
            if (tlsCertificate == null && !allowPlainText && !Loopback.is(host)) {
                throw new IllegalArgumentException("server.host " + host
                        + " can be reached from other machines: set server.tls_certificate and server.tls_key, or, where"
                        + " a proxy has the TLS, server.allow_plain_text: true");
            }
        }
    }

    /** The cluster to use; no URL means the embedded engine. */
    public record Elasticsearch(
            @Setting("Nodes of the cluster to use; none means the embedded engine.")
            List<URI> urls,

            @Setting("User for the cluster.") @Nullable String username,

            @Setting(value = "Its password; better set by the environment than in the file.", secret = true) @Nullable
            String password,

            @Setting(value = "Encoded Elasticsearch API key; wins over user and password.", secret = true) @Nullable
            String apiKey,

            @Setting("PEM file of the authority to trust; none means the list of the JDK.") @Nullable
            Path caCertificate,

            @Setting(
                    "Folder of passwords that `listening-post users` wrote: each part of the program then works as a user of its own with the least rights, and user, password and key above are not used.")
            @Nullable
            Path usersFolder,

            @Setting("Stands before every index name, so that several installations share a cluster.")
            String indexPrefix,

            @Setting(
                    value = "Copies of each index; 0 is one copy as soon as there is a second node.",
                    min = 0,
                    max = 10)
            int replicas,

            @Setting(
                    value = "Shards of each month of posts that is made from now on, or made anew; see growth.md.",
                    min = 1,
                    max = 64)
            int shards,

            @Setting(value = "Longest wait for an answer of the cluster.", min = 100, max = 600000)
            int requestTimeoutMillis) {
        public static final Elasticsearch DEFAULT =
                new Elasticsearch(List.of(), null, null, null, null, null, "", 0, 1, 30_000);

        public Elasticsearch {
            urls = List.copyOf(urls);
            if ((username == null) != (password == null)) {
                throw new IllegalArgumentException("elasticsearch.username and elasticsearch.password go together");
            }
            if (!indexPrefix.matches("([a-z0-9][a-z0-9._-]{0,99})?")) {
                throw new IllegalArgumentException(
                        "elasticsearch.index_prefix has small letters, digits, -, _ and . and"
                                + " begins with a letter or a digit, such as clinic-");
            }
        }

        /** Without the secrets. */
        @Override
        public String toString() {
            return "Elasticsearch" + urls;
        }

        public boolean isEmbedded() {
            return urls.isEmpty();
        }
    }

    /** The child process; port 0 is any free port. */
    public record Embedded(
            @Setting(
                    value =
                            "HTTP port of the embedded engine on loopback; 0 is any free port, after a crash the same unless another program took it.",
                    min = 0,
                    max = 65535)
            int port,

            @Setting(
                    value = "Heap of the embedded engine; it needs about a third more memory than this.",
                    min = 256,
                    max = 31000)
            int heapMegabytes,

            @Setting(value = "Longest wait for the embedded engine to start.", min = 5, max = 3600)
            int readinessSecondsMax,

            @Setting("JDK 21 or newer for the engine; none means that one is looked for.") @Nullable
            Path javaHome,

            @Setting("Whom the engine runs as when this process is root, which Elasticsearch refuses to be.")
            String runAsUser) {
        public static final Embedded DEFAULT = new Embedded(0, 1024, 300, null, "nobody");
    }

    /** What a record may be, and how writing is bounded. */
    public record Ingest(
            @Setting(value = "Posts older than this are rejected.", min = 1, max = 100)
            int horizonYears,

            @Setting(value = "Longest record of an import or a request.", min = 1024, max = 67108864)
            int recordBytesMax,

            @Setting(value = "Longest text of a post; a longer one is rejected, not cut.", min = 100, max = 1000000)
            int textCharactersMax,

            @Setting(value = "Deepest nesting of a record.", min = 2, max = 200)
            int jsonDepthMax,

            @Setting(value = "Posts in one bulk request.", min = 1, max = 10000)
            int batchDocumentsMax,

            @Setting(value = "Bytes of one bulk request.", min = 65536, max = 94371840)
            int batchBytesMax,

            @Setting(value = "Bulk requests under way at once for one import.", min = 1, max = 16)
            int inFlightBatchesMax,

            @Setting(
                    value = "Longest wait for Elasticsearch before a request is answered with 503.",
                    min = 100,
                    max = 600000)
            int waitMillisMax) {
        public static final Ingest DEFAULT = new Ingest(20, 1 << 20, 100_000, 32, 4_000, 5 << 20, 2, 30_000);
    }

    /** The shortest pseudonym key: 128 bits where it is written in hexadecimal digits. */
    public static final int PSEUDONYM_KEY_CHARACTERS_MIN = 32;

    /** Privacy decisions: how authors are named, where the keys live, and what is public on purpose. */
    public record Privacy(
            @Setting(
                    "`keyed`: authors get pseudonyms made with a secret key, times are exact. `strict`: random surrogates from a vault, dates cut to the day. Choose before the first post; see privacy.md.")
            String mode,

            @Setting(
                    "Secret keys of the pseudonyms, one a line, the oldest first; none means `secrets/` in the data directory. Keep a copy: without it new posts get other pseudonyms.")
            @Nullable
            Path pseudonymKeyFile,

            @Setting(
                    value = "The same keys from the environment instead of a file; the last one is the current one.",
                    secret = true)
            List<String> pseudonymKeys,

            @Setting(
                    "Ids of keys that are gone for good, as `keys pseudonyms list` shows them: posts under them stay as they are. Posts under a key that is neither here nor named here end the start.")
            List<String> pseudonymKeysLost,

            @Setting("Accounts of organizations and public figures whose mentions stay readable.")
            List<String> allowedAccounts,

            @Setting("Further domains that are public on purpose.")
            List<String> allowedDomains,

            @Setting(
                    value =
                            "Trends by place or facility do not show a smaller count than this, and round the others to multiples of it; 1 shows all. See trends.md.",
                    min = 1,
                    max = 1000)
            int smallCellMin) {
        public static final String KEYED = "keyed";
        public static final String STRICT = "strict";
        public static final Privacy DEFAULT = new Privacy(KEYED, null, List.of(), List.of(), List.of(), List.of(), 5);

        public Privacy {
            if (!mode.equals(KEYED) && !mode.equals(STRICT)) {
                throw new IllegalArgumentException("privacy.mode must be keyed or strict");
            }
            if (pseudonymKeyFile != null && !pseudonymKeys.isEmpty()) {
                throw new IllegalArgumentException(
                        "privacy.pseudonym_key_file and privacy.pseudonym_keys exclude each other");
            }
            if (pseudonymKeys.stream().anyMatch(key -> key.length() < PSEUDONYM_KEY_CHARACTERS_MIN)) {
                throw new IllegalArgumentException(
                        "privacy.pseudonym_keys: each needs " + PSEUDONYM_KEY_CHARACTERS_MIN + " characters or more");
            }
        }

        public Privacy withPublic(List<String> accounts, List<String> domains) {
            return new Privacy(
                    mode, pseudonymKeyFile, pseudonymKeys, pseudonymKeysLost, accounts, domains, smallCellMin);
        }

        public boolean isStrict() {
            return mode.equals(STRICT);
        }

        /** Without the secrets. */
        @Override
        public String toString() {
            return "Privacy[" + mode + "]";
        }
    }

    /** Each request holds a thread. */
    public static final int REQUESTS_IN_FLIGHT_MAX = 190;

    /** Bounds on what one caller can cost. */
    public record Limits(
            @Setting(value = "Longest body of `POST /v1/posts`, after decompression.", min = 1024, max = 1099511627776L)
            long bodyBytesMax,

            @Setting(value = "Of one key; a sixth of it may come at once.", min = 1, max = 10000000)
            int requestsPerMinute,

            @Setting(
                    value = "Requests under way at once; more are answered with 503.",
                    min = 1,
                    max = REQUESTS_IN_FLIGHT_MAX)
            int requestsInFlightMax,

            @Setting(
                    value = "Longest time for a request that is neither an import nor an export.",
                    min = 100,
                    max = 3600000)
            int requestMillisMax,

            @Setting(value = "Longest time that Elasticsearch may spend on one search.", min = 100, max = 600000)
            int searchMillisMax,

            @Setting(value = "Longest query text.", min = 10, max = 100000)
            int queryCharactersMax,

            @Setting(value = "Words, phrases and fields in one query.", min = 1, max = 1000)
            int queryClausesMax,

            @Setting(value = "Levels of operators and parentheses.", min = 1, max = 22)
            int queryDepthMax,

            @Setting(value = "Hits on one page.", min = 1, max = 10000)
            int pageSizeMax) {
        public static final Limits DEFAULT = new Limits(1L << 30, 6_000, 100, 60_000, 15_000, 4_000, 200, 20, 1_000);
    }

    /** Whose posts and places these are: rules that assign facility and campaign, and official accounts. */
    public record Organization(
            @Setting("Rules that assign a facility: a list of `{id, names, hashtags, accounts}`.")
            List<Rule> facilities,

            @Setting("Rules that assign a campaign, of the same form.")
            List<Rule> campaigns,

            @Setting("Accounts that speak for a public body; their author kind is `official`.")
            List<String> officialAccounts,

            @Setting("Where days begin: a name such as `America/New_York`.")
            String timeZone) {
        public static final Organization EMPTY = new Organization(List.of(), List.of(), List.of(), "UTC");

        public Organization {
            try {
                ZoneId.of(timeZone);
            } catch (DateTimeException e) {
                throw new IllegalArgumentException("organization.time_zone must be a zone such as Europe/Madrid", e);
            }
        }

        public ZoneId zone() {
            return ZoneId.of(timeZone);
        }

        /** What the organization calls its facilities and campaigns: public, however much like a person's they sound. */
        public List<String> names() {
            return Stream.concat(facilities.stream(), campaigns.stream())
                    .flatMap(rule -> rule.names().stream())
                    .toList();
        }

        /** A post belongs to {@code id} when it holds any of these names, hashtags or accounts. */
        public record Rule(String id, List<String> names, List<String> hashtags, List<String> accounts) {}
    }
}
