package org.listeningpost.elastic;

/** Learns what became of one post. Called once, on a thread of the writer: it must be quick and must not throw. */
public interface Receipt {
    /** @param code the type of Elasticsearch's refusal, such as {@code mapper_parsing_exception}; else empty */
    void settled(WriteStatus status, String code);
}
