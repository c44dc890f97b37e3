package org.listeningpost.ingest.files;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes frames: a byte for the kind, four for the length, then the content. No frame is longer than a record may be,
 * so that the reader needs no more memory than that, whatever the file holds. For one thread.
 */
final class FrameWriter {
    static final int ENTRY = 'E';
    static final int BYTES = 'B';
    static final int ROW = 'R';
    static final int FAULT = 'F';
    static final int DONE = 'D';
    static final int LOOK = 'L';
    private static final int NAME_CHARACTERS_MAX = 1_000;

    private final DataOutputStream out;
    private final int rowBytesMax;

    FrameWriter(OutputStream out, int rowBytesMax) {
        this.out = new DataOutputStream(new BufferedOutputStream(out, 1 << 16));
        this.rowBytesMax = rowBytesMax;
    }

    void entry(String name, Frame.Kind kind, String type) throws IOException {
        byte[] cut = cut(name);
        byte[] typed = utf8(type);
        start(ENTRY, 1 + 4 + cut.length + 4 + typed.length);
        out.writeByte(kind.ordinal());
        text(cut);
        text(typed);
    }

    /** Said at once, for it is about what may end the process. */
    void look(String name) throws IOException {
        byte[] cut = cut(name);
        start(LOOK, 4 + cut.length);
        text(cut);
        out.flush();
    }

    private static byte[] cut(String name) {
        return utf8(name.length() > NAME_CHARACTERS_MAX ? name.substring(0, NAME_CHARACTERS_MAX) : name);
    }

    void bytes(byte[] bytes, int length) throws IOException {
        start(BYTES, length);
        out.write(bytes, 0, length);
    }

    /** A row that is too long becomes a fault of that row. */
    void row(long number, List<String> cells) throws IOException {
        byte[][] encoded = new byte[cells.size()][];
        long length = 12;
        for (int i = 0; i < encoded.length; i++) {
            encoded[i] = utf8(cells.get(i));
            length += 4L + encoded[i].length;
        }
        if (length > rowBytesMax) {
            tooLarge(number);
            return;
        }
        start(ROW, (int) length);
        out.writeLong(number);
        out.writeInt(encoded.length);
        for (byte[] cell : encoded) {
            text(cell);
        }
    }

    void tooLarge(long number) throws IOException {
        fault(
                number,
                "too_large",
                "the row has more than " + rowBytesMax
                        + " bytes; shorten it, or raise ingest.record_bytes_max in the configuration");
    }

    void fault(long row, String code, String reason) throws IOException {
        byte[] codeBytes = utf8(code);
        byte[] reasonBytes = utf8(reason);
        start(FAULT, 8 + 4 + codeBytes.length + 4 + reasonBytes.length);
        out.writeLong(row);
        text(codeBytes);
        text(reasonBytes);
        // The process may be killed at any time: what is wrong should have been said.
        out.flush();
    }

    void done() throws IOException {
        start(DONE, 0);
        out.flush();
    }

    private void start(int kind, int length) throws IOException {
        out.writeByte(kind);
        out.writeInt(length);
    }

    private void text(byte[] utf8) throws IOException {
        out.writeInt(utf8.length);
        out.write(utf8);
    }

    /** Half a pair of surrogates is no character: it becomes the replacement character, not a question mark. */
    static byte[] utf8(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return whole(text).getBytes(StandardCharsets.UTF_8);
            }
        }
        return bytes;
    }

    private static String whole(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            out.appendCodePoint(c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c);
            i += Character.charCount(c);
        }
        return out.toString();
    }
}
