package org.listeningpost.ingest.imports;

import java.io.IOException;

/** The spool cannot keep a file: its disk is full, or its folder is not to be written. No fault of who sends it. */
final class SpoolException extends IOException {
    private static final long serialVersionUID = 1L;

    SpoolException(IOException cause) {
        super("the spool cannot keep a file", cause);
    }
}
