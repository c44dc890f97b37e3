package org.listeningpost.ingest.source;

import java.io.IOException;
import java.io.InputStream;

/** What slicers share: a window over the stream, whose piece from its start to {@link #end} is the record. */
abstract class WindowSlicer implements Slicer {
    final ByteWindow window;
    private final int recordBytesMax;
    private boolean started;
    private int end;

    WindowSlicer(InputStream in, int recordBytesMax) {
        this.window = new ByteWindow(in, recordBytesMax);
        this.recordBytesMax = recordBytesMax;
    }

    @Override
    public final Piece next() throws IOException {
        if (!started) {
            window.refuseUtf16();
            window.skipByteOrderMark();
            started = true;
        }
        return nextPiece();
    }

    abstract Piece nextPiece() throws IOException;

    /** The record ends there; whether it is small enough to be one. */
    final boolean endsAt(int position) {
        end = position;
        return !window.isDiscarded() && end - window.start() <= recordBytesMax;
    }

    @Override
    public final byte[] bytes() {
        return window.bytes();
    }

    @Override
    public final int start() {
        return window.start();
    }

    @Override
    public final int end() {
        return end;
    }
}
