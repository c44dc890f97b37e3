package org.listeningpost.ingest.imports;

import java.io.IOException;

/** No parser can be had, for want of memory for another process. No fault of the file, which is read later. */
final class ParserStartException extends IOException {
    private static final long serialVersionUID = 1L;

    ParserStartException(IOException cause) {
        super("no parser can be started; is there memory for another process?", cause);
    }
}
