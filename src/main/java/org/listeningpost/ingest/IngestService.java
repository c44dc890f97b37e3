package org.listeningpost.ingest;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.listeningpost.config.Config;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.BulkWriter;
import org.listeningpost.elastic.ElasticReply;
import org.listeningpost.elastic.ElasticRequests;
import org.listeningpost.elastic.ElasticUnreachableException;
import org.listeningpost.ingest.normalize.DateRange;
import org.listeningpost.ingest.normalize.Defaults;
import org.listeningpost.ingest.source.FieldNames;
import org.listeningpost.ingest.source.RawPost;
import org.listeningpost.ingest.source.ReadLimits;
import org.listeningpost.ingest.source.RecordReader;
import org.listeningpost.ingest.source.platform.FormatChoice;

/** The way in for every record, whether it comes by HTTP or from a file. Thread-safe; each stream is a run of its own. */
public final class IngestService {
    private final IngestPipeline pipeline;
    private final BulkWriter writer;
    private final ElasticRequests requests;
    private final IndexNames names;
    private final ReadLimits limits;
    private final Erasures erasures;
    private final IntakeCounts counts;

    public IngestService(
            IngestPipeline pipeline,
            BulkWriter writer,
            ElasticRequests requests,
            IndexNames names,
            Config.Ingest ingest,
            Erasures erasures,
            IntakeCounts counts) {
        this.pipeline = pipeline;
        this.writer = writer;
        this.requests = requests;
        this.names = names;
        this.erasures = erasures;
        this.counts = counts;
        this.limits = new ReadLimits(ingest.recordBytesMax(), ingest.jsonDepthMax());
    }

    /** The dates that posts may have. */
    public DateRange dates() {
        return pipeline.dates();
    }

    /** @param actor whose delivery it is, for the audit log */
    public IngestRun begin(Defaults defaults, String actor) {
        return begin(defaults, actor, OutcomeListener.NONE);
    }

    /** @param listener told what becomes of each record */
    public IngestRun begin(Defaults defaults, String actor, OutcomeListener listener) {
        return new IngestRun(pipeline, writer, erasures, counts, defaults, actor, listener);
    }

    /**
     * By what a record that is not stored can be found again, to be erased.
     *
     * @param isWhole whether that is all that it names: the author's pseudonym cannot always be told
     */
    public record Trace(@Nullable String post, @Nullable String author, boolean isWhole) {}

    public Trace traceOf(RawPost raw, Defaults defaults) {
        return pipeline.traceOf(raw, defaults);
    }

    /** @throws FormatChoice.UnclearFormatException where the format should be seen and is not */
    public RecordReader reader(FormatChoice format, InputStream in, FieldNames fieldNames) throws IOException {
        return format.open(in, limits, fieldNames);
    }

    /**
     * Makes what was written visible to searches.
     *
     * @throws ElasticUnreachableException where a part of it is not visible: a shard is away, or takes no refresh now
     */
    public void refresh() {
        ElasticReply reply = requests.send("POST", "/" + names.posts() + "/_refresh", null);
        // Where no post was ever stored there is nothing to be seen.
        if (reply.status() != 404) {
            int failed = reply.expect("a refresh").json().at("/_shards/failed").asInt();
            if (failed > 0) {
                throw ElasticUnreachableException.refused("a refresh of " + failed + " shards", reply.status());
            }
        }
    }
}
