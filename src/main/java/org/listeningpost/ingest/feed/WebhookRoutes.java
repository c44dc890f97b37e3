package org.listeningpost.ingest.feed;

import io.javalin.http.Context;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.listeningpost.audit.AuditEvent;
import org.listeningpost.audit.AuditLog;
import org.listeningpost.config.ConfigException;
import org.listeningpost.config.Feeds.Webhook;
import org.listeningpost.http.Accepts;
import org.listeningpost.http.Problem;
import org.listeningpost.http.ProblemException;
import org.listeningpost.http.Router;
import org.listeningpost.http.Routes;
import org.listeningpost.http.SignedHandler;
import org.listeningpost.ingest.IngestRun;
import org.listeningpost.ingest.IngestService;
import org.listeningpost.ingest.IngestSummary;
import org.listeningpost.ingest.feed.WebhookSender.Headers;
import org.listeningpost.ingest.normalize.Defaults;
import org.listeningpost.ingest.normalize.Names;
import org.listeningpost.ingest.source.FieldNames;
import org.listeningpost.ingest.source.SourceFormat;
import org.listeningpost.ingest.source.platform.FormatChoice;
import org.listeningpost.post.Platform;

/** {@code /v1/webhooks/{id}}: posts that other systems send, acknowledged when they are stored. */
public final class WebhookRoutes implements Routes {
    private static final Accepts ACCEPTS = new Accepts(Set.of("application/json"), 8 << 20);
    private static final int RETRY_AFTER_SECONDS = 30;

    private final Map<String, Receiver> receivers = new HashMap<>();
    private final IngestService ingest;
    private final AuditLog audit;
    private final Clock clock;

    private record Receiver(
            Webhook hook, WebhookSender sender, FormatChoice format, Defaults defaults, SeenDeliveries seen) {
        @Override
        public String toString() {
            return hook.id();
        }
    }

    /**
     * @param environment the variables that hold the secrets
     * @throws ConfigException where one is not there
     */
    public WebhookRoutes(
            List<Webhook> hooks, Map<String, String> environment, IngestService ingest, AuditLog audit, Clock clock) {
        this.ingest = ingest;
        this.audit = audit;
        this.clock = clock;
        for (Webhook hook : hooks) {
            SharedSecret secret = secret(hook, hook.secretEnv(), environment, SharedSecret::key);
            String token = hook.verifyTokenEnv();
            WebhookSender sender = hook.kind().equals("meta")
                    ? new WebhookSender.Meta(
                            secret, secret(hook, Objects.requireNonNull(token), environment, SharedSecret::word))
                    : new WebhookSender.Signed(secret);
            receivers.put(hook.id(), new Receiver(hook, sender, format(hook), defaults(hook), new SeenDeliveries()));
        }
    }

    private static SharedSecret secret(
            Webhook hook, String variable, Map<String, String> environment, Function<String, SharedSecret> reading) {
        try {
            return reading.apply(environment.getOrDefault(variable, ""));
        } catch (IllegalArgumentException e) {
            throw problem(hook.id(), "the environment variable " + variable + " " + e.getMessage());
        }
    }

    private static FormatChoice format(Webhook hook) {
        String named = hook.format();
        if (named == null) {
            return FormatChoice.ofType(SourceFormat.JSON);
        }
        return FormatChoice.ofKeyword(named)
                .orElseThrow(() -> problem(hook.id(), "format is " + FormatChoice.keywords()));
    }

    private static Defaults defaults(Webhook hook) {
        String named = hook.platform();
        Platform platform = named == null ? Platform.OTHER : Names.platform(named);
        if (platform == null) {
            throw problem(hook.id(), "platform is not a known one");
        }
        return new Defaults(platform, null, null, hook.id());
    }

    private static ConfigException problem(String id, String what) {
        return ConfigException.of("feeds.webhooks: " + id + ": " + what);
    }

    @Override
    public void register(Router router) {
        router.signedPost("/v1/webhooks/{id}", ACCEPTS, new Delivery());
        router.signedGet("/v1/webhooks/{id}", new Verification());
    }

