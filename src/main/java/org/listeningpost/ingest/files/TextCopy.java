package org.listeningpost.ingest.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.listeningpost.ingest.files.ContentTypes.Found;

/** Hands a text on in UTF-8, a feed as it is, for the service's own readers. */
final class TextCopy {
    private static final int PIECE = 1 << 15;

    private final FrameWriter out;

    TextCopy(FrameWriter out) {
        this.out = out;
    }

    void copy(String name, InputStream in, Found found) throws IOException {
        out.entry(name, Frame.Kind.valueOf(found.kind().name()), found.type() + "; charset=" + found.charset());
        if (found.charset().equals(StandardCharsets.UTF_8) || found.kind() == ContentTypes.Kind.FEED) {
            // Left as it is: the readers tell which row holds broken bytes, and XML in which encoding it is.
            byte[] piece = new byte[PIECE];
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                out.bytes(piece, read);
            }
            return;
        }
        Reader reader = reader(in, found.charset());
        char[] piece = new char[PIECE / 4];
        // The first half of a pair waits for the second.
        String half = "";
        boolean isFirst = true;
        for (int read = reader.read(piece); read >= 0; read = reader.read(piece)) {
            String text = half + new String(piece, 0, read);
            if (isFirst && !text.isEmpty()) {
                text = Encodings.withoutMark(text);
                isFirst = false;
            }
            int end = text.length();
            if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
                end--;
            }
            half = text.substring(end);
            write(text.substring(0, end));
        }
        write(half);
    }

    private static Reader reader(InputStream in, Charset charset) {
        return WideReader.reads(charset)
                ? new WideReader(in, charset)
                : new InputStreamReader(
                        in,
                        charset.newDecoder()
                                .onMalformedInput(CodingErrorAction.REPLACE)
                                .onUnmappableCharacter(CodingErrorAction.REPLACE));
    }

    private void write(String text) throws IOException {
        byte[] utf8 = FrameWriter.utf8(text);
        out.bytes(utf8, utf8.length);
    }
}
