package org.listeningpost.ingest.feed;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.listeningpost.audit.AuditLog;
import org.listeningpost.config.ConfigException;
import org.listeningpost.config.Feeds;
import org.listeningpost.config.Feeds.Source;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticRequests;
import org.listeningpost.elastic.ElasticUnreachableException;
import org.listeningpost.elastic.VersionedDocuments;
import org.listeningpost.http.Routes;
import org.listeningpost.ingest.IngestService;
import org.listeningpost.ingest.normalize.Defaults;
import org.listeningpost.ingest.normalize.Names;
import org.listeningpost.outbound.AllowedAddresses;
import org.listeningpost.post.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sources that are asked again and again, as one part: the rounds of each, and how they fare. */
public final class FeedCenter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FeedCenter.class);

    private static final int THREADS = 2;
    private static final Duration FETCH_MAX = Duration.ofSeconds(30);
    private static final Duration TROUBLE_WAIT = Duration.ofSeconds(30);
    private static final long CLOSE_SECONDS_MAX = 10;

    private final List<FeedPoller> pollers = new ArrayList<>();
    private final List<Source> sources;
    private final FeedIndex index;
    private final PageFetcher fetcher;
    private final Clock clock;
    private final ScheduledExecutorService threads;

    /**
     * @param requests may write the index of feeds
     * @param environment the variables that hold the tokens
     * @throws ConfigException where a source cannot be read as it is configured
     */
    public FeedCenter(
            Feeds feeds,
            Map<String, String> environment,
            ElasticRequests requests,
            IndexNames names,
            IngestService ingest,
            AuditLog audit,
            Clock clock) {
        this.sources = feeds.sources();
        this.clock = clock;
        this.index = new FeedIndex(new VersionedDocuments(requests, names.feeds()));
        this.fetcher = new PageFetcher(new AllowedAddresses(feeds.privateHostsAllowed()), FETCH_MAX, clock);
        this.threads = Executors.newScheduledThreadPool(
                THREADS, Thread.ofPlatform().name("feeds-", 0).daemon().factory());
        FeedPoller.Parts parts = new FeedPoller.Parts(
                index,
                fetcher,
                ingest,
                audit,
                clock,
                System::nanoTime,
                RandomGenerator.getDefault(),
                ProcessHandle.current().pid() + "@" + UUID.randomUUID(),
                Duration.ofSeconds(feeds.intervalSeconds()),
                Duration.ofSeconds(feeds.intervalSeconds()).multipliedBy(2).plusMinutes(1));
        for (Source source : sources) {
            pollers.add(poller(source, environment, parts));
        }
    }

    static FeedPoller poller(Source source, Map<String, String> environment, FeedPoller.Parts parts) {
        PollProtocol protocol = PollProtocol.of(source.kind())
                .orElseThrow(() -> problem(source.id(), "kind is mastodon, bluesky, reddit, youtube or feed"));
        String problem = protocol.problem(source.query());
        if (problem != null) {
            throw problem(source.id(), problem);
        }
        String variable = source.tokenEnv();
        @Nullable String token = variable == null ? null : environment.get(variable);
        if (variable != null && token == null) {
            throw problem(source.id(), "the environment variable " + variable + " is not set");
        }
        Platform platform = source.platform() == null ? Platform.OTHER : Names.platform(source.platform());
        if (platform == null) {
            throw problem(source.id(), "platform is not a known one");
        }
        return new FeedPoller(source, protocol, token, new Defaults(platform, null, null, source.id()), parts);
    }

    private static ConfigException problem(String id, String what) {
        return ConfigException.of("feeds.sources: " + id + ": " + what);
    }

    public Routes routes() {
        return new FeedRoutes(index, sources);
    }

    /** Begins the rounds. */
    public FeedCenter start(MeterRegistry metrics) {
        for (Source source : sources) {
            Gauge.builder("listening_post_feed_failures", () -> failures(source.id()))
                    .description("Rounds of the feed that failed in a row")
                    .tag("feed", source.id())
                    .register(metrics);
            Gauge.builder("listening_post_feed_silence_seconds", () -> silenceSeconds(source.id()))
                    .description("Time since the feed was last read without trouble")
                    .tag("feed", source.id())
                    .register(metrics);
        }
        pollers.forEach(poller -> schedule(poller, Duration.ofSeconds(1)));
        return this;
    }

    private double failures(String id) {
        return entry(id).map(entry -> (double) entry.health().failures()).orElse(Double.NaN);
    }

    private double silenceSeconds(String id) {
        Instant last = entry(id).map(entry -> entry.health().lastSuccess()).orElse(null);
        return last == null
                ? Double.NaN
                : Duration.between(last, clock.instant()).toSeconds();
    }

    private Optional<FeedIndex.Entry> entry(String id) {
        try {
            return index.find(id);
        } catch (ElasticUnreachableException e) {
            return Optional.empty();
        }
    }

    private void schedule(FeedPoller poller, Duration wait) {
        if (!threads.isShutdown()) {
            threads.schedule(() -> roundAndAgain(poller), wait.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void roundAndAgain(FeedPoller poller) {
        Duration wait = TROUBLE_WAIT;
        try {
            wait = poller.round();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        } catch (RuntimeException e) {
            // Elasticsearch is away, or a mistake of ours: the next round may go well. A message may quote what was
            // read.
            LOG.warn("a round of a feed failed: {}", e.getClass().getName());
        }
        schedule(poller, wait);
    }

    @Override
    public void close() throws IOException {
        threads.shutdownNow();
        // Before anybody waits: a page may take longer than that, and its feed would be held for nothing.
        fetcher.close();
        try {
            if (threads.awaitTermination(CLOSE_SECONDS_MAX, TimeUnit.SECONDS)) {
                pollers.forEach(FeedCenter::releaseOrWait);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void releaseOrWait(FeedPoller poller) {
        try {
            poller.release();
        } catch (ElasticUnreachableException e) {
            LOG.debug("the hold on a feed runs out by itself");
        }
    }
}
