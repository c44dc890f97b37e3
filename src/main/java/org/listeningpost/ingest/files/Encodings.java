package org.listeningpost.ingest.files;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.apache.tika.detect.DefaultEncodingDetector;
import org.apache.tika.detect.EncodingDetector;
import org.apache.tika.metadata.Metadata;
import org.jspecify.annotations.Nullable;

/** In which encoding a text is written: by its mark, by being valid UTF-8, by its zeros, else by Tika's detectors. */
final class Encodings {
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final char MARK = '\uFEFF';
    /** One unit of so many is ASCII in every table and every text with lines. */
    private static final int UNITS_PLAIN_MIN = 30;

    private static final int SIDE_RATIO_MIN = 4;
    private static final int CONTROL_RATIO_MIN = 20;

    private Encodings() {}

    static Charset of(byte[] head) {
        Charset marked = marked(head);
        if (marked != null) {
            return marked;
        }
        Charset wide = wide(head);
        if (wide != null) {
            return wide;
        }
        return isUtf8(head) ? StandardCharsets.UTF_8 : detected(head);
    }

    /** Whether it can be a text at all. */
    static boolean isText(byte[] head) {
        if (marked(head) != null || wide(head) != null) {
            return true;
        }
        int control = 0;
        for (byte b : head) {
            control += b >= 0 && b < ' ' && !isLayout(b) ? 1 : 0;
        }
        // One stray character costs its row, not the file.
        return control == 0 || control * CONTROL_RATIO_MIN < head.length && isUtf8(head);
    }

    static String withoutMark(String text) {
        return !text.isEmpty() && text.charAt(0) == MARK ? text.substring(1) : text;
    }

    private static @Nullable Charset marked(byte[] head) {
        if (head.length >= 3 && head[0] == (byte) 0xEF && head[1] == (byte) 0xBB && head[2] == (byte) 0xBF) {
            return StandardCharsets.UTF_8;
        }
        if (head.length >= 2 && head[0] == (byte) 0xFE && head[1] == (byte) 0xFF) {
            return StandardCharsets.UTF_16BE;
        }
        if (head.length >= 2 && head[0] == (byte) 0xFF && head[1] == (byte) 0xFE) {
            boolean isLong = head.length >= 4 && head[2] == 0 && head[3] == 0;
            return isLong ? Charset.forName("UTF-32LE") : StandardCharsets.UTF_16LE;
        }
        return null;
    }

    /**
     * UTF-16 without a mark. In other texts there are no zeros; here every unit of a blank, a comma, a line end or a Latin
     * letter has one, always on the same side.
     */
    private static @Nullable Charset wide(byte[] head) {
        int units = head.length / 2;
        if (units < 4) {
            return null;
        }
        int little = plainUnits(head, 0);
        int big = plainUnits(head, 1);
        if (little * UNITS_PLAIN_MIN > units && little > big * SIDE_RATIO_MIN) {
            return StandardCharsets.UTF_16LE;
        }
        return big * UNITS_PLAIN_MIN > units && big > little * SIDE_RATIO_MIN ? StandardCharsets.UTF_16BE : null;
    }

    /** How many units are ASCII with the character on that side; none where many would be control characters, as in no text. */
    private static int plainUnits(byte[] head, int side) {
        int plain = 0;
        int control = 0;
        int narrow = 0;
        for (int i = 0; i + 1 < head.length; i += 2) {
            byte character = head[i + side];
            byte other = head[i + 1 - side];
            if (other == 0) {
                plain += isPlain(character) ? 1 : 0;
                control += character >= 0 && !isPlain(character) ? 1 : 0;
            } else {
                narrow += isPlain(character) && isPlain(other) ? 1 : 0;
            }
        }
        // Where most pairs are two letters, it is a text of bytes with a stray zero.
        boolean isWide = control * 50 <= plain + 50 && narrow * 4 < head.length;
        return isWide ? plain : 0;
    }

    private static boolean isPlain(byte b) {
        return b >= ' ' && b < 0x7F || isLayout(b);
    }

    private static boolean isLayout(byte b) {
        return b == '\n' || b == '\r' || b == '\t' || b == '\f';
    }

    static String decode(byte[] bytes, Charset charset) {
        return withoutMark(WideReader.reads(charset) ? WideReader.decode(bytes, charset) : new String(bytes, charset));
    }

    /** The last character may be cut off. */
    static boolean isUtf8(byte[] head) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CoderResult result = decoder.decode(ByteBuffer.wrap(head), CharBuffer.allocate(head.length + 1), false);
        return !result.isError();
    }

    private static Charset detected(byte[] head) {
        EncodingDetector detector = new DefaultEncodingDetector();
        try {
            Charset found = detector.detect(new ByteArrayInputStream(head), new Metadata());
            // ISO 8859-1 has control characters where Windows has quotation marks; nobody means the former.
            return found == null || found.equals(StandardCharsets.ISO_8859_1) || found.equals(StandardCharsets.US_ASCII)
                    ? WINDOWS
                    : found;
        } catch (IOException e) {
            return WINDOWS;
        }
    }
}
