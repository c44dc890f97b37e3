package org.listeningpost;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.listeningpost.alert.AlertCenter;
import org.listeningpost.alert.StoredSubjects;
import org.listeningpost.audit.AuditIndex;
import org.listeningpost.audit.AuditLog;
import org.listeningpost.audit.JournaledAuditLog;
import org.listeningpost.config.Config;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.BulkLimits;
import org.listeningpost.elastic.BulkWriter;
import org.listeningpost.elastic.DeadLetters;
import org.listeningpost.elastic.ElasticClients;
import org.listeningpost.elastic.ElasticReply;
import org.listeningpost.elastic.ElasticRequests;
import org.listeningpost.elastic.ElasticUsers;
import org.listeningpost.elastic.SchemaBootstrap;
import org.listeningpost.erasure.Erasure;
import org.listeningpost.erasure.ErasureRoutes;
import org.listeningpost.erasure.Renaming;
import org.listeningpost.export.ExportRoutes;
import org.listeningpost.http.ApiServer;
import org.listeningpost.http.AuditRoutes;
import org.listeningpost.http.ConfigRoutes;
import org.listeningpost.http.EngineReadiness;
import org.listeningpost.http.KeyRoutes;
import org.listeningpost.http.Routes;
import org.listeningpost.http.SystemRoutes;
import org.listeningpost.ingest.IngestPipeline;
import org.listeningpost.ingest.IngestService;
import org.listeningpost.ingest.IntakeCounts;
import org.listeningpost.ingest.RedactRoutes;
import org.listeningpost.ingest.WhyRoutes;
import org.listeningpost.ingest.feed.FeedCenter;
import org.listeningpost.ingest.imports.FileImport;
import org.listeningpost.ingest.imports.ImportJobs;
import org.listeningpost.ingest.pseudonym.KeyRing;
import org.listeningpost.ingest.pseudonym.KeyedPseudonyms;
import org.listeningpost.ingest.pseudonym.KeysInUse;
import org.listeningpost.ingest.pseudonym.PseudonymKeyFile;
import org.listeningpost.ingest.pseudonym.Pseudonyms;
import org.listeningpost.ingest.pseudonym.RekeyJob;
import org.listeningpost.ingest.pseudonym.VaultIndex;
import org.listeningpost.ingest.pseudonym.VaultPseudonyms;
import org.listeningpost.ingest.redact.RedactionOutcome;
import org.listeningpost.ingest.redact.Redactor;
import org.listeningpost.ingest.redact.names.AuthorNames;
import org.listeningpost.narrative.Narratives;
import org.listeningpost.narrative.PostTagger;
import org.listeningpost.narrative.StoredTags;
import org.listeningpost.post.Post;
import org.listeningpost.query.PlaceReach;
import org.listeningpost.query.QueryLimits;
import org.listeningpost.query.QueryParser;
import org.listeningpost.savedquery.SavedQueries;
import org.listeningpost.search.SearchRoutes;
import org.listeningpost.search.SearchService;
import org.listeningpost.security.ApiKeys;
import org.listeningpost.security.KeyIndex;
import org.listeningpost.topic.Topics;
import org.listeningpost.trend.report.CompareService;
import org.listeningpost.trend.report.EmergingService;
import org.listeningpost.trend.report.TrendRoutes;
import org.listeningpost.trend.report.TrendService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The composition root, where the parts meet. It closes what it opened, in reverse order. Used by one thread. */
public final class App implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(App.class);

    private static final int IMPORT_WAIT_MILLIS_MAX = 180_000;

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final Config config;
    private final Clock clock = Clock.systemUTC();
    private final IndexNames names;
    private final ElasticUsers users;
    private final ElasticClients clients;
    private final ElasticRequests requests;
    private final ElasticClients indexer;
    private final ApiKeys keys;
    private final SchemaBootstrap.Report schema;
    private final PrometheusMeterRegistry metrics;
    private @Nullable Redactor redactor;
    private @Nullable JournaledAuditLog audit;
    private @Nullable Pseudonyms pseudonyms;
    private final Narratives narratives;
    private final SavedQueries savedQueries;
    private final Topics vocabulary;
    private @Nullable BulkWriter writer;
    private @Nullable PostTagger tagger;
    private @Nullable AlertCenter alerts;
    private @Nullable PostTagger topics;
    private @Nullable IntakeCounts counts;

    private App(Config config, EngineUse engineUse) {
        this.config = config;
        this.names = new IndexNames(config.elasticsearch().indexPrefix());
        try {
            Backend backend = new Backend(config, names, opened::push);
            this.users = backend.users(engineUse);
            this.schema = backend.applySchemaAs(users.setup(), clock);
            this.clients = opening(backend.connect(users.api()));
            this.requests = clients.requests();
            this.indexer = opening(backend.connect(users.indexer()));
            this.narratives = new Narratives(requests, names, config.limits(), clock);
            this.savedQueries = new SavedQueries(requests, names);
            this.vocabulary = new Topics(requests, names, config.limits(), clock);
            this.keys = opening(new ApiKeys(new KeyIndex(clients.typed(), names), clock))
                    .start();
            this.metrics = ProcessMetrics.registry();
            opened.push(metrics::close);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** How a command comes to the embedded engine. */
    public enum EngineUse {
        /** It must be ours: another process on the same data is an error. */
        OWN,
        /** The one that a running service started, otherwise our own. */
        SHARED
    }

    /** Connects to Elasticsearch, which is started where it is embedded, and brings the schema up to date. */
    public static App open(Config config, EngineUse engineUse) {
        return new App(config, engineUse);
    }

    /** Starts the HTTP API; the server is closed with everything else. */
    public ApiServer serve() {
        EngineReadiness readiness = opening(new EngineReadiness(requests, names));
        AuditIndex auditIndex = new AuditIndex(clients.typed(), names);
        SearchService search = new SearchService(
                requests,
                names,
                config.limits(),
                new NamesHere(narratives, vocabulary, config.organization()),
                audit(),
                clock);
        AlertCenter alerts = alerts().start();
        opening(narratives.startBackfills(indexer.requests()));
        opening(vocabulary.startJobs(indexer.requests(), narratives::topicsChanged));
        // Where small counts are shown, nothing is kept back for a place.
        PlaceReach.Tags places =
                config.privacy().smallCellMin() > 1 ? new PlacesOfTags(narratives, vocabulary) : PlaceReach.Tags.NONE;
        List<Routes> routes = new ArrayList<>(List.of(
                new SystemRoutes(readiness, metrics),
                new KeyRoutes(keys, audit(), clock),
                new AuditRoutes(auditIndex, audit(), clock),
                new ConfigRoutes(config),
                new RedactRoutes(redactor(), audit(), clock),
                new WhyRoutes(search.posts()),
                new SearchRoutes(search, id -> erasure().forgetTraces(List.of(id.value()))),
                new ExportRoutes(search),
                new ErasureRoutes(erasure()),
                new TrendRoutes(
                        new TrendService(requests, names, config, search.planner(), places, audit(), clock),
                        new CompareService(requests, names, config, search.planner(), places, audit(), clock),
                        new EmergingService(requests, names, config, search.planner(), places, audit(), clock)),
                savedQueries.routes(search, audit(), clock)));
        routes.addAll(narratives.routes(tagger(), search, places, audit()));
        routes.addAll(vocabulary.routes(topics(), places, audit()));
        routes.addAll(alerts.routes());
        IngestService ingest = ingest();
        FeedCenter feeds = opening(waysIn().feeds(ingest, metrics));
        ImportJobs imports = opening(waysIn().imports(patientIngest(), redactor(), metrics));
        DeadLetters deadLetters = waysIn().deadLetters(writer(), new StoredTags(topics(), tagger()));
        routes.addAll(waysIn().routes(ingest, deadLetters, feeds, imports));
        return opening(new ApiServer(config, keys, metrics, routes)).start();
    }

    private synchronized AlertCenter alerts() {
        if (alerts != null) {
            return alerts;
        }
        Config.Limits limits = config.limits();
        QueryParser parser = new QueryParser(
                QueryLimits.of(limits.queryCharactersMax(), limits.queryClausesMax(), limits.queryDepthMax()));
        StoredSubjects subjects = new StoredSubjects(parser, new WatchedQueries(narratives, savedQueries, vocabulary));
        alerts = opening(new AlertCenter(config, requests, names, subjects, audit(), clock));
        alerts.bindTo(metrics);
        return alerts;
    }

    /** What was done to the schema when this was opened. */
    public SchemaBootstrap.Report schema() {
        return schema;
    }

    public ApiKeys keys() {
        return keys;
    }

    /** Narratives as they stand, whether or not a service runs. */
    public Narratives narratives() {
        return narratives;
    }

    public ElasticClients clients() {
        return clients;
    }

    public Clock clock() {
        return clock;
    }

    public IndexNames names() {
        return names;
    }

    /** Opened when it is first needed: its redactor takes a moment to load. */
    public synchronized AuditLog audit() {
        if (audit == null) {
            audit = opening(JournaledAuditLog.open(
                    config.dataDirectory().resolve("audit"),
                    new AuditIndex(clients.typed(), names),
                    this::redactedQuery,
                    clock));
            audit.bindTo(metrics);
        }
        return audit;
    }

    public synchronized Redactor redactor() {
        if (redactor == null) {
            redactor = IngestPipeline.redactorOf(config);
        }
        return redactor;
    }

    /** The way in for posts. */
    public IngestService ingest() {
        return ingest(writer());
    }

    /** The same for files: nobody waits at the other end of a connection, so it may outwait a restart of the engine. */
    public IngestService patientIngest() {
        BulkLimits limits = BulkLimits.of(config.ingest()).withWaitMillisMax(IMPORT_WAIT_MILLIS_MAX);
        return ingest(opening(new BulkWriter(indexer, names, limits, storedClock())));
    }

    /** The way in for files. */
    public FileImport fileImport() {
        return new FileImport(config, clock);
    }

    private IngestService ingest(BulkWriter into) {
        return waysIn().service(into, redactor(), pseudonyms(), tags());
    }

    private synchronized IntakeCounts counts() {
        if (counts == null) {
            counts = opening(new IntakeCounts(indexer.requests(), names, storedClock()))
                    .start();
        }
        return counts;
    }

    private WaysIn waysIn() {
        return new WaysIn(config, requests, indexer.requests(), names, audit(), erasure(), counts(), clock);
    }

    /** Names of accounts; with them go the keys, or the vault. */
    public synchronized Pseudonyms pseudonyms() {
        if (pseudonyms == null) {
            KeyRing ring = keyRing();
            pseudonyms = config.privacy().isStrict()
                    ? new VaultPseudonyms(ring, new VaultIndex(indexer.requests(), names), clock)
                    : new KeyedPseudonyms(ring);
        }
        return pseudonyms;
    }

    /** The keys of pseudonyms; refused where something is stored under a key that is not here. */
    public KeyRing keyRing() {
        return PseudonymKeyFile.load(config, keysInUse());
    }

    /** Whether any post is stored. */
    public boolean hasPosts() {
        ElasticReply counted = requests.get("/" + names.posts() + "/_count?terminate_after=1");
        return counted.status() != 404
                && counted.expect("posts").json().path("count").asLong() > 0;
    }

    /** Under which keys something is stored. */
    public KeysInUse keysInUse() {
        return new KeysInUse(indexer.requests(), requests, names);
    }

    /** Brings stored pseudonyms under the current key of that ring. */
    public RekeyJob rekeyJob(KeyRing ring) {
        return new RekeyJob(indexer.requests(), requests, names, ring);
    }

    /** Erases posts, and everything of an author. */
    public Erasure erasure() {
        return new Erasure(requests, indexer.requests(), names, audit(), clock);
    }

    /** What is done to whole months. */
    public Maintenance maintenance() {
        return opening(new Maintenance(users.setup(), indexer.requests(), names, audit(), clock));
    }

    /** Lets queries, rules and alerts follow the authors whose posts have been brought under the current key. */
    public Renaming renaming() {
        return new Renaming(requests, names, clock, narratives::changedElsewhere);
    }

    /** The time that may be stored with a post: in strict mode the day. */
    private Clock storedClock() {
        return config.privacy().isStrict() ? Clock.tick(clock, Duration.ofDays(1)) : clock;
    }

    /** Topics first: a narrative may ask for them. */
    private synchronized UnaryOperator<Post> tags() {
        return topics().then(tagger());
    }

    /** Follows the vocabulary from the first post on. */
    private synchronized PostTagger topics() {
        if (topics == null) {
            topics = opening(vocabulary.startTagger());
            new StandingMetrics("topics", topics).bindTo(metrics);
        }
        return topics;
    }

    /** Follows the set of narratives from the first post on. */
    private synchronized PostTagger tagger() {
        if (tagger == null) {
            tagger = opening(narratives.startTagger());
            new StandingMetrics("narratives", tagger).bindTo(metrics);
        }
        return tagger;
    }

    private synchronized BulkWriter writer() {
        if (writer == null) {
            writer = opening(new BulkWriter(indexer, names, BulkLimits.of(config.ingest()), storedClock()));
        }
        return writer;
    }

    @Override
    public void close() {
        while (!opened.isEmpty()) {
            AutoCloseable last = opened.pop();
            try {
                last.close();
            } catch (Exception e) {
                // Everything else must still be closed, the engine last.
                LOG.warn("{} did not close", last.getClass().getSimpleName());
            }
        }
    }

    private String redactedQuery(String query) {
        return switch (redactor().redact(query, AuthorNames.UNKNOWN)) {
            case RedactionOutcome.Redacted done -> done.redaction().text().value();
            case RedactionOutcome.Quarantined refused -> "[" + refused.code() + "]";
        };
    }

    private <T extends AutoCloseable> T opening(T part) {
        opened.push(part);
        return part;
    }
}
