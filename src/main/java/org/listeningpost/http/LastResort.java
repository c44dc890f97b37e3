package org.listeningpost.http;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers when the virtual machine itself fails a request: out of memory or stack. */
final class LastResort {
    private static final Logger LOG = LoggerFactory.getLogger(LastResort.class);

    private LastResort() {}

    static void answer(HttpServletResponse response, Error error) {
        LOG.atError().addKeyValue("error", error.getClass().getName()).log("the virtual machine failed a request");
        if (response.isCommitted()) {
            return;
        }
        response.setStatus(500);
        response.setContentType(Problem.MEDIA_TYPE);
        try {
            response.getOutputStream()
                    .write(ExceptionAnswers.body(ExceptionAnswers.ofStatus(500), "urn:uuid:" + UUID.randomUUID()));
        } catch (IOException e) {
            LOG.debug("the client is gone");
        }
    }
}
