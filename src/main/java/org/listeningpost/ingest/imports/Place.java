package org.listeningpost.ingest.imports;

/**
 * Where a record stands.
 *
 * @param entry index in the list of entries
 * @param row 1-based, as the reader of the file counts; 0 where the entry as a whole is meant
 */
public record Place(int entry, long row) {}
