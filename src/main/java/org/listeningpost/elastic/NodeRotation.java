package org.listeningpost.elastic;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/**
 * Whom to ask, and whom next: the nodes take turns, and one that could not be reached rests, twice as long each time. A
 * resting node comes last and not never, so that somebody is asked when all are away. Thread-safe.
 */
final class NodeRotation {
    private static final long REST_MIN = Duration.ofSeconds(1).toNanos();
    private static final long REST_MAX = Duration.ofMinutes(1).toNanos();

    private final List<Node> nodes;
    private final LongSupplier nanoTime;
    private final AtomicInteger turn = new AtomicInteger();

    NodeRotation(List<URI> urls, LongSupplier nanoTime) {
        this.nodes = urls.stream().map(Node::new).toList();
        this.nanoTime = nanoTime;
    }

    /** One node, and how it has behaved. */
    static final class Node {
        private final String url;
        private long restsUntil;
        private long restNanos;
        private boolean hangs;

        Node(URI url) {
            this.url = url.toString().replaceFirst("/+$", "");
        }

        boolean isAt(String hostAndPort) {
            return URI.create(url).getAuthority().equals(hostAndPort);
        }

        /** Without a slash at the end, so that a path can follow. */
        String url() {
            return url;
        }

        private synchronized long restsFor(long now) {
            long rest = restNanos == 0 ? 0 : Math.max(0, restsUntil - now);
            return hangs ? Long.MAX_VALUE : rest;
        }

        private synchronized void answers() {
            restNanos = 0;
            hangs = false;
        }

        private synchronized void hangs() {
            hangs = true;
        }

        private synchronized void fails(long now) {
            // Many requests may fail at the same moment; the node has failed once.
            if (restNanos == 0 || restsUntil - now <= 0) {
                restNanos = Math.min(REST_MAX, Math.max(REST_MIN, restNanos * 2));
                restsUntil = now + restNanos;
            }
        }
    }

    /** All nodes, the next one first. */
    List<Node> next() {
        if (nodes.size() == 1) {
            return nodes;
        }
        int first = Math.floorMod(turn.getAndIncrement(), nodes.size());
        List<Node> order = new ArrayList<>(nodes.subList(first, nodes.size()));
        order.addAll(nodes.subList(0, first));
        long now = nanoTime.getAsLong();
        record Waiting(Node node, long nanos) {}
        return order.stream()
                .map(node -> new Waiting(node, node.restsFor(now)))
                .sorted(Comparator.comparingLong(Waiting::nanos))
                .map(Waiting::node)
                .toList();
    }

    List<Node> all() {
        return nodes;
    }

    /** The node comes last until it answers. */
    void hangs(Node node) {
        node.hangs();
    }

    void answered(Node node) {
        node.answers();
    }

    void failed(Node node) {
        node.fails(nanoTime.getAsLong());
    }
}
