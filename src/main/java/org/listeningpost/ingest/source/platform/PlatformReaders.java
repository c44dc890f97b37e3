package org.listeningpost.ingest.source.platform;

import java.io.InputStream;
import org.listeningpost.ingest.source.ReadLimits;
import org.listeningpost.ingest.source.RecordReader;

/** Readers of the platforms' formats, and how large an element may be for them. */
final class PlatformReaders {
    /** A page of X has five hundred tweets and as many authors. */
    private static final int PAGE_BYTES_MAX = 8 << 20;
    /** Reddit nests replies, five levels each. */
    private static final int DEPTH_MAX = 200;

    private PlatformReaders() {}

    static RecordReader open(PlatformFormat format, InputStream in, ReadLimits limits) {
        int bytes = format.containers().arrays().isEmpty()
                ? Math.max(limits.recordBytesMax(), PAGE_BYTES_MAX)
                : limits.recordBytesMax();
        return RecordReader.mapped(
                in,
                new ReadLimits(bytes, Math.max(limits.jsonDepthMax(), DEPTH_MAX)),
                format.containers(),
                format.mapper());
    }
}
