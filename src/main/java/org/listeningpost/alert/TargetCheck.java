package org.listeningpost.alert;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.listeningpost.alert.delivery.Outcome;
import org.listeningpost.alert.delivery.Postman;
import org.listeningpost.http.Problem;
import org.listeningpost.http.ProblemException;

/**
 * Tries a rule's targets: one attempt at each with a message that says that it is a test, before an alert depends on
 * them. Nothing is kept of it. Thread-safe.
 */
final class TargetCheck {
    private static final int CHECKS_MAX = 2;
    private static final int UNDER_WAY_MAX = 8;
    /** The request has a minute. */
    private static final Duration TIME_MAX = Duration.ofSeconds(40);

    private final Postman postman;
    private final AlertMessages messages;
    private final Clock clock;
    private final Duration timeMax;
    private final Semaphore checks = new Semaphore(CHECKS_MAX);

    TargetCheck(Postman postman, AlertMessages messages, Clock clock) {
        this(postman, messages, clock, TIME_MAX);
    }

    /** @param timeMax for all attempts together; what is not over by then is told as one that would be tried again */
    TargetCheck(Postman postman, AlertMessages messages, Clock clock, Duration timeMax) {
        this.postman = postman;
        this.messages = messages;
        this.clock = clock;
        this.timeMax = timeMax;
    }

    /**
     * How the attempt ended.
     *
     * @param outcome delivered, postponed (an alert would be tried again) or failed
     */
    record Tried(String target, String outcome, String what) {}

    /** In the order of the targets; each address of an e-mail is one. */
    List<Tried> run(AlertRule rule) {
        if (!checks.tryAcquire()) {
            throw new ProblemException(
                    Problem.unavailable(CHECKS_MAX + " tests are running, which is as many as may.", 5));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(
                UNDER_WAY_MAX, Thread.ofVirtual().name("alert-test-", 0).factory())) {
            List<Target> targets =
                    rule.targets().stream().flatMap(Target::singly).toList();
            List<Callable<Tried>> attempts = targets.stream()
                    .<Callable<Tried>>map(target -> () -> attempt(rule, target))
                    .toList();
            List<Future<Tried>> ended = threads.invokeAll(attempts, timeMax.toMillis(), TimeUnit.MILLISECONDS);
            List<Tried> tried = new ArrayList<>();
            for (int i = 0; i < targets.size(); i++) {
                tried.add(
                        ended.get(i).isCancelled()
                                ? new Tried(targets.get(i).shown(), Alert.Delivery.POSTPONED, "timeout")
                                : ended.get(i).get());
            }
            return tried;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(Problem.unavailable("The service is stopping.", 5));
        } catch (ExecutionException e) {
            throw new IllegalStateException("an attempt ends with an outcome", e);
        } finally {
            checks.release();
        }
    }

    private Tried attempt(AlertRule rule, Target target) {
        Outcome outcome = target.send(postman, messages.test(rule, "test-" + UUID.randomUUID(), clock.instant()));
        String word =
                switch (outcome) {
                    case Outcome.Delivered done -> Alert.Delivery.DELIVERED;
                    case Outcome.Postponed later -> Alert.Delivery.POSTPONED;
                    case Outcome.Refused refused -> Alert.Delivery.FAILED;
                };
        return new Tried(target.shown(), word, outcome.what());
    }
}
