package org.listeningpost.elastic;

import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/** Where Elasticsearch is at this moment, asked before each connection. Thread-safe. */
@FunctionalInterface
public interface Whereabouts {
    /** @throws AwayException where it is nowhere: whoever listens there instead must not be shown who we are */
    InetSocketAddress now() throws AwayException;

    /** It is about to come back, or not. */
    final class AwayException extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        public AwayException() {
            super("Elasticsearch is not running");
        }
    }
}
