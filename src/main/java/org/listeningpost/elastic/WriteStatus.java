package org.listeningpost.elastic;

/** What became of one post that was to be written. */
public enum WriteStatus {
    /** Stored for the first time. */
    INDEXED,
    /** Stored in place of an older version. */
    UPDATED,
    /** This version, or a newer one, is stored already. */
    UNCHANGED,
    /** Elasticsearch does not take it; it lies in the dead letters. */
    REFUSED,
    /** Elasticsearch did not acknowledge it in time. It may be stored or not; sending it again is harmless. */
    UNAVAILABLE
}
