package org.listeningpost.alert;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.listeningpost.http.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rounds: while this instance is on duty, every rule is brought up to date and every delivery that is due begins, at
 * each interval. One thread.
 */
final class AlertDuty implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AlertDuty.class);

    private static final long CLOSE_SECONDS_MAX = 10;
    private static final int HIDDEN_PER_ROUND = 200;

    private final Lease lease;
    private final AlertIndex alerts;
    private final RuleIndex rules;
    private final Evaluator evaluator;
    private final Dispatcher dispatcher;
    private final int intervalSeconds;
    /** Null once every stored alert was looked at. */
    private @Nullable String hiddenUpTo = "";

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("alert-duty").daemon().factory());

    AlertDuty(
            Lease lease,
            AlertIndex alerts,
            RuleIndex rules,
            Evaluator evaluator,
            Dispatcher dispatcher,
            int intervalSeconds) {
        this.lease = lease;
        this.alerts = alerts;
        this.rules = rules;
        this.evaluator = evaluator;
        this.dispatcher = dispatcher;
        this.intervalSeconds = intervalSeconds;
    }

    void start() {
        var unused = thread.scheduleWithFixedDelay(this::roundOrLog, 1, intervalSeconds, TimeUnit.SECONDS);
    }

    private void roundOrLog() {
        try {
            round();
        } catch (ProblemException e) {
            log("a round of the alerts ended early: " + e.problem().code());
        } catch (RuntimeException | Error e) {
            // A mistake of ours, or too little memory, must not end the rounds: the next one may go well, and the log
            // names it.
            log("a round of the alerts failed: " + e.getClass().getName());
        }
    }

    /** One round; false where another instance is on duty. */
    boolean round() {
        if (!lease.acquire()) {
            return false;
        }
        // Deliveries first: they are late already, and a slow rule should not hold them up.
        dispatcher.dispatchDue();
        for (AlertRule rule : rules.all()) {
            if (!isOnDuty()) {
                return false;
            }
            if (rule.enabled()) {
                evaluate(rule);
            }
        }
        dispatcher.dispatchDue();
        if (hiddenUpTo != null) {
            hiddenUpTo = alerts.hideTargets(hiddenUpTo, HIDDEN_PER_ROUND);
        }
        return true;
    }

    private boolean isOnDuty() {
        return lease.isHeld() || lease.acquire();
    }

    private void evaluate(AlertRule rule) {
        try {
            while (evaluator.evaluate(rule)) {
                if (!isOnDuty()) {
                    return;
                }
            }
        } catch (ProblemException e) {
            log("rule " + rule.id() + " could not be evaluated now: "
                    + e.problem().code());
        } catch (RuntimeException | Error e) {
            // Whatever it takes too much of: the rules behind it get their turn.
            log("rule " + rule.id() + " could not be evaluated: " + e.getClass().getName());
        }
    }

    private static void log(String text) {
        LOG.warn(text);
    }

    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(CLOSE_SECONDS_MAX, TimeUnit.SECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
        dispatcher.close();
        try {
            lease.release();
        } catch (ProblemException e) {
            log("the lease runs out by itself");
        }
    }
}
