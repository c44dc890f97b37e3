package org.listeningpost.elastic;

import org.listeningpost.config.Config;

/**
 * How writing is bounded. At most {@code (inFlightMax + 2) * batchBytesMax} bytes and one document more are held.
 *
 * @param waitMillisMax from handing over a post to its receipt
 */
public record BulkLimits(int batchDocumentsMax, int batchBytesMax, int inFlightMax, int waitMillisMax) {
    public BulkLimits {
        if (batchDocumentsMax < 1 || batchBytesMax < 1 || inFlightMax < 1 || waitMillisMax < 1) {
            throw new IllegalArgumentException("bulk limits are positive");
        }
    }

    public static BulkLimits of(Config.Ingest ingest) {
        return new BulkLimits(
                ingest.batchDocumentsMax(),
                ingest.batchBytesMax(),
                ingest.inFlightBatchesMax(),
                ingest.waitMillisMax());
    }

    /** The same with more patience, for an import that nobody waits for at the other end of a connection. */
    public BulkLimits withWaitMillisMax(int millis) {
        return new BulkLimits(batchDocumentsMax, batchBytesMax, inFlightMax, millis);
    }
}
