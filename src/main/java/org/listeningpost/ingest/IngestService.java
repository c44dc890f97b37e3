package org.listeningpost.ingest;

import java.io.InputStream;
import org.listeningpost.config.Config;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.BulkWriter;
import org.listeningpost.elastic.ElasticRequests;
import org.listeningpost.elastic.ErasedPosts;
import org.listeningpost.ingest.normalize.Defaults;
import org.listeningpost.ingest.source.FieldNames;
import org.listeningpost.ingest.source.ReadLimits;
import org.listeningpost.ingest.source.RecordReader;
import org.listeningpost.ingest.source.SourceFormat;

/** The way in for every record, whether it comes by HTTP or from a file. Thread-safe; each stream is a run of its own. */
public final class IngestService {
    private final IngestPipeline pipeline;
    private final BulkWriter writer;
    private final ElasticRequests requests;
    private final IndexNames names;
    private final ReadLimits limits;
    private final ErasedPosts erased;

    public IngestService(
            IngestPipeline pipeline,
            BulkWriter writer,
            ElasticRequests requests,
            IndexNames names,
            Config.Ingest ingest) {
        this.pipeline = pipeline;
        this.writer = writer;
        this.requests = requests;
        this.names = names;
        this.erased = new ErasedPosts(requests, names);
        this.limits = new ReadLimits(ingest.recordBytesMax(), ingest.jsonDepthMax());
    }

    public IngestRun begin(Defaults defaults) {
        return new IngestRun(pipeline, writer, erased, defaults);
    }

    public RecordReader reader(SourceFormat format, InputStream in, FieldNames fieldNames) {
        return RecordReader.open(format, in, limits, fieldNames);
    }

    /** Makes what was written visible to searches. */
    public void refresh() {
        requests.send("POST", "/" + names.posts() + "/_refresh", null);
    }
}
