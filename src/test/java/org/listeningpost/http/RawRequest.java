package org.listeningpost.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Bytes as a hostile client sends them: no library between the test and the socket. */
record RawRequest(String name, byte[] bytes) {
    private static final int ANSWER_MILLIS_MAX = 60_000;

    static RawRequest of(String name, String text) {
        return new RawRequest(name, text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Head and body; the length is right unless the head names one. */
    static RawRequest post(String name, String path, String headers, byte[] body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(("POST " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + headers
                        + "Content-Length: " + body.length + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1));
        bytes.writeBytes(body);
        return new RawRequest(name, bytes.toByteArray());
    }

    static RawRequest get(String name, String path, String headers) {
        return of(name, "GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + headers + "\r\n");
    }

    /** Everything that came back until the server closed; empty when it closed without a word. */
    String send(URI server) throws IOException {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(ANSWER_MILLIS_MAX);
            OutputStream out = socket.getOutputStream();
            try {
                out.write(bytes);
                out.flush();
            } catch (IOException e) {
                // The server answered and closed before it had everything: that is its right.
            }
            return read(socket.getInputStream());
        }
    }

    private static String read(InputStream in) {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try {
            byte[] buffer = new byte[8192];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                answer.write(buffer, 0, read);
            }
        } catch (IOException e) {
            // A reset after the answer.
        }
        return answer.toString(StandardCharsets.UTF_8);
    }
}
