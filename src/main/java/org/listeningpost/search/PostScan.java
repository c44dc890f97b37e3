package org.listeningpost.search;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A walk over all posts that meet some criteria at one moment: what is written meanwhile changes nothing. Holds one page
 * in memory. For one thread.
 */
public final class PostScan implements AutoCloseable {
    private static final int PAGE = 1_000;
    private static final String KEEP_ALIVE = "2m";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final PostIndex index;
    private final ElasticBodies bodies;
    private final String criteria;
    private String pit;
    private @Nullable HitReader page;
    private long total;

    private PostScan(PostIndex index, ElasticBodies bodies, String criteria, String pit) {
        this.index = index;
        this.bodies = bodies;
        this.criteria = criteria;
        this.pit = pit;
    }

    static PostScan open(PostIndex index, ElasticBodies bodies, SearchPlan.Criteria criteria) {
        PostScan scan = new PostScan(index, bodies, bodies.criteria(criteria), index.openPit(KEEP_ALIVE));
        try {
            HitReader first = scan.fetch(null);
            scan.page = first;
            scan.total = first.total();
        } catch (RuntimeException e) {
            scan.close();
            throw e;
        }
        return scan;
    }

    /** How many posts the walk will see. */
    public long total() {
        return total;
    }

    /** Posts of one page, as stored. */
    public record Page(HitReader hits) {
        public int size() {
            return hits.posts().size();
        }

        /** The bytes that hold the post; treat them as read-only. */
        public byte[] bytes() {
            return hits.body();
        }

        public int start(int post) {
            return hits.posts().get(post).start();
        }

        public int length(int post) {
            return hits.posts().get(post).end() - start(post);
        }
    }

    /** The next posts; null when all have been seen. */
    public @Nullable Page next() {
        HitReader current = page;
        if (current == null || current.posts().isEmpty()) {
            return null;
        }
        page = null;
        return new Page(current);
    }

    /** Fetches what comes after a page; call it when the page has been used. */
    public void advance(Page seen) {
        page = seen.size() < PAGE ? null : fetch(seen.hits().posts().getLast().sortNumber());
    }

    @Override
    public void close() {
        try {
            index.closePit(MAPPER.writeValueAsBytes(Map.of("id", pit)));
        } catch (IOException e) {
            throw new UncheckedIOException("a map of one text is JSON", e);
        }
    }

    private HitReader fetch(@Nullable Long after) {
        HitReader hits = index.searchPit(bodies.scan(criteria, pit, KEEP_ALIVE, PAGE, after));
        if (hits.pit() != null) {
            pit = hits.pit();
        }
        return hits;
    }
}
