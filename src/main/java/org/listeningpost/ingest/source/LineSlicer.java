package org.listeningpost.ingest.source;

import java.io.IOException;
import java.io.InputStream;

/** One record a line; blank lines are none, unless they are asked for. */
final class LineSlicer implements Slicer {
    private final ByteWindow window;
    private final int recordBytesMax;
    private final boolean keepsBlank;
    private int end;
    private boolean started;

    LineSlicer(InputStream in, int recordBytesMax, boolean keepsBlank) {
        this.keepsBlank = keepsBlank;
        this.window = new ByteWindow(in, recordBytesMax);
        this.recordBytesMax = recordBytesMax;
    }

    @Override
    public Piece next() throws IOException {
        if (!started) {
            window.skipByteOrderMark();
            started = true;
        }
        while (window.peek() >= 0) {
            window.begin();
            boolean terminated = window.skipPast((byte) '\n');
            end = window.position() - (terminated ? 1 : 0);
            if (window.isDiscarded() || end - window.start() > recordBytesMax) {
                return Piece.TOO_LARGE;
            }
            if (keepsBlank || !isBlank()) {
                return Piece.RECORD;
            }
        }
        return Piece.END;
    }

    private boolean isBlank() {
        for (int i = window.start(); i < end; i++) {
            byte b = window.bytes()[i];
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return true;
    }

    @Override
    public byte[] bytes() {
        return window.bytes();
    }

    @Override
    public int start() {
        return window.start();
    }

    @Override
    public int end() {
        return end;
    }
}
