package org.listeningpost.elastic;

import java.time.Instant;

/**
 * What is known about a post that Elasticsearch refused, without its content.
 *
 * @param index where it was to go
 * @param code type of the refusal, {@code identifier_found} where the last guard refused
 * @param reason Elasticsearch's words; they speak about a redacted document
 */
public record DeadLetter(String id, Instant at, String index, long version, int status, String code, String reason) {}
