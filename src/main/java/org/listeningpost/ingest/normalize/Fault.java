package org.listeningpost.ingest.normalize;

/**
 * Why a record cannot become a post.
 *
 * @param field our name of the field
 * @param code machine-readable
 * @param reason for people; holds nothing of the record
 */
public record Fault(String field, String code, String reason) {}
