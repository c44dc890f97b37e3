package org.listeningpost.ingest.files;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads frames from a process that may have been taken over by the file it parses: nothing it says is believed beyond the
 * bounds. For one thread.
 */
public final class FrameReader {
    /** The rest of a frame beside its row. */
    private static final int MARGIN_BYTES = 1 << 16;

    private static final int CELLS_MAX = 20_000;

    private final DataInputStream in;
    private final int frameBytesMax;

    public FrameReader(InputStream in, int rowBytesMax) {
        this.in = new DataInputStream(in);
        this.frameBytesMax = Math.max(rowBytesMax, 1 << 16) + MARGIN_BYTES;
    }

    /** The next frame, or null where the stream ends, whether or not it was done. */
    public @Nullable Frame next() throws IOException {
        int kind = in.read();
        if (kind < 0) {
            return null;
        }
        byte[] content;
        try {
            int length = in.readInt();
            if (length < 0 || length > frameBytesMax) {
                throw new ProtocolException("a frame is too long");
            }
            content = in.readNBytes(length);
            if (content.length < length) {
                return null;
            }
        } catch (EOFException e) {
            return null;
        }
        return decode(kind, content);
    }

    private static Frame decode(int kind, byte[] content) throws IOException {
        DataInputStream data = new DataInputStream(new ByteArrayInputStream(content));
        try {
            return switch (kind) {
                case FrameWriter.ENTRY -> {
                    int ordinal = data.readUnsignedByte();
                    Frame.Kind[] kinds = Frame.Kind.values();
                    if (ordinal >= kinds.length) {
                        throw new ProtocolException("an entry is of no kind");
                    }
                    yield new Frame.Entry(text(data), kinds[ordinal], text(data));
                }
                case FrameWriter.BYTES -> new Frame.Bytes(content);
                case FrameWriter.ROW -> new Frame.Row(data.readLong(), cells(data));
                case FrameWriter.FAULT -> new Frame.Fault(data.readLong(), text(data), text(data));
                case FrameWriter.LOOK -> new Frame.Look(text(data));
                case FrameWriter.DONE -> new Frame.Done();
                default -> throw new ProtocolException("a frame is of no kind");
            };
        } catch (EOFException e) {
            throw new ProtocolException("a frame is shorter than it says");
        }
    }

    private static List<String> cells(DataInputStream data) throws IOException {
        int count = data.readInt();
        if (count < 0 || count > CELLS_MAX) {
            throw new ProtocolException("a row has too many cells");
        }
        List<String> cells = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            cells.add(text(data));
        }
        return cells;
    }

    private static String text(DataInputStream data) throws IOException {
        int length = data.readInt();
        if (length < 0 || length > data.available()) {
            throw new ProtocolException("a text is longer than its frame");
        }
        return new String(data.readNBytes(length), StandardCharsets.UTF_8);
    }

    /** The process does not speak as it should. */
    public static final class ProtocolException extends IOException {
        private static final long serialVersionUID = 1L;

        ProtocolException(String message) {
            super(message);
        }
    }
}
