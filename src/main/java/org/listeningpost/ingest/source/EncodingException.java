package org.listeningpost.ingest.source;

import java.io.IOException;

/** The stream is text in an encoding that is not read here. The message is for its sender and holds nothing of it. */
public final class EncodingException extends IOException {
    private static final long serialVersionUID = 1L;

    EncodingException(String encoding) {
        super("it is " + encoding + ", and UTF-8 is wanted; send or save it as UTF-8");
    }
}
