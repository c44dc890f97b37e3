package org.listeningpost.ingest.source;

import java.io.IOException;
import java.io.InputStream;

/** One record a line; blank lines are none, unless they are asked for. */
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
            boolean terminated = window.skipPast((byte) '\n');
            if (!endsAt(window.position() - (terminated ? 1 : 0))) {
                return Piece.TOO_LARGE;
            }
            if (keepsBlank || !isBlank()) {
                return Piece.RECORD;
            }
        }
        return Piece.END;
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
