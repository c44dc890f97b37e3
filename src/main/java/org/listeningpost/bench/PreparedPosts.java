package org.listeningpost.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.Set;
import org.listeningpost.config.Config;
import org.listeningpost.ingest.IngestPipeline;
import org.listeningpost.ingest.PreparedDocuments;
import org.listeningpost.ingest.enrich.LanguageIdentifier;
import org.listeningpost.ingest.pseudonym.KeyedPseudonyms;
import org.listeningpost.ingest.pseudonym.PseudonymKeyFile;
import org.listeningpost.ingest.source.ReadLimits;
import org.listeningpost.narrative.Narratives;
import org.listeningpost.narrative.PostTagger;
import org.listeningpost.topic.Topics;

/** Makes of records what the measured service stores: with its settings, its keys, and the topics and narratives in force. */
final class PreparedPosts implements AutoCloseable {
    private final PreparedDocuments documents;
    private final PostTagger topics;
    private final PostTagger narratives;

    private PreparedPosts(PreparedDocuments documents, PostTagger topics, PostTagger narratives) {
        this.documents = documents;
        this.topics = topics;
        this.narratives = narratives;
    }

    static PreparedPosts like(Testbed bed, Clock clock) {
        Config config = bed.service().config();
        PostTagger topics = new Topics(bed.elastic(), bed.names(), config.limits(), clock).startTagger();
        PostTagger narratives = new Narratives(bed.elastic(), bed.names(), config.limits(), clock).startTagger();
        IngestPipeline pipeline = new IngestPipeline(
                config,
                IngestPipeline.redactorOf(config),
                LanguageIdentifier.standard(),
                new KeyedPseudonyms(PseudonymKeyFile.load(config, Set::of)),
                clock,
                topics.then(narratives));
        ReadLimits limits =
                new ReadLimits(config.ingest().recordBytesMax(), config.ingest().jsonDepthMax());
        return new PreparedPosts(new PreparedDocuments(pipeline, bed.names(), limits), topics, narratives);
    }

    /** Writes the body of a bulk request; the result is how many posts are in it. */
    long write(InputStream ndjson, OutputStream bulk) throws IOException {
        return documents.write(ndjson, bulk);
    }

    @Override
    public void close() {
        topics.close();
        narratives.close();
    }
}
