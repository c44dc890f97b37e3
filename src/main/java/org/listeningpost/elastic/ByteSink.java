package org.listeningpost.elastic;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A growing buffer whose bytes can be read where they lie, without the copy of {@code toByteArray}. */
final class ByteSink extends ByteArrayOutputStream {
    ByteSink(int size) {
        super(size);
    }

    byte[] bytes() {
        return buf;
    }

    /** Writes ASCII, such as names of indices and ids in base64. */
    void ascii(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        write(bytes, 0, bytes.length);
    }
}
