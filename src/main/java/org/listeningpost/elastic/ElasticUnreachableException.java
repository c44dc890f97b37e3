package org.listeningpost.elastic;

import java.io.IOException;

/** No answer came from Elasticsearch: it is away, starting, or slower than the time limit. */
public final class ElasticUnreachableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** It answered, but not what can be worked with. */
    public static ElasticUnreachableException refused(String what, int status) {
        return new ElasticUnreachableException(new IOException(what + " answered " + status));
    }

    static ElasticUnreachableException refused(String what, ElasticReply reply) {
        return new ElasticUnreachableException(
                new IOException(what + " answered " + reply.status() + " " + reply.errorType()));
    }

    ElasticUnreachableException(Throwable cause) {
        super("Elasticsearch does not answer", cause);
    }
}
