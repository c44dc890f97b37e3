package org.listeningpost.ingest.feed;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.listeningpost.audit.AuditEvent;
import org.listeningpost.audit.AuditLog;
import org.listeningpost.audit.AuditUnavailableException;
import org.listeningpost.config.Feeds.Source;
import org.listeningpost.elastic.ElasticUnreachableException;
import org.listeningpost.ingest.IngestRun;
import org.listeningpost.ingest.IngestService;
import org.listeningpost.ingest.IngestSummary;
import org.listeningpost.ingest.feed.FeedIndex.Entry;
import org.listeningpost.ingest.normalize.Defaults;
import org.listeningpost.ingest.source.FieldNames;
import org.listeningpost.ingest.source.platform.FormatChoice;
import org.listeningpost.outbound.Waits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads one source, a round at a time. One instance of several does: the others see its entry change, and take over when
 * they have seen it unchanged for the whole lease on their own running clocks. Where two read all the same, they bring the
 * same posts, and only one of them moves the entry. For one thread.
 */
final class FeedPoller {
    private static final Logger LOG = LoggerFactory.getLogger(FeedPoller.class);

    private static final int PAGES_A_ROUND_MAX = 20;
    private static final Duration BACK_OFF_FIRST = Duration.ofSeconds(30);
    private static final Duration BACK_OFF_MAX = Duration.ofHours(1);
    private static final int DOUBLINGS_MAX = 7;
    /** What is told of a feed as a whole; one of its posts may be refused and the others are taken. */
    private static final Set<String> UNREADABLE = Set.of("record malformed_xml", "record doctype_refused");

