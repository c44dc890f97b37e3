package org.listeningpost.config;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** When rules are evaluated, and how alerts reach people. */
public record Alerts(
        @Setting("Whether this process evaluates rules and delivers alerts; among several, one at a time does.")
        boolean enabled,

        @Setting(value = "Time between two looks at the clock.", min = 1, max = 3600)
        int intervalSeconds,

        @Setting(value = "How long an hour or a day waits for late posts before it is judged.", min = 0, max = 86400)
        int settleSeconds,

        @Setting(value = "After this long without a sign of life another process takes over.", min = 2, max = 3600)
        int leaseSeconds,

        @Setting("Where people reach this API, for links in messages.") @Nullable
        URI publicUrl,

        @Setting("Channels that rules name: a list of `{id, kind, url}`, kind is slack, teams or webhook.")
        List<Channel> channels,

        @Setting(
                value = "Signs webhooks (HMAC-SHA-256); `whsec_` and base64, or at least 24 characters of text.",
                secret = true)
        @Nullable
        String webhookSecret,

        @Setting("Hosts on loopback or a private network that webhooks may reach; by default none may.")
        List<String> privateHostsAllowed,

        @Setting(value = "Attempts at a delivery before it is given up.", min = 1, max = 50)
        int attemptsMax,

        @Setting(value = "Wait before the second attempt; it doubles from one to the next.", min = 1, max = 3600)
        int retrySeconds,

        Smtp smtp) {
    public static final Alerts DEFAULT =
            new Alerts(true, 15, 600, 60, null, List.of(), null, List.of(), 10, 30, Smtp.NONE);

    private static final int SECRET_CHARACTERS_MIN = 24;

    public Alerts {
        channels = List.copyOf(channels);
        privateHostsAllowed = List.copyOf(privateHostsAllowed);
        if (webhookSecret != null && webhookSecret.length() < SECRET_CHARACTERS_MIN) {
            throw new IllegalArgumentException(
                    "alerts.webhook_secret must have at least " + SECRET_CHARACTERS_MIN + " characters");
        }
        Set<String> ids = new HashSet<>();
        for (Channel channel : channels) {
            if (!ids.add(channel.id())) {
                throw new IllegalArgumentException("alerts.channels: there are two with the id " + channel.id());
            }
            if (channel.kind().equals("webhook") && webhookSecret == null) {
                throw new IllegalArgumentException(
                        "alerts.channels: " + channel.id() + " is a webhook, which needs alerts.webhook_secret");
            }
        }
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "Alerts" + channels;
    }

    /** A place to send to; its URL is a secret, since whoever knows it can post there. */
    public record Channel(
            String id,
            String kind,

            @Setting(value = "Where to send.", secret = true)
            String url) {
        public Channel {
            if (!List.of("slack", "teams", "webhook").contains(kind)) {
                throw new IllegalArgumentException("alerts.channels: kind is slack, teams or webhook");
            }
            if (!id.matches("[a-z0-9_-]{1,64}")) {
                throw new IllegalArgumentException("alerts.channels: an id has letters, digits, - and _");
            }
            if (!isUrl(url)) {
                throw new IllegalArgumentException(
                        "alerts.channels: the url of " + id + " is none, such as https://example.org/hook");
            }
        }

        private static boolean isUrl(String text) {
            try {
                URI url = new URI(text);
                return url.getHost() != null && ("https".equals(url.getScheme()) || "http".equals(url.getScheme()));
            } catch (URISyntaxException e) {
                return false;
            }
        }

        @Override
        public String toString() {
            return kind + ":" + id;
        }
    }

    /** The mail server; no host means no e-mail. */
    public record Smtp(
            @Setting("Mail server; none means that alerts are not sent by e-mail.") @Nullable
            String host,

            @Setting(value = "Its port.", min = 1, max = 65535)
            int port,

            @Setting("starttls (required), tls or none.") String security,

            @Setting("User, where the server wants one.") @Nullable
            String username,

            @Setting(value = "Its password; better set by the environment.", secret = true) @Nullable
            String password,

            @Setting("Sender of the messages.") @Nullable String from) {
        public static final Smtp NONE = new Smtp(null, 587, "starttls", null, null, null);

        public Smtp {
            if (!List.of("starttls", "tls", "none").contains(security)) {
                throw new IllegalArgumentException("alerts.smtp.security is starttls, tls or none");
            }
            if (host != null && from == null) {
                throw new IllegalArgumentException("alerts.smtp.host needs alerts.smtp.from");
            }
            if (from != null && !isAddress(from)) {
                throw new IllegalArgumentException(
                        "alerts.smtp.from is no address, such as Listening Post <alerts@example.org>");
            }
        }

        private static boolean isAddress(String text) {
            try {
                return new InternetAddress(text, true).getAddress().indexOf('@') > 0;
            } catch (AddressException e) {
                return false;
            }
        }

        /** Without the password. */
        @Override
        public String toString() {
            return "Smtp[" + host + ":" + port + "]";
        }
    }
}
