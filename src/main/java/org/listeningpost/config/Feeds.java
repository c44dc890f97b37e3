package org.listeningpost.config;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What brings posts by itself: sources that are asked again and again, and other systems that send. */
public record Feeds(
        @Setting(
                "Senders that sign what they send: a list of `{id, kind, secret_env, verify_token_env, format, platform}`; see feeds.md.")
        List<Webhook> webhooks,

        @Setting(
                "Sources that are asked again and again: a list of `{id, kind, url, query, token_env, platform}`; see feeds.md.")
        List<Source> sources,

        @Setting(value = "Time between two rounds of a source.", min = 5, max = 86400)
        int intervalSeconds,

        @Setting("Hosts on loopback or a private network that sources may be on; by default none may.")
        List<String> privateHostsAllowed) {
    public static final Feeds NONE = new Feeds(List.of(), List.of(), 300, List.of());

    public Feeds {
        webhooks = List.copyOf(webhooks);
        sources = List.copyOf(sources);
        privateHostsAllowed = List.copyOf(privateHostsAllowed);
        if (sources.stream().map(Source::id).distinct().count() < sources.size()) {
            throw new IllegalArgumentException("feeds.sources: each id stands once");
        }
        if (webhooks.stream().map(Webhook::id).distinct().count() < webhooks.size()) {
            throw new IllegalArgumentException("feeds.webhooks: each id stands once");
        }
    }

    /**
     * A place that is asked for posts.
     *
     * @param query what of it, as its kind understands it
     * @param tokenEnv name of the environment variable that holds the token
     * @param platform of posts where their format names none
     */
    public record Source(
            String id,
            String kind,
            URI url,
            @Nullable String query,
            @Nullable String tokenEnv,
            @Nullable String platform) {
        public Source {
            if (!id.matches("[a-z0-9_-]{1,64}")) {
                throw new IllegalArgumentException("feeds.sources: an id has small letters, digits, - and _");
            }
            if (url.getHost() == null || url.getUserInfo() != null) {
                throw new IllegalArgumentException("feeds.sources: url names a host, and no user in it");
            }
            if (tokenEnv != null) {
                requireVariable("feeds.sources", tokenEnv);
                if (!"https".equalsIgnoreCase(url.getScheme()) && !Loopback.is(url.getHost())) {
                    throw new IllegalArgumentException(
                            "feeds.sources: a url is https where there is a token_env: the token could be read on the way");
                }
            }
        }

        @Override
        public String toString() {
            return kind + ":" + id;
        }
    }

    private static void requireVariable(String where, String name) {
        if (!name.matches("[A-Za-z_][A-Za-z0-9_]{0,99}") || name.startsWith(ConfigReader.ENVIRONMENT_PREFIX)) {
            throw new IllegalArgumentException(where + ": a name that ends in _env is that of a variable of the"
                    + " environment, which does not begin with " + ConfigReader.ENVIRONMENT_PREFIX);
        }
    }

    /**
     * A system that may send posts.
     *
     * @param secretEnv name of the environment variable that holds the shared secret
     * @param verifyTokenEnv the same for the token of Meta's verification
     */
    public record Webhook(
            String id,
            String kind,
            String secretEnv,
            @Nullable String verifyTokenEnv,
            @Nullable String format,
            @Nullable String platform) {
        public Webhook {
            if (!id.matches("[a-z0-9_-]{1,64}")) {
                throw new IllegalArgumentException("feeds.webhooks: an id has small letters, digits, - and _");
            }
            if (!List.of("meta", "signed").contains(kind)) {
                throw new IllegalArgumentException("feeds.webhooks: kind is meta or signed");
            }
            if (kind.equals("meta") && verifyTokenEnv == null) {
                throw new IllegalArgumentException("feeds.webhooks: kind meta needs verify_token_env");
            }
            requireVariable("feeds.webhooks", secretEnv);
            if (verifyTokenEnv != null) {
                requireVariable("feeds.webhooks", verifyTokenEnv);
            }
        }
    }
}
