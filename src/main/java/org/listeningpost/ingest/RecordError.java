package org.listeningpost.ingest;

import org.jspecify.annotations.Nullable;

/**
 * One record that was not taken.
 *
 * @param index 0-based place in the request or file
 * @param id ours, where the record got that far
 * @param reason for people; holds nothing of the record
 */
public record RecordError(long index, @Nullable String id, String field, String code, String reason) {}
