package org.listeningpost.alert;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.listeningpost.alert.Alert.Delivery;
import org.listeningpost.alert.delivery.Outcome;
import org.listeningpost.alert.delivery.Postman;
import org.listeningpost.config.Alerts;
import org.listeningpost.http.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what alerts owe. A delivery is claimed in its alert, by moving its next attempt ahead, before anything leaves:
 * who dies while sending loses nothing, and two instances do not send the same attempt. Each place has a few attempts
 * under way at most, each on a thread of its own, so that a dead one holds up nobody else. Thread-safe.
 */
final class Dispatcher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    private static final int PAGE = 200;
    private static final int PAGES_MAX = 10;
    private static final int UNDER_WAY_MAX = 4;
    /** One server takes the mails for everybody. */
    private static final int MAILS_UNDER_WAY_MAX = 10;

    private static final Duration BACK_OFF_MAX = Duration.ofHours(6);
    /** A claim outlives the attempt that it is made for. */
    private static final Duration CLAIM_MIN = Duration.ofSeconds(60);

    private static final long CLOSE_SECONDS_MAX = 5;

    private final AlertIndex alerts;
    private final RuleIndex rules;
    private final DeliveryLog log;
    private final Postman postman;
    private final AlertMessages messages;
    private final Alerts settings;
    private final Clock clock;
    private final Map<String, Integer> underWay = new ConcurrentHashMap<>();
    private final Set<String> sending = ConcurrentHashMap.newKeySet();
    private final Map<String, LongAdder> ended = Map.of(
            Delivery.DELIVERED, new LongAdder(), Delivery.POSTPONED, new LongAdder(), Delivery.FAILED, new LongAdder());
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("alert-delivery-", 0).factory());

    Dispatcher(
            AlertIndex alerts,
            RuleIndex rules,
            DeliveryLog log,
            Postman postman,
            AlertMessages messages,
            Alerts settings,
            Clock clock) {
        this.alerts = alerts;
        this.rules = rules;
        this.log = log;
        this.postman = postman;
        this.messages = messages;
        this.settings = settings;
        this.clock = clock;
    }

    /** How attempts end. */
    void bindTo(MeterRegistry registry) {
        ended.forEach(
                (outcome, count) -> FunctionCounter.builder("listening_post_alert_deliveries", count, LongAdder::sum)
                        .description("Attempts at deliveries of alerts, by how they ended; failed is given up")
                        .tag("outcome", outcome)
                        .register(registry));
    }

    /** Begins every delivery that is due, and does not wait for any. */
    void dispatchDue() {
        Map<String, List<Target>> targets = new HashMap<>();
        for (int page = 0; page < PAGES_MAX; page++) {
            Instant now = clock.instant();
            List<Alert> due = alerts.due(now, PAGE);
            for (Alert alert : due) {
                begin(
                        alert,
                        targets.computeIfAbsent(alert.ruleId() + " " + alert.ruleVersion(), key -> targetsOf(alert)),
                        now);
            }
            if (due.size() < PAGE) {
                return;
            }
        }
    }

    /** Where its deliveries go, one by one; the version of the rule that raised it says so for good. */
    private List<Target> targetsOf(Alert alert) {
        return rules.version(alert.ruleId(), alert.ruleVersion())
                .map(rule -> rule.targets().stream().flatMap(Target::singly).toList())
                .orElse(List.of());
    }

    private static boolean isDue(Delivery delivery, Instant now) {
        return delivery.isPending()
                && delivery.nextAt() != null
                && !delivery.nextAt().isAfter(now);
    }

    /**
     * A delivery that is due.
     *
     * @param target empty where the rule that knew it is lost
     */
    private record Due(String id, Optional<Target> target, boolean hasRoom) {
        String place() {
            return placeOf(target);
        }

        static String placeOf(Optional<Target> target) {
            return target.map(Target::key).orElse("");
        }
    }

    /** Claims all that is due of an alert in one write, and then begins what there is room for. */
    private void begin(Alert alert, List<Target> targets, Instant now) {
        Map<String, Due> found = find(alert, targets, now);
        Set<String> mine = new HashSet<>();
        Optional<Alert> claimed = Optional.empty();
        try {
            claimed = alerts.claim(alert.id(), stored -> claim(stored, found, mine, now));
        } finally {
            for (Due due : found.values()) {
                if (due.hasRoom()) {
                    beginOrLeave(claimed.filter(any -> mine.contains(due.id())), due);
                }
            }
        }
    }

    /** What is due of an alert and not under way here, by its id; takes the room that there is. */
    private Map<String, Due> find(Alert alert, List<Target> targets, Instant now) {
        Map<String, Due> found = new LinkedHashMap<>();
        for (int i = 0; i < alert.outbox().size(); i++) {
            Delivery delivery = alert.outbox().get(i);
            if (isDue(delivery, now) && !sending.contains(delivery.id())) {
                Optional<Target> target = i < targets.size() ? Optional.of(targets.get(i)) : Optional.empty();
                String place = Due.placeOf(target);
                boolean hasRoom = underWay.merge(place, 1, Integer::sum) <= roomAt(target);
                if (!hasRoom) {
                    leave(place);
                }
                found.put(delivery.id(), new Due(delivery.id(), target, hasRoom));
            }
        }
        return found;
    }

    @SuppressWarnings("ReferenceEquality") // The very same object means: nothing changed.
    private @Nullable Alert claim(Alert stored, Map<String, Due> found, Set<String> mine, Instant now) {
        mine.clear();
        Alert claimed = stored;
        for (Delivery each : stored.outbox()) {
            @Nullable Due due = found.get(each.id());
            if (due != null && isDue(each, now)) {
                mine.add(each.id());
                Duration wait = due.hasRoom()
                        ? longer(CLAIM_MIN, backOff(each))
                        : Duration.ofSeconds(settings.intervalSeconds());
                claimed = claimed.with(new Delivery(
                        each.id(),
                        each.target(),
                        Delivery.PENDING,
                        each.attempts() + (due.hasRoom() ? 1 : 0),
                        now.plus(wait),
                        each.lastOutcome()));
            }
        }
        return claimed == stored ? null : claimed;
    }

    /** @param claimed empty where the claim is not ours */
    private void beginOrLeave(Optional<Alert> claimed, Due due) {
        Optional<Delivery> mine = claimed.flatMap(alert -> alert.delivery(due.id()));
        if (mine.isEmpty()) {
            leave(due.place());
            return;
        }
        sending.add(due.id());
        threads.execute(() -> attempt(claimed.get(), mine.get(), due));
    }

    private static int roomAt(Optional<Target> target) {
        return target.isPresent() && target.get().email() != null ? MAILS_UNDER_WAY_MAX : UNDER_WAY_MAX;
    }

    private void leave(String place) {
        underWay.computeIfPresent(place, (key, count) -> count <= 1 ? null : count - 1);
    }

    private void attempt(Alert alert, Delivery delivery, Due due) {
        try {
            Instant at = clock.instant();
            long begun = System.nanoTime();
            Outcome outcome = due.target()
                    .map(target -> target.send(postman, messages.of(alert, delivery)))
                    .orElse(new Outcome.Refused("unknown_target"));
            long tookMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
            Delivery after = after(delivery, outcome);
            alerts.update(alert.id(), stored -> stored.with(after));
            String word = after.isPending() ? Delivery.POSTPONED : after.status();
            note(after, word);
            log.add(new DeliveryLog.Attempt(
                    // Not by its number, which begins again where somebody asks for it.
                    delivery.id() + "-" + at.toEpochMilli(),
                    at,
                    alert.id(),
                    delivery.id(),
                    delivery.target(),
                    delivery.attempts(),
                    word,
                    outcome.what(),
                    tookMs));
        } catch (ProblemException e) {
            // The engine is away: the claim runs out and the attempt is made again, under the same id.
            LOG.warn("the outcome of a delivery could not be kept");
        } finally {
            sending.remove(delivery.id());
            leave(due.place());
        }
    }

    private void note(Delivery after, String word) {
        Objects.requireNonNull(ended.get(word)).increment();
        if (word.equals(Delivery.FAILED)) {
            LOG.warn(
                    "delivery {} ({}) is given up after {} attempts: {}",
                    after.id(),
                    after.target(),
                    after.attempts(),
                    after.lastOutcome());
        }
    }

    private Delivery after(Delivery tried, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Delivered done ->
                new Delivery(tried.id(), tried.target(), Delivery.DELIVERED, tried.attempts(), null, done.what());
            case Outcome.Refused refused ->
                new Delivery(tried.id(), tried.target(), Delivery.FAILED, tried.attempts(), null, refused.what());
            case Outcome.Postponed later -> {
                boolean isOver = tried.attempts() >= settings.attemptsMax();
                yield new Delivery(
                        tried.id(),
                        tried.target(),
                        isOver ? Delivery.FAILED : Delivery.PENDING,
                        tried.attempts(),
                        isOver ? null : clock.instant().plus(longer(backOff(tried), later.after())),
                        later.what());
            }
        };
    }

    private static Duration longer(Duration ours, @Nullable Duration asked) {
        return asked != null && asked.compareTo(ours) > 0 ? asked : ours;
    }

    /** Doubles with each attempt; spread, so that what failed together does not come back together. */
    private Duration backOff(Delivery delivery) {
        long seconds = (long) settings.retrySeconds() << Math.min(20, Math.max(0, delivery.attempts() - 1));
        long millis = Math.min(BACK_OFF_MAX.toMillis(), seconds * 1_000);
        return Duration.ofMillis(millis + ThreadLocalRandom.current().nextLong(millis / 5 + 1));
    }

    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(CLOSE_SECONDS_MAX, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
