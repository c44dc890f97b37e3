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

    /** Whoever needed it had to give up. */
    public static ElasticUnreachableException because(RuntimeException cause) {
        return new ElasticUnreachableException(cause);
    }

    /** Something else stood in its place: its answer is no JSON. */
    public static ElasticUnreachableException unreadable(IOException cause) {
        return new ElasticUnreachableException(cause);
    }

    ElasticUnreachableException(Throwable cause) {
        super("Elasticsearch does not answer", cause);
    }
}
