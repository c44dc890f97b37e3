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
            control += b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t' && b != '\f' ? 1 : 0;
        }
        return control == 0;
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

    /** UTF-16 without a mark: in texts of Latin letters every other byte is zero. */
    private static @Nullable Charset wide(byte[] head) {
        int pairs = head.length / 2;
        if (pairs < 4) {
            return null;
        }
        int first = 0;
        int second = 0;
        for (int i = 0; i + 1 < head.length; i += 2) {
            first += head[i] == 0 ? 1 : 0;
            second += head[i + 1] == 0 ? 1 : 0;
        }
        if (second * 2 > pairs && first * 20 < pairs) {
            return StandardCharsets.UTF_16LE;
        }
        return first * 2 > pairs && second * 20 < pairs ? StandardCharsets.UTF_16BE : null;
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
