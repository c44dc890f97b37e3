package org.listeningpost.ingest.source;

import java.io.IOException;
import java.io.InputStream;

/** One record a line; blank lines are none, unless they are asked for: then a line may also end as in old files of a Mac. */
final class LineSlicer extends WindowSlicer {
    private final boolean keepsBlank;

    LineSlicer(InputStream in, int recordBytesMax, boolean keepsBlank) {
        super(in, recordBytesMax);
        this.keepsBlank = keepsBlank;
    }

    @Override
    Piece nextPiece() throws IOException {
        while (window.peek() >= 0) {
            window.begin();
            int terminator = keepsBlank ? window.skipLine() : window.skipPast((byte) '\n') ? 1 : 0;
            if (!endsAt(window.position() - terminator)) {
                return Piece.TOO_LARGE;
            }
            if (keepsBlank || !isBlank()) {
                return Piece.RECORD;
            }
        }
        return Piece.END;
    }

    /** Of a line that is too large, whether its quotes are odd in number. */
    boolean hasOddQuotes() {
        return window.hasOddQuotes(end());
    }

    private boolean isBlank() {
        for (int i = window.start(); i < end(); i++) {
            byte b = window.bytes()[i];
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return true;
    }
}