    private @Nullable Receiver receiver(Context context) {
        return receivers.get(context.pathParam("id"));
    }

    /** Meta asks once whether we are those who were configured, and wants its own words back. */
    private final class Verification implements SignedHandler {
        @Override
        public boolean isExpected(Context context) {
            return receiver(context) != null;
        }

        @Override
        public boolean isAuthentic(Context context, byte[] body) {
            Receiver receiver = receiver(context);
            String token = context.queryParam("hub.verify_token");
            return receiver != null
                    && receiver.sender() instanceof WebhookSender.Meta meta
                    && "subscribe".equals(context.queryParam("hub.mode"))
                    && token != null
                    && meta.verifyToken().is(token);
        }

        @Override
        public void handle(Context context, byte[] body) {
            String challenge = context.queryParam("hub.challenge");
            if (challenge == null || !challenge.matches("[A-Za-z0-9_.-]{1,200}")) {
                throw new ProblemException(Problem.badField(
                        "hub.challenge", "bad_value", "hub.challenge has 1 to 200 letters, digits, _, . and -"));
            }
            context.contentType("text/plain").result(challenge);
        }
    }

    private final class Delivery implements SignedHandler {
        @Override
        public boolean isExpected(Context context) {
            Receiver receiver = receiver(context);
            return receiver != null && receiver.sender().isClaimed(context::header, clock.instant());
        }

        @Override
        public boolean isAuthentic(Context context, byte[] body) {
            Receiver receiver = receiver(context);
            Headers headers = context::header;
            return receiver != null && receiver.sender().isAuthentic(headers, body, clock.instant());
        }

        @Override
        public void handle(Context context, byte[] body) throws InterruptedException {
            Receiver receiver = Objects.requireNonNull(receiver(context));
            Instant now = clock.instant();
            Headers headers = context::header;
            String delivery = receiver.sender().idOf(headers, body);
            if (receiver.sender().isStale(body, now)) {
                throw new ProblemException(
                        Problem.badRequest("The delivery is older than its sender would send it again."));
            }
            if (receiver.seen().contains(delivery, now)) {
                context.json(Map.of("duplicate", true));
                return;
            }
            context.json(take(receiver, body));
            receiver.seen().add(delivery, now, receiver.sender().window());
        }
    }

    /** Returns when the posts are stored. */
    private Map<String, Object> take(Receiver receiver, byte[] body) throws InterruptedException {
        String actor = "webhook:" + receiver.hook().id();
        IngestRun run = ingest.begin(receiver.defaults(), actor);
        Problem problem = null;
        try {
            run.consume(ingest.reader(receiver.format(), new ByteArrayInputStream(body), FieldNames.STANDARD));
        } catch (FormatChoice.UnclearFormatException e) {
            problem = Problem.badField("format", "unclear", Objects.requireNonNull(e.getMessage()));
        } catch (IOException e) {
            problem = Problem.badRequest("The body could not be read.");
        } catch (RuntimeException | Error e) {
            finish(run, actor);
            throw e;
        }
        IngestSummary summary = finish(run, actor);
        if (problem != null) {
            throw new ProblemException(problem);
        }
        if (!summary.isComplete()) {
            throw new ProblemException(Problem.unavailable(
                    "Elasticsearch did not acknowledge all posts in time. Send the same again.", RETRY_AFTER_SECONDS));
        }
        Map<String, Object> account = new LinkedHashMap<>();
        account.put("duplicate", false);
        account.put("received", summary.received());
        account.put("indexed", summary.indexed());
        account.put("updated", summary.updated());
        account.put("unchanged", summary.unchanged());
        account.put("erased", summary.erased());
        account.put("rejected", summary.rejected());
        return account;
    }

    private IngestSummary finish(IngestRun run, String actor) throws InterruptedException {
        IngestSummary summary = run.finish();
        audit.record(new AuditEvent(
                clock.instant(), actor, "posts.ingest", null, summary.indexed() + summary.updated(), List.of()));
        return summary;
    }
}
