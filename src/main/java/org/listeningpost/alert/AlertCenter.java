package org.listeningpost.alert;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.listeningpost.alert.delivery.Postman;
import org.listeningpost.audit.AuditLog;
import org.listeningpost.config.Alerts;
import org.listeningpost.config.Config;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticRequests;
import org.listeningpost.http.Routes;
import org.listeningpost.trend.PostCountIndex;

/** Alerts as one part: its routes, and the rounds that raise and deliver. */
public final class AlertCenter implements AutoCloseable, MeterBinder {
    private final Alerts settings;
    private final AlertIndex alerts;
    private final List<Routes> routes;
    private final Postman postman;
    private final Dispatcher dispatcher;
    private final AlertDuty duty;

    /** @param requests may read posts and write the indices of alerts */
    public AlertCenter(
            Config config,
            ElasticRequests requests,
            IndexNames names,
            StoredSubjects subjects,
            AuditLog audit,
            Clock clock) {
        this(config, requests, names, subjects, audit, Postman.ATTEMPT_MAX, clock);
    }

    /** @param attemptMax longest time for one attempt at a delivery */
    AlertCenter(
            Config config,
            ElasticRequests requests,
            IndexNames names,
            StoredSubjects subjects,
            AuditLog audit,
            Duration attemptMax,
            Clock clock) {
        this.settings = config.alerts();
        this.alerts = new AlertIndex(new AlertDocuments(requests, names.alerts()));
        RuleIndex rules = new RuleIndex(new AlertDocuments(requests, names.alertRules()));
        AlertDocuments stateDocuments = new AlertDocuments(requests, names.alertState());
        StateIndex states = new StateIndex(stateDocuments);
        DeliveryLog log = new DeliveryLog(new AlertDocuments(requests, names.alertDeliveries()));
        PostCountIndex posts =
                new PostCountIndex(requests, names, config.limits().searchMillisMax(), clock);
        Evaluator.Timing timing =
                new Evaluator.Timing(config.organization().zone(), Duration.ofSeconds(settings.settleSeconds()));
        this.postman = new Postman(settings, attemptMax, clock);
        AlertMessages messages = new AlertMessages(settings.publicUrl());
        this.dispatcher = new Dispatcher(alerts, rules, log, postman, messages, settings, clock);
        Lease lease = new Lease(
                stateDocuments,
                ProcessHandle.current().pid() + "@" + UUID.randomUUID(),
                Duration.ofSeconds(settings.leaseSeconds()),
                System::nanoTime);
        Evaluator evaluator = new Evaluator(posts, subjects, alerts, states, timing, clock);
        this.duty = new AlertDuty(lease, alerts, rules, evaluator, dispatcher, settings.intervalSeconds());
        this.routes = List.of(
                new AlertRuleRoutes(
                        rules,
                        new RuleDesk(subjects, postman, clock),
                        new BackTest(posts, subjects, timing, clock),
                        new TargetCheck(postman, messages, clock),
                        states,
                        audit,
                        clock),
                new AlertRoutes(alerts, states, log, new AlertFeed(settings.publicUrl()), audit, clock));
    }

    public List<Routes> routes() {
        return routes;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        dispatcher.bindTo(registry);
    }

    /** Begins the rounds, where this process shall do them. */
    public AlertCenter start() {
        if (settings.enabled()) {
            duty.start();
        }
        return this;
    }

    /** One round now, for tests and tools; false where another instance is on duty. */
    boolean round() {
        return duty.round();
    }

    @Override
    public void close() throws IOException {
        duty.close();
        postman.close();
    }
}
