package org.listeningpost.audit;

/**
 * One event as it is journaled and indexed.
 *
 * @param json one line of JSON without its line end
 */
record AuditDocument(String id, byte[] json) {}
