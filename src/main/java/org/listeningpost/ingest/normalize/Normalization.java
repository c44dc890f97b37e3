package org.listeningpost.ingest.normalize;

/** A record in our schema, or why it is none. */
public sealed interface Normalization permits NormalRecord, Normalization.Faulty {
    record Faulty(Fault fault) implements Normalization {}
}
