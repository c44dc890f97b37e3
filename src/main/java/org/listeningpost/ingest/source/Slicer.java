package org.listeningpost.ingest.source;

import java.io.IOException;

/** Cuts a stream of bytes into records without understanding them. */
interface Slicer {
    /** What the next piece is. */
    enum Piece {
        RECORD,
        TOO_LARGE,
        /** The stream ended where more had to come. */
        CUT_OFF,
        END
    }

    Piece next() throws IOException;

    byte[] bytes();

    /** Inclusive. */
    int start();

    /** Exclusive. */
    int end();
}
