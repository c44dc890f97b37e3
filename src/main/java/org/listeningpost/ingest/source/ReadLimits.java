package org.listeningpost.ingest.source;

/** How large one record may be; a reader holds one record and a fixed buffer, whatever the size of the stream. */
public record ReadLimits(int recordBytesMax, int jsonDepthMax) {
    public ReadLimits {
        if (recordBytesMax < 64 || jsonDepthMax < 2) {
            throw new IllegalArgumentException("a record needs at least 64 bytes and two levels");
        }
    }
}
