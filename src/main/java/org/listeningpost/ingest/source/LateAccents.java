package org.listeningpost.ingest.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * A text as UTF-8, also where it turns out late to be Windows-1252: it may be plain ASCII for megabytes, which is the same in
 * both. The first characters beyond that tell. XML is left alone, for it says itself how it is written.
 */
public final class LateAccents extends InputStream {
    private static final int LOOK_BYTES = 1 << 16;
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private final InputStream in;
    private byte[] bytes = new byte[LOOK_BYTES];
    private int position;
    private int limit;
    private boolean isBegun;
    private boolean isWindows;
    /** Whether it is known how the text is written. */
    private boolean isDecided;

    public LateAccents(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (position == limit) {
            if (isDecided && !isWindows) {
                return in.read(buffer, offset, length);
            }
            if (length > 0 && !more()) {
                return -1;
            }
        }
        int count = Math.min(length, ready() - position);
        System.arraycopy(bytes, position, buffer, offset, count);
        position += count;
        return count;
    }

    /** Reads what follows; false at the end. */
    private boolean more() throws IOException {
        byte[] piece = isWindows ? new byte[LOOK_BYTES] : bytes;
        int read = in.read(piece, 0, LOOK_BYTES);
        if (read <= 0) {
            return false;
        }
        bytes = piece;
        position = 0;
        limit = read;
        if (isWindows) {
            decode();
        } else if (!isBegun) {
            isBegun = true;
            isDecided = isXml() || hasUtf16Mark();
        }
        return true;
    }

    /** Up to where the bytes at hand can be given out. */
    private int ready() throws IOException {
        if (isDecided) {
            return limit;
        }
        int at = position;
        while (at < limit && bytes[at] >= 0) {
            at++;
        }
        if (at > position || at == limit) {
            return at;
        }
        look();
        return limit;
    }

    /** The stream stands at the first character beyond ASCII: that and what follows says what it is. */
    private void look() throws IOException {
        System.arraycopy(bytes, position, bytes, 0, limit - position);
        limit -= position;
        position = 0;
        int read = in.readNBytes(bytes, limit, LOOK_BYTES - limit);
        limit += read;
        isDecided = true;
        isWindows = !isMostlyUtf8(limit < LOOK_BYTES);
        if (isWindows) {
            decode();
        }
    }

    private void decode() {
        bytes = new String(bytes, 0, limit, WINDOWS).getBytes(StandardCharsets.UTF_8);
        limit = bytes.length;
    }

    /** Who reads on says what that is. */
    private boolean hasUtf16Mark() {
        return limit > 1
                && (bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE
                        || bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF);
    }

    private boolean isXml() {
        int at = 0;
        while (at < limit && (bytes[at] == ' ' || bytes[at] == '\n' || bytes[at] == '\r' || bytes[at] == '\t')) {
            at++;
        }
        return at < limit && bytes[at] == '<';
    }

    /** One broken character among many makes no other encoding; in Windows-1252 hardly any two letters look like UTF-8. */
    private boolean isMostlyUtf8(boolean isEnd) {
        int sound = 0;
        int broken = 0;
        for (int i = 0; i < limit; ) {
            int length = lengthOf(bytes[i]);
            if (i + length > limit && !isEnd) {
                break;
            }
            if (length == 1) {
                i++;
            } else if (length > 1 && isContinued(i, length)) {
                sound++;
                i += length;
            } else {
                broken++;
                i++;
            }
        }
        return sound > broken || broken == 0;
    }

    /** By its first byte; 0 where no character begins so. */
    private static int lengthOf(byte first) {
        int value = first & 0xFF;
        return value < 0x80 ? 1 : value < 0xC2 ? 0 : value < 0xE0 ? 2 : value < 0xF0 ? 3 : value < 0xF5 ? 4 : 0;
    }

    private boolean isContinued(int at, int length) {
        if (at + length > limit) {
            return false;
        }
        for (int i = at + 1; i < at + length; i++) {
            if ((bytes[i] & 0xC0) != 0x80) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
