package org.listeningpost.ingest.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.listeningpost.ingest.files.ContentTypes.Found;

/** Hands a text on in UTF-8, for the service's own readers. */
final class TextCopy {
    private static final int PIECE = 1 << 15;

    private final FrameWriter out;

    TextCopy(FrameWriter out) {
        this.out = out;
    }

    void copy(String name, InputStream in, Found found) throws IOException {
        out.entry(name, Frame.Kind.valueOf(found.kind().name()), found.type() + "; charset=" + found.charset());
        if (found.charset().equals(StandardCharsets.UTF_8)) {
            // Left as it is: the readers tell which row holds broken bytes.
            byte[] piece = new byte[PIECE];
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                out.bytes(piece, read);
            }
            return;
        }
        Reader reader = new InputStreamReader(
                in,
                found.charset()
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE));
        char[] piece = new char[PIECE / 4];
        boolean isFirst = true;
        for (int read = reader.read(piece); read >= 0; read = reader.read(piece)) {
            int start = isFirst && read > 0 && piece[0] == '\uFEFF' ? 1 : 0;
            isFirst = false;
            // A reader gives the halves of a pair together, but for one that ends its buffer.
            if (read > start && Character.isHighSurrogate(piece[read - 1])) {
                int low = reader.read();
                String text = new String(piece, start, read - start) + (low < 0 ? "" : String.valueOf((char) low));
                write(text);
            } else {
                write(new String(piece, start, read - start));
            }
        }
    }

    private void write(String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.bytes(utf8, utf8.length);
    }
}
