package org.listeningpost.elastic;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.listeningpost.config.IndexNames;

/**
 * The indices that hold posts, by the names of their months, asked for again when the answer is a second old: asking with every batch costs as much as
 * the batch's own look-ups. Thread-safe.
 */
final class Months {
    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final TimedRequests requests;
    private final IndexNames names;
    private final LongSupplier nanoTime;
    private final Set<String> written = ConcurrentHashMap.newKeySet();
    private Set<String> known = Set.of();
    private long askedNanos;

    Months(TimedRequests requests, IndexNames names, LongSupplier nanoTime) {
        this.requests = requests;
        this.names = names;
        this.nanoTime = nanoTime;
        this.askedNanos = nanoTime.getAsLong() - FRESH_NANOS;
    }

    /** This writer puts posts there, so that index counts from now on. */
    void add(String index) {
        written.add(index);
    }

    /** What this writer has written to, and what is there; an index that another one made within the second may be missing. */
    Set<String> indices(long millisMax) throws IOException {
        Set<String> all = new HashSet<>(existing(millisMax));
        all.addAll(written);
        return all;
    }

    private Set<String> existing(long millisMax) throws IOException {
        synchronized (this) {
            if (nanoTime.getAsLong() - askedNanos < FRESH_NANOS) {
                return known;
            }
        }
        Set<String> found = ask(millisMax);
        synchronized (this) {
            known = found;
            askedNanos = nanoTime.getAsLong();
        }
        return found;
    }

    private Set<String> ask(long millisMax) throws IOException {
        ElasticReply reply = requests.json(
                "/" + names.posts() + "/_field_caps?fields=id&filter_path=indices", new ByteSink(1), millisMax);
        if (!reply.isSuccess()) {
            throw new IOException("the indices of posts are not to be had");
        }
        Set<String> indices = new HashSet<>();
        reply.json().path("indices").forEach(index -> indices.add(names.monthOf(index.asText())));
        return indices;
    }
}
