package org.listeningpost.alert;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.listeningpost.audit.AuditLog;
import org.listeningpost.http.Callers;
import org.listeningpost.http.Parameters;
import org.listeningpost.http.Problem;
import org.listeningpost.http.ProblemException;
import org.listeningpost.http.RequestBody;
import org.listeningpost.http.RequestTrail;
import org.listeningpost.http.Router;
import org.listeningpost.http.Routes;
import org.listeningpost.http.SentText;
import org.listeningpost.http.TimeSpan;
import org.listeningpost.security.Role;

/** Alerts that were raised, what became of them, and the log of their deliveries. */
final class AlertRoutes implements Routes {
    private static final Set<Role> MONITOR = Set.of(Role.MONITOR);
    private static final Set<Role> READERS = Set.of(Role.MONITOR, Role.ANALYST);
    private static final int PAGE_SIZE_MAX = 500;
    private static final int NOTE_CHARACTERS_MAX = 1_000;
    private static final int SNOOZE_MINUTES_MAX = 60 * 24 * 90;

    private final AlertIndex alerts;
    private final StateIndex states;
    private final DeliveryLog deliveries;
    private final AlertFeed feed;
    private final RequestTrail trail;
    private final Clock clock;

    AlertRoutes(
            AlertIndex alerts, StateIndex states, DeliveryLog deliveries, AlertFeed feed, AuditLog audit, Clock clock) {
        this.alerts = alerts;
        this.states = states;
        this.deliveries = deliveries;
        this.feed = feed;
        this.trail = new RequestTrail(audit, clock);
        this.clock = clock;
    }

    @Override
    public void register(Router router) {
        router.get("/v1/alerts", READERS, this::list);
        // Before the ids, which would take these words for one.
        router.get("/v1/alerts/feed", READERS, this::feed);
        router.get("/v1/alerts/deliveries", READERS, this::deliveries);
        router.get("/v1/alerts/{id}", READERS, this::read);
        router.post("/v1/alerts/{id}/acknowledge", MONITOR, this::acknowledge);
        router.post("/v1/alerts/{id}/snooze", MONITOR, this::snooze);
        router.postEmpty("/v1/alerts/{id}/redeliver", MONITOR, this::redeliver);
    }

    private void list(Context context) {
        Parameters parameters = Parameters.of(context, "rule_id", "status", "severity", "from", "to", "size", "cursor");
        @Nullable String status = parameters.text("status", 20);
        if (status != null && !status.equals(Alert.OPEN) && !status.equals(Alert.ACKNOWLEDGED)) {
            throw new ProblemException(Problem.badField("status", "unknown_value", "One of open, acknowledged."));
        }
        @Nullable String severity = parameters.text("severity", 20);
        if (severity != null && Severity.of(severity).isEmpty()) {
            throw new ProblemException(Problem.badField(
                    "severity", "unknown_value", "One of " + String.join(", ", Severity.keywords()) + "."));
        }
        TimeSpan span = parameters.span();
        AlertIndex.Page page = alerts.page(
                new AlertIndex.Filter(parameters.text("rule_id", 64), status, severity, span.from(), span.to()),
                parameters.number("size", 50, 1, PAGE_SIZE_MAX),
                parameters.text("cursor", 300));
        recordRead(context, "alert.list", page.alerts());
        ObjectNode answer = AlertJson.mapper().createObjectNode();
        ArrayNode views = answer.putArray("alerts");
        page.alerts().forEach(alert -> views.add(AlertViews.withDeliveries(alert)));
        if (page.cursor() != null) {
            answer.put("cursor", page.cursor());
        }
        context.json(answer);
    }

    private void read(Context context) {
        Alert alert = alerts.find(idOf(context)).orElseThrow(AlertRoutes::noSuchAlert);
        recordRead(context, "alert.read", List.of(alert));
        context.json(AlertViews.withDeliveries(alert));
    }

    private void feed(Context context) {
        List<Alert> latest = alerts.page(
                        new AlertIndex.Filter(null, null, null, null, null), AlertFeed.ENTRIES_MAX, null)
                .alerts();
        recordRead(context, "alert.feed", latest);
        context.contentType(AlertFeed.MEDIA_TYPE);
        context.result(feed.write(latest, clock.instant()));
    }

    private void deliveries(Context context) {
        Parameters parameters = Parameters.of(context, "alert_id", "size", "cursor");
        DeliveryLog.Page page = deliveries.page(
                parameters.text("alert_id", 64),
                parameters.number("size", 100, 1, PAGE_SIZE_MAX),
                parameters.text("cursor", 300));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("attempts", page.attempts());
        if (page.cursor() != null) {
            answer.put("cursor", page.cursor());
        }
        context.json(answer);
    }

    /** What is sent with an acknowledgement. */
    record Note(@Nullable String note) {}

    private void acknowledge(Context context) {
        @Nullable String sent = RequestBody.json(context, Note.class).note();
        @Nullable String note = sent == null ? null : SentText.optional("note", sent, NOTE_CHARACTERS_MAX);
        String id = idOf(context);
        String caller = Callers.of(context).keyId();
        trail.record(context, "alert.acknowledge", id);
        Instant now = clock.instant();
        // Who was first stays: a second acknowledgement changes nothing.
        Alert alert = alerts.update(
                        id,
                        stored -> stored.acknowledgement() != null
                                ? stored
                                : stored.acknowledged(new Alert.Acknowledgement(now, caller, note)))
                .orElseThrow(AlertRoutes::noSuchAlert);
        context.json(AlertViews.withDeliveries(alert));
    }

    /** How long the alert's rule is to be quiet. */
    record Quiet(@Nullable Integer minutes) {}

    private void snooze(Context context) {
        @Nullable Integer minutes = RequestBody.json(context, Quiet.class).minutes();
        if (minutes == null || minutes < 0 || minutes > SNOOZE_MINUTES_MAX) {
            throw new ProblemException(Problem.badField(
                    "minutes", "out_of_range", "A whole number from 0, which ends it, to " + SNOOZE_MINUTES_MAX + "."));
        }
        Alert alert = alerts.find(idOf(context)).orElseThrow(AlertRoutes::noSuchAlert);
        String caller = Callers.of(context).keyId();
        trail.record(context, "alert.snooze", alert.ruleId());
        Instant until = clock.instant().plus(Duration.ofMinutes(minutes));
        states.snooze(alert.ruleId(), new StateIndex.Snooze(until, caller));
        context.json(Map.of("rule_id", alert.ruleId(), "snoozed_until", until));
    }

    private void redeliver(Context context) {
        String id = idOf(context);
        trail.record(context, "alert.redeliver", id);
        Instant now = clock.instant();
        Alert alert = alerts.update(id, stored -> stored.redelivered(now)).orElseThrow(AlertRoutes::noSuchAlert);
        context.json(AlertViews.withDeliveries(alert));
    }

    /** The ids of the posts behind an alert are shown with it. */
    private void recordRead(Context context, String action, List<Alert> shown) {
        trail.record(
                context,
                action,
                null,
                (long) shown.size(),
                shown.stream().map(Alert::id).toList());
    }

    private static String idOf(Context context) {
        String id = context.pathParam("id");
        if (!id.matches("[0-9a-f]{1,64}")) {
            throw noSuchAlert();
        }
        return id;
    }

    private static ProblemException noSuchAlert() {
        return new ProblemException(Problem.notFound("There is no such alert."));
    }
}
