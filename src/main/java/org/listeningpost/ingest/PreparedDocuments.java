package org.listeningpost.ingest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.PostDocument;
import org.listeningpost.ingest.source.FieldNames;
import org.listeningpost.ingest.source.RawRecord;
import org.listeningpost.ingest.source.ReadLimits;
import org.listeningpost.ingest.source.RecordReader;
import org.listeningpost.ingest.source.SourceFormat;
import org.listeningpost.post.Post;

/** What would be stored, as a plain {@code _bulk} body, without storing it: the yardstick of the benchmark. */
public final class PreparedDocuments {
    private final IngestPipeline pipeline;
    private final IndexNames names;
    private final ReadLimits limits;

    public PreparedDocuments(IngestPipeline pipeline, IndexNames names, ReadLimits limits) {
        this.pipeline = pipeline;
        this.names = names;
        this.limits = limits;
    }

    /** Reads records and writes the action and the document of each accepted one; the result is how many those are. */
    public long write(InputStream ndjson, OutputStream bulk) throws IOException {
        RecordReader reader = RecordReader.open(SourceFormat.NDJSON, ndjson, limits, FieldNames.STANDARD);
        ByteArrayOutputStream document = new ByteArrayOutputStream(2_048);
        long written = 0;
        for (RawRecord record = reader.next(); record != null; record = reader.next()) {
            if (record instanceof RawRecord.Read read
                    && pipeline.process(read.post()) instanceof IngestOutcome.Accepted accepted) {
                Post post = accepted.post();
                document.reset();
                PostDocument.write(post, document);
                String action = "{\"index\":{\"_index\":\""
                        + names.postsOf(post.times().createdAt()) + "\",\"_id\":\"" + post.id() + "\"}}\n";
                bulk.write(action.getBytes(StandardCharsets.UTF_8));
                document.writeTo(bulk);
                bulk.write('\n');
                written++;
            }
        }
        return written;
    }
}
