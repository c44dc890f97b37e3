package org.listeningpost.http;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a handler began to answer before it failed, where nothing of it is on the way yet: another answer takes its place. */
final class BegunAnswer {
    private static final Logger LOG = LoggerFactory.getLogger(BegunAnswer.class);
    private static final String ENCODING = "Content-Encoding";

    /** They speak of what does not come now. */
    private static final List<String> HEADERS = List.of("Content-Disposition", "ETag", "Location", "X-Total-Count");

    private BegunAnswer() {}

    static void takeBack(HttpServletResponse response) {
        response.resetBuffer();
        HEADERS.forEach(name -> response.setHeader(name, null));
        response.setCharacterEncoding(null); // JSON has none
    }

    /** Whether what is written the usual way goes through a compressor that has begun, and whose beginning was taken back. */
    static boolean isCompressed(HttpServletResponse response) {
        return response.containsHeader(ENCODING);
    }

    /** All that is sent: what a compressor still holds finds the answer closed. */
    static void write(HttpServletResponse response, byte[] body) {
        response.setHeader(ENCODING, null);
        try (ServletOutputStream out = response.getOutputStream()) {
            out.write(body);
        } catch (IOException e) {
            LOG.debug("the client is gone");
        }
    }
}
