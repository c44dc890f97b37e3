package org.listeningpost.http;

import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.eclipse.jetty.ee10.servlet.ServletApiResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers when the virtual machine itself fails a request: out of memory or stack. */
final class LastResort {
    private static final Logger LOG = LoggerFactory.getLogger(LastResort.class);

    private LastResort() {}

    static void answer(HttpServletResponse response, Error error) {
        LOG.atError().addKeyValue("error", error.getClass().getName()).log("the virtual machine failed a request");
        if (response.isCommitted()) {
            breakOff(response);
            return;
        }
        BegunAnswer.takeBack(response);
        response.setStatus(500);
        response.setContentType(Problem.MEDIA_TYPE);
        byte[] body = ExceptionAnswers.body(ExceptionAnswers.ofStatus(500), "urn:uuid:" + UUID.randomUUID());
        BegunAnswer.write(response, body);
    }

    /** An orderly end would make a part look like the whole. */
    private static void breakOff(HttpServletResponse response) {
        if (response instanceof ServletApiResponse begun) {
            begun.getServletChannel()
                    .getConnectionMetaData()
                    .getConnection()
                    .getEndPoint()
                    .close(new ExceptionAnswers.BrokenStreamException("internal"));
        }
    }
}
