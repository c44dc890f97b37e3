package org.listeningpost.elastic;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.listeningpost.elastic.NodeRotation.Node;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds nodes that hang: a machine that is stopped or cut off keeps its connections and never answers. Where a request waits
 * long, its node is asked something that costs nothing; where not even that is answered, what waits for that node is broken
 * off, so that it can be asked elsewhere, and nobody is sent there until it answers again. A slow search is left alone.
 * Thread-safe.
 */
final class NodeWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NodeWatch.class);
    private static final long PERIOD_MILLIS = 250;
    private static final long LONG_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long ASKED_AGAIN_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final NodeRotation nodes;
    private final Predicate<Node> answers;
    private final LongSupplier nanoTime;
    private final Map<Object, Waiting> waiting = new ConcurrentHashMap<>();
    private final Map<Node, Long> hangingSince = new ConcurrentHashMap<>();
    private final Map<Node, Long> asked = new ConcurrentHashMap<>();
    private final @Nullable ScheduledExecutorService timer;

    private record Waiting(Runnable breakOff, @Nullable Node node, long since) {}

    /** @param answers asks a node, and does not wait long */
    NodeWatch(NodeRotation nodes, Predicate<Node> answers, LongSupplier nanoTime) {
        this.nodes = nodes;
        this.answers = answers;
        this.nanoTime = nanoTime;
        // Where there is nobody else to ask, breaking off gains nothing.
        this.timer = nodes.all().size() < 2 ? null : startTimer();
    }

    private ScheduledExecutorService startTimer() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "node-watch");
            thread.setDaemon(true);
            return thread;
        });
        var unused = started.scheduleWithFixedDelay(this::look, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
        return started;
    }

    /**
     * A request begins to wait.
     *
     * @param node whom it asks; null where somebody else chooses
     */
    void begin(Object request, @Nullable Node node, Runnable breakOff) {
        if (timer != null) {
            waiting.put(request, new Waiting(breakOff, node, nanoTime.getAsLong()));
        }
    }

    void end(Object request) {
        if (timer != null) {
            waiting.remove(request);
        }
    }

    /** Whether that node, by its address, is one to send requests to. */
    boolean isUsable(String hostAndPort) {
        return hangingSince.isEmpty()
                || hangingSince.keySet().stream().noneMatch(node -> node.isAt(hostAndPort))
                || hangingSince.size() == nodes.all().size();
    }

    private void look() {
        try {
            for (Node node : suspects(nanoTime.getAsLong())) {
                asked.put(node, nanoTime.getAsLong());
                if (answers.test(node)) {
                    if (hangingSince.remove(node) != null) {
                        nodes.answered(node);
                        LOG.info("Elasticsearch at {} answers again", node.url());
                    }
                } else {
                    hangs(node);
                }
            }
        } catch (RuntimeException e) {
            // The next look is in a moment; without this there would be none.
            LOG.warn("cannot look after the nodes: {}", e.getClass().getName());
        }
    }

    private Set<Node> suspects(long now) {
        Set<Node> suspects = new HashSet<>(hangingSince.keySet());
        for (Waiting each : waiting.values()) {
            if (now - each.since >= LONG_NANOS) {
                if (each.node == null) {
                    suspects.addAll(nodes.all());
                } else {
                    suspects.add(each.node);
                }
            }
        }
        suspects.removeIf(node -> {
            Long last = asked.get(node);
            return last != null && now - last < ASKED_AGAIN_NANOS;
        });
        return suspects;
    }

    private void hangs(Node node) {
        long now = nanoTime.getAsLong();
        Long before = hangingSince.putIfAbsent(node, now);
        if (before == null) {
            LOG.warn("Elasticsearch at {} does not answer; others are asked", node.url());
        }
        nodes.hangs(node);
        long found = before == null ? now : before;
        for (Waiting each : waiting.values()) {
            // Of those that somebody else sent, the ones that may have gone there: begun before it was known.
            boolean mayBeThere = each.node == null ? each.since < found : each.node == node;
            if (mayBeThere && now - each.since >= LONG_NANOS) {
                each.breakOff.run();
            }
        }
    }

    @Override
    public void close() {
        if (timer != null) {
            timer.shutdownNow();
        }
    }
}
