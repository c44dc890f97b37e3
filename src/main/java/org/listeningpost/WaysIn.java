package org.listeningpost;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.listeningpost.audit.AuditLog;
import org.listeningpost.config.Config;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.BulkWriter;
import org.listeningpost.elastic.DeadLetters;
import org.listeningpost.elastic.ElasticRequests;
import org.listeningpost.erasure.Erasure;
import org.listeningpost.http.Routes;
import org.listeningpost.ingest.DeadLetterRoutes;
import org.listeningpost.ingest.IngestPipeline;
import org.listeningpost.ingest.IngestRoutes;
import org.listeningpost.ingest.IngestService;
import org.listeningpost.ingest.IntakeCounts;
import org.listeningpost.ingest.enrich.LanguageIdentifier;
import org.listeningpost.ingest.feed.FeedCenter;
import org.listeningpost.ingest.feed.WebhookRoutes;
import org.listeningpost.ingest.imports.ImportJobs;
import org.listeningpost.ingest.pseudonym.Pseudonyms;
import org.listeningpost.ingest.redact.Redactor;
import org.listeningpost.narrative.StoredTags;
import org.listeningpost.post.Post;

/**
 * Wires whatever brings posts in.
 *
 * @param requests with the rights of the API
 * @param indexer with the right to write posts
 */
record WaysIn(
        Config config,
        ElasticRequests requests,
        ElasticRequests indexer,
        IndexNames names,
        AuditLog audit,
        Erasure erasure,
        IntakeCounts counts,
        Clock clock) {

    /** The way that every post goes, into that writer. */
    IngestService service(BulkWriter into, Redactor redactor, Pseudonyms pseudonyms, UnaryOperator<Post> tags) {
        IngestPipeline pipeline =
                new IngestPipeline(config, redactor, LanguageIdentifier.standard(), pseudonyms, clock, tags);
        return new IngestService(pipeline, into, indexer, names, config.ingest(), erasure, counts);
    }

    /** What Elasticsearch refused, to be written by that writer with the tags of today. */
    DeadLetters deadLetters(BulkWriter writer, StoredTags tags) {
        return new DeadLetters(indexer, names, writer, tags);
    }

    /** Sources that are asked again and again; to be closed. */
    FeedCenter feeds(IngestService ingest, MeterRegistry metrics) {
        return new FeedCenter(config.feeds(), System.getenv(), requests, names, ingest, audit, clock).start(metrics);
    }

    /** Files that are sent over HTTP and read in their turn; to be closed. */
    ImportJobs imports(IngestService patient, Redactor redactor, MeterRegistry metrics) {
        return new ImportJobs(new ImportJobs.Parts(config, requests, names, patient, redactor, audit, clock))
                .start(metrics);
    }

    List<Routes> routes(IngestService ingest, DeadLetters deadLetters, FeedCenter feeds, ImportJobs imports) {
        Map<String, String> environment = System.getenv();
        return List.of(
                new IngestRoutes(ingest, audit, clock, config.limits().bodyBytesMax()),
                new DeadLetterRoutes(deadLetters, audit, clock),
                feeds.routes(),
                imports.routes(),
                new WebhookRoutes(config.feeds().webhooks(), environment, ingest, audit, clock));
    }
}
