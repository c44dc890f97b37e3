package org.listeningpost.ingest.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The piece of a stream that holds the record being read. It grows up to the largest record allowed; of a larger one the
 * bytes are let go while the scan goes on, so memory stays bounded and the stream stays readable.
 */
final class ByteWindow {
    private static final int INITIAL_BYTES = 1 << 16;

    private final InputStream in;
    private final int recordBytesMax;
    private byte[] bytes;
    private int start;
    private int position;
    private int limit;
    private boolean discarded;
    /** Of what was let go, whether its quotes are odd in number: all that a table needs to know of it. */
    private boolean oddQuotes;

    ByteWindow(InputStream in, int recordBytesMax) {
        this.in = in;
        this.recordBytesMax = recordBytesMax;
        this.bytes = new byte[Math.min(INITIAL_BYTES, recordBytesMax + 1)];
    }

    byte[] bytes() {
        return bytes;
    }

    int start() {
        return start;
    }

    int position() {
        return position;
    }

    /** Whether part of the record was let go because it is too large. */
    boolean isDiscarded() {
        return discarded;
    }

    /** A new record starts at the next byte. */
    void begin() {
        start = position;
        discarded = false;
        oddQuotes = false;
    }

    /** Whether the quotes of this record, up to that place, are odd in number, with those that were let go. */
    boolean hasOddQuotes(int end) {
        boolean odd = oddQuotes;
        for (int i = start; i < end; i++) {
            odd ^= bytes[i] == '"';
        }
        return odd;
    }

    /** The next byte without taking it, or -1 at the end of the stream. */
    int peek() throws IOException {
        if (position == limit && !more()) {
            return -1;
        }
        return bytes[position] & 0xFF;
    }

    void skip() {
        position++;
    }

    /** Moves behind the next occurrence of that byte; false where the stream ended before. */
    boolean skipPast(byte wanted) throws IOException {
        while (true) {
            for (int i = position; i < limit; i++) {
                if (bytes[i] == wanted) {
                    position = i + 1;
                    return true;
                }
            }
            position = limit;
            if (!more()) {
                return false;
            }
        }
    }

    /** Moves behind the end of the line: LF, CR LF or CR. How many bytes that is; 0 where the stream ended before. */
    int skipLine() throws IOException {
        while (true) {
            for (int i = position; i < limit; i++) {
                if (bytes[i] == '\n') {
                    position = i + 1;
                    return 1;
                }
                if (bytes[i] == '\r') {
                    position = i + 1;
                    if (peek() != '\n') {
                        return 1;
                    }
                    position++;
                    return 2;
                }
            }
            position = limit;
            if (!more()) {
                return 0;
            }
        }
    }

    /** Every other byte of UTF-16 is no character: each record would be refused for something that it is not. */
    void refuseUtf16() throws IOException {
        await(2);
        if (limit - position < 2) {
            return;
        }
        int first = bytes[position] & 0xFF;
        int second = bytes[position + 1] & 0xFF;
        boolean isMarked = first == 0xFE && second == 0xFF || first == 0xFF && second == 0xFE;
        if (isMarked || (first == 0) != (second == 0)) {
            throw new EncodingException("UTF-16");
        }
    }

    /** A stream may hand over one byte at a time. */
    private void await(int count) throws IOException {
        boolean isMore = true;
        while (limit - position < count && isMore) {
            isMore = more();
        }
    }

    void skipByteOrderMark() throws IOException {
        if (peek() != 0xEF) {
            return;
        }
        await(3);
        if (limit - position >= 3 && (bytes[position + 1] & 0xFF) == 0xBB && (bytes[position + 2] & 0xFF) == 0xBF) {
            position += 3;
        }
    }

    private boolean more() throws IOException {
        if (limit == bytes.length) {
            makeRoom();
        }
        int read = in.read(bytes, limit, bytes.length - limit);
        if (read <= 0) {
            return false;
        }
        limit += read;
        return true;
    }

    private void makeRoom() {
        int kept = limit - start;
        if (kept > recordBytesMax) {
            discarded = true;
            oddQuotes = hasOddQuotes(limit);
            start = 0;
            position = 0;
            limit = 0;
            return;
        }
        int ahead = position - start;
        if (kept > bytes.length / 2) {
            bytes = Arrays.copyOfRange(
                    bytes, start, start + (int) Math.min(bytes.length * 2L, Math.max(recordBytesMax + 1L, kept + 1L)));
        } else {
            System.arraycopy(bytes, start, bytes, 0, kept);
        }
        start = 0;
        position = ahead;
        limit = kept;
    }
}
