package org.listeningpost.elastic.embedded;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * What the server's main class reads from its standard input before it starts: the serialized form of
 * {@code org.elasticsearch.bootstrap.ServerArgs}. Writing it ourselves saves the three JVMs that the start script
 * runs first, and makes our pipe the one that the server watches: it exits when the pipe closes, so no engine
 * outlives a parent that was killed.
 */
final class ServerArguments {
    private static final int KEYSTORE_FORMAT = 7;
    private static final String SECURE_SETTINGS = "org.elasticsearch.common.settings.KeyStoreWrapper";

    private ServerArguments() {}

    static byte[] of(EngineHome home, Map<String, String> nodeSettings) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeBoolean(false); // daemonize
            out.writeBoolean(false); // quiet
            out.writeBoolean(false); // no pid file
            writeString(out, SECURE_SETTINGS);
            writeEmptyKeystore(out);
            writeLength(out, nodeSettings.size());
            for (Map.Entry<String, String> setting : nodeSettings.entrySet()) {
                writeString(out, setting.getKey());
                out.writeByte(0); // the generic value that follows is a string
                writeString(out, setting.getValue());
            }
            writeString(out, home.configuration().toString());
            writeString(out, home.logs().toString());
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return bytes.toByteArray();
    }

    private static void writeEmptyKeystore(DataOutputStream out) throws IOException {
        out.writeInt(KEYSTORE_FORMAT);
        out.writeBoolean(false); // has a password
        out.writeBoolean(false); // no encrypted form
        writeLength(out, 0); // entries
        out.writeBoolean(false); // closed
    }

    /** Each UTF-16 unit on its own, in one to three bytes, after their number. */
    private static void writeString(DataOutputStream out, String text) throws IOException {
        writeLength(out, text.length());
        for (int i = 0; i < text.length(); i++) {
            int c = text.charAt(i);
            if (c <= 0x7F) {
                out.writeByte(c);
            } else if (c > 0x7FF) {
                out.writeByte(0xE0 | c >> 12);
                out.writeByte(0x80 | c >> 6 & 0x3F);
                out.writeByte(0x80 | c & 0x3F);
            } else {
                out.writeByte(0xC0 | c >> 6);
                out.writeByte(0x80 | c & 0x3F);
            }
        }
    }

    private static void writeLength(DataOutputStream out, int length) throws IOException {
        int rest = length;
        while ((rest & ~0x7F) != 0) {
            out.writeByte(rest & 0x7F | 0x80);
            rest >>>= 7;
        }
        out.writeByte(rest);
    }
}
