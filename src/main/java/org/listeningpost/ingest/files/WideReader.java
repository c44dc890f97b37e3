package org.listeningpost.ingest.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * UTF-16, unit by unit. The platform's own decoder takes the unit behind half of a pair for a part of the damage, and with it a
 * quotation mark on which a whole row may depend; here half of a pair costs itself. For one thread.
 */
final class WideReader extends Reader {
    private final InputStream in;
    private final boolean isBigEndian;
    private final byte[] bytes = new byte[1 << 14];

    WideReader(InputStream in, Charset charset) {
        this.in = in;
        this.isBigEndian = charset.equals(StandardCharsets.UTF_16BE);
    }

    static boolean reads(Charset charset) {
        return charset.equals(StandardCharsets.UTF_16LE) || charset.equals(StandardCharsets.UTF_16BE);
    }

    @Override
    public int read(char[] into, int offset, int length) throws IOException {
        int read = in.readNBytes(bytes, 0, (int) Math.min(length * 2L, bytes.length));
        if (read == 0) {
            return length == 0 ? 0 : -1;
        }
        int units = read / 2;
        for (int i = 0; i < units; i++) {
            into[offset + i] = unit(bytes, i * 2, isBigEndian);
        }
        if (read % 2 == 0) {
            return units;
        }
        into[offset + units] = '\uFFFD';
        return units + 1;
    }

    static String decode(byte[] bytes, Charset charset) {
        boolean isBigEndian = charset.equals(StandardCharsets.UTF_16BE);
        StringBuilder text = new StringBuilder(bytes.length / 2 + 1);
        for (int i = 0; i + 1 < bytes.length; i += 2) {
            text.append(unit(bytes, i, isBigEndian));
        }
        return text.append(bytes.length % 2 == 0 ? "" : "\uFFFD").toString();
    }

    private static char unit(byte[] bytes, int at, boolean isBigEndian) {
        int first = bytes[at] & 0xFF;
        int second = bytes[at + 1] & 0xFF;
        return (char) (isBigEndian ? first << 8 | second : second << 8 | first);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