    private static final ObjectMapper MAPPER = new ObjectMapper(JsonFactory.builder()
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(200).build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final Source source;
    private final PollProtocol protocol;
    private final @Nullable String token;
    private final Defaults defaults;
    private final Parts parts;

    /** Stands for the address, which may hold a secret, and for what is asked there. */
    private final String place;

    private @Nullable String seenRevision;
    private long seenNanos;

    /**
     * What all pollers share.
     *
     * @param holder names this instance
     * @param interval between two rounds of a source that is well
     * @param lease after so long without a change of its entry a source is anybody's
     */
    record Parts(
            FeedIndex index,
            PageFetcher fetcher,
            IngestService ingest,
            AuditLog audit,
            Clock clock,
            LongSupplier nanoTime,
            RandomGenerator random,
            String holder,
            Duration interval,
            Duration lease) {}

    FeedPoller(Source source, PollProtocol protocol, @Nullable String token, Defaults defaults, Parts parts) {
        this.source = source;
        this.protocol = protocol;
        this.token = token;
        this.defaults = defaults;
        this.parts = parts;
        this.place = UUID.nameUUIDFromBytes(
                        (source.kind() + " " + source.url() + " " + source.query()).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** What came of one page. */
    private sealed interface Turn {
        /** @param pause the source's wish; null where it has none */
        record Taken(
                PollState state,
                boolean isAtEnd,
                long received,
                long stored,
                @Nullable Duration pause) implements Turn {}

        record Failed(String what, @Nullable Duration pause) implements Turn {}
    }

    /** Reads what is new; the result is how long to wait before the next round. */
    Duration round() throws InterruptedException {
        Entry entry = claim();
        if (entry == null) {
            return parts.interval();
        }
        Duration left = leftAlone(entry);
        if (left != null) {
            return left;
        }
        for (int page = 0; page < PAGES_A_ROUND_MAX; page++) {
            switch (attempt(entry.state().orStart(place))) {
                case Turn.Failed failed -> {
                    return failed(entry, failed);
                }
                case Turn.Taken taken -> {
                    boolean isOurs = parts.index()
                            .replace(
                                    entry,
                                    parts.holder(),
                                    taken.state().at(place),
                                    entry.health()
                                            .succeeded(
                                                    parts.clock().instant(),
                                                    taken.received(),
                                                    taken.stored(),
                                                    taken.pause()));
                    Optional<Entry> next = isOurs ? parts.index().find(source.id()) : Optional.empty();
                    if (next.isEmpty() || taken.pause() != null || taken.isAtEnd()) {
                        return longer(parts.interval(), taken.pause());
                    }
                    entry = next.get();
                }
            }
        }
        return parts.interval();
    }

    /** The entry, ours to change; null while another instance reads this source. */
    private @Nullable Entry claim() {
        Optional<Entry> found = parts.index().find(source.id());
        if (found.isEmpty()) {
            parts.index().create(source.id(), parts.holder());
            return parts.index()
                    .find(source.id())
                    .filter(entry -> entry.holder().equals(parts.holder()))
                    .orElse(null);
        }
        Entry entry = found.get();
        if (entry.holder().equals(parts.holder()) || entry.holder().isEmpty()) {
            return entry;
        }
        long now = parts.nanoTime().getAsLong();
        if (!entry.revision().equals(seenRevision)) {
            seenRevision = entry.revision();
            seenNanos = now;
        }
        return now - seenNanos < parts.lease().toNanos() ? null : entry;
    }

    /** What the source told another instance, or this one before a restart; whoever was told itself waits by its own clock. */
    private @Nullable Duration leftAlone(Entry entry) {
        Instant resume = entry.health().resumeAt();
        if (resume == null || entry.holder().equals(parts.holder())) {
            return null;
        }
        Duration left = Duration.between(parts.clock().instant(), resume);
        // Longer than anybody is told to wait: a clock was set meanwhile.
        boolean isWait = left.compareTo(Duration.ZERO) > 0 && left.compareTo(Waits.WAIT_MAX) <= 0;
        return isWait ? left : null;
    }

    /** Lets another instance go on at once. */
    void release() {
        parts.index()
                .find(source.id())
                .filter(entry -> entry.holder().equals(parts.holder()))
                .ifPresent(entry -> parts.index().replace(entry, "", entry.state(), entry.health()));
    }

    private Duration failed(Entry entry, Turn.Failed failed) {
        PollState state = entry.state().orStart(place);
        // A page that the source does not know any more: the walk begins anew, from what is known.
        boolean isLost = failed.what().equals("400") && state.page() != null;
        PollState next = isLost ? new PollState(state.since(), null, null, null) : state;
        parts.index()
                .replace(
                        entry,
                        parts.holder(),
                        next.at(place),
                        entry.health().failed(parts.clock().instant(), failed.what(), failed.pause()));
        int doublings = Math.min(entry.health().failures(), DOUBLINGS_MAX);
        Duration grown = BACK_OFF_FIRST.multipliedBy(1L << doublings);
        Duration backOff = grown.compareTo(BACK_OFF_MAX) > 0 ? BACK_OFF_MAX : grown;
        // Half of it is chance, so that not everybody comes back at once.
        Duration jittered = Duration.ofMillis(
                (long) (backOff.toMillis() * (0.5 + parts.random().nextDouble() / 2)));
        return longer(jittered, failed.pause());
    }

    private static Duration longer(Duration one, @Nullable Duration other) {
        return other == null || one.compareTo(other) > 0 ? one : other;
    }

    /** A turn, or that it failed: what fails by a mistake of ours, such as over one page, is told as well. */
    private Turn attempt(PollState state) throws InterruptedException {
        try {
            return turn(state);
        } catch (ElasticUnreachableException e) {
            throw e;
        } catch (AuditUnavailableException e) {
            return new Turn.Failed("audit", null);
        } catch (RuntimeException e) {
            // A message may quote what was read.
            LOG.error(
                    "feed {}: a page could not be taken: {}",
                    source.id(),
                    e.getClass().getName());
            return new Turn.Failed("internal", null);
        }
    }

    private Turn turn(PollState state) throws InterruptedException {
        Map<String, String> headers = new HashMap<>(protocol.headers(token));
        if (state.tag() != null) {
            headers.put("If-None-Match", state.tag());
        }
        return switch (parts.fetcher().get(protocol.request(source, state), headers)) {
            case PageFetcher.Fetched.Unchanged unchanged -> new Turn.Taken(state, true, 0, 0, null);
            case PageFetcher.Fetched.Failed failed -> new Turn.Failed(failed.what(), failed.pause());
            case PageFetcher.Fetched.Page page -> take(state, page);
        };
    }

    private Turn take(PollState state, PageFetcher.Fetched.Page page) throws InterruptedException {
        JsonNode json = MissingNode.getInstance();
        if (protocol != PollProtocol.FEED) {
            try {
                json = MAPPER.readTree(page.body());
            } catch (IOException e) {
                return new Turn.Failed("truncated", page.pause());
            }
            if (!protocol.isAnswer(json)) {
                return new Turn.Failed("unexpected_answer", page.pause());
            }
        }
        IngestRun run = parts.ingest().begin(defaults, "feed:" + source.id());
        try {
            FormatChoice format = FormatChoice.ofKeyword(protocol.format()).orElseThrow();
            run.consume(parts.ingest().reader(format, new ByteArrayInputStream(page.body()), FieldNames.STANDARD));
        } catch (IOException e) {
            finish(run);
            return new Turn.Failed("unexpected_answer", page.pause());
        } catch (RuntimeException | Error e) {
            finish(run);
            throw e;
        }
        IngestSummary summary = finish(run);
        long stored = summary.indexed() + summary.updated();
        if (!summary.isComplete()) {
            return new Turn.Failed("elasticsearch", null);
        }
        if (protocol == PollProtocol.FEED) {
            if (summary.rejections().keySet().stream().anyMatch(UNREADABLE::contains)) {
                return new Turn.Failed("truncated", page.pause());
            }
            PollState next = new PollState(null, null, null, page.tag());
            return new Turn.Taken(next, true, summary.received(), stored, page.pause());
        }
        PollProtocol.Step step = protocol.step(state, json, parts.clock().instant());
        return new Turn.Taken(step.state(), step.isAtEnd(), summary.received(), stored, page.pause());
    }

    private IngestSummary finish(IngestRun run) throws InterruptedException {
        IngestSummary summary = run.finish();
        parts.audit()
                .record(new AuditEvent(
                        parts.clock().instant(),
                        "feed:" + source.id(),
                        "posts.ingest",
                        null,
                        summary.indexed() + summary.updated(),
                        List.of()));
        return summary;
    }
}
