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
import org.listeningpost.ingest.normalize.RecordNormalizer;
import org.listeningpost.ingest.pseudonym.Account;
import org.listeningpost.ingest.pseudonym.Pseudonyms;
import org.listeningpost.ingest.source.FieldNames;
import org.listeningpost.ingest.source.RawPost;
import org.listeningpost.ingest.source.RawPost.RawAuthor;
import org.listeningpost.ingest.source.ReadLimits;
import org.listeningpost.ingest.source.RecordReader;
import org.listeningpost.ingest.source.platform.FormatChoice;
import org.listeningpost.post.Platform;

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
     * @param account pseudonym of the author's account by its id, where a post would have one
     * @param keyId what both were made with; null where there is neither
     * @param isWhole whether that is all that it names: the author's pseudonym cannot always be told
     */
    public record Trace(
            @Nullable String post,
            @Nullable String author,
            @Nullable String account,
            @Nullable String keyId,
            boolean isWhole) {
        /** Of a record that names nobody. */
        public static Trace ofPost(@Nullable String post) {
            return new Trace(post, null, null, null, true);
        }
    }

    public Trace traceOf(RawPost raw, Defaults defaults) {
        String post = pipeline.idOf(raw, defaults);
        Platform platform = defaults.platformOf(raw.platform());
        RawAuthor sender = RecordNormalizer.mended(raw.author());
        Account author = Account.ofAuthor(platform == null ? defaults.platform() : platform, sender);
        if (author == null) {
            return Trace.ofPost(post);
        }
        Pseudonyms pseudonyms = pipeline.pseudonyms();
        // Where names are kept in a vault, nobody gets one for a record that is not stored.
        if (platform == null || pseudonyms.recordsTogether() > 1) {
            return new Trace(post, null, null, null, false);
        }
        Account behind = Account.behindHandle(platform, sender);
        String account = behind == null ? null : pseudonyms.of(behind);
        return new Trace(post, pseudonyms.of(author), account, pseudonyms.keyId(), true);
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
