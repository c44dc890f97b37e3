package org.listeningpost.elastic;

/** No answer came from Elasticsearch: it is away, starting, or slower than the time limit. */
public final class ElasticUnreachableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ElasticUnreachableException(Throwable cause) {
        super("Elasticsearch does not answer", cause);
    }
}
