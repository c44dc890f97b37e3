package org.listeningpost.alert.delivery;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.listeningpost.config.Alerts;
import org.listeningpost.config.Alerts.Channel;
import org.listeningpost.outbound.AllowedAddresses;

/** Sends a message where a rule wants it, by the way that fits. Thread-safe. */
public final class Postman implements AutoCloseable {
    /** Whoever takes longer to answer is tried again later. */
    public static final Duration ATTEMPT_MAX = Duration.ofSeconds(15);

    private final Alerts settings;
    private final AllowedAddresses addresses;
    private final HttpSender http;
    private final MailSender mail;
    private final @Nullable WebhookSignature signature;

    /** @param attemptMax longest time for one attempt */
    public Postman(Alerts settings, Duration attemptMax, Clock clock) {
        this(settings, new AllowedAddresses(settings.privateHostsAllowed()), attemptMax, clock);
    }

    Postman(Alerts settings, AllowedAddresses addresses, Duration attemptMax, Clock clock) {
        this.settings = settings;
        this.addresses = addresses;
        this.http = new HttpSender(addresses, attemptMax, clock);
        this.mail = new MailSender(settings.smtp(), attemptMax);
        this.signature = settings.webhookSecret() == null ? null : new WebhookSignature(settings.webhookSecret());
    }

    /** What is wrong with a place to send to: code and reason, fit for an answer. */
    public record Objection(String code, String message) {}

    public Optional<Objection> objectionToWebhook(String url) {
        return signature == null
                ? objection("no_webhook_secret", "Webhooks need alerts.webhook_secret in the configuration.")
                : objectionToUrl(url);
    }

    private Optional<Objection> objectionToUrl(String url) {
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException e) {
            return objection("not_a_url", "A URL such as https://example.org/hook.");
        }
        @Nullable String host = uri.getHost();
        if (host == null || uri.getUserInfo() != null || uri.getFragment() != null || url.length() > 1_000) {
            return objection("not_a_url", "A URL such as https://example.org/hook, without a user in it.");
        }
        boolean isAllowedByName = addresses.isAllowedByName(host);
        if (!"https".equals(uri.getScheme()) && !("http".equals(uri.getScheme()) && isAllowedByName)) {
            return objection("not_https", "Only https is sent to.");
        }
        try {
            addresses.resolve(host);
        } catch (AllowedAddresses.ForbiddenAddressException e) {
            return objection(
                    "address_not_allowed",
                    "The host is on loopback or a private network, which the configuration does not allow.");
        } catch (IOException e) {
            // Unknown now; each attempt looks again.
            return Optional.empty();
        }
        return Optional.empty();
    }

    public Optional<Objection> objectionToChannel(String id) {
        @Nullable Channel channel = channel(id).orElse(null);
        if (channel == null) {
            return objection("unknown_channel", "There is no such channel in the configuration.");
        }
        return channel.kind().equals("webhook") ? objectionToWebhook(channel.url()) : objectionToUrl(channel.url());
    }

    public Optional<Objection> objectionToEmail(List<String> to) {
        if (!mail.isConfigured()) {
            return objection("mail_not_configured", "E-mail needs alerts.smtp in the configuration.");
        }
        return to.isEmpty() || to.size() > 20 || !to.stream().allMatch(MailSender::isAddress)
                ? objection("not_an_address", "1 to 20 plain addresses.")
                : Optional.empty();
    }

    private static Optional<Objection> objection(String code, String message) {
        return Optional.of(new Objection(code, message));
    }

    private Optional<Channel> channel(String id) {
        return settings.channels().stream().filter(each -> each.id().equals(id)).findFirst();
    }

    public Outcome toWebhook(String url, Message message) {
        return signature == null
                ? new Outcome.Refused("no_webhook_secret")
                : http.webhook(URI.create(url), message, signature);
    }

    public Outcome toEmail(List<String> to, Message message) {
        return mail.send(message, to);
    }

    public Outcome toChannel(String id, Message message) {
        @Nullable Channel channel = channel(id).orElse(null);
        if (channel == null) {
            return new Outcome.Refused("unknown_channel");
        }
        URI url = URI.create(channel.url());
        return switch (channel.kind()) {
            case "slack" -> http.post(url, ChatPayloads.slack(message), Map.of());
            case "teams" -> http.post(url, ChatPayloads.teams(message), Map.of());
            default -> toWebhook(channel.url(), message);
        };
    }

    @Override
    public void close() throws IOException {
        http.close();
    }
}
