package org.listeningpost.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamWriteException;
import com.fasterxml.jackson.databind.JsonMappingException;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.zip.ZipException;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.http.BadMessageException;
import org.eclipse.jetty.http.HttpException;
import org.listeningpost.audit.AuditUnavailableException;
import org.listeningpost.elastic.ElasticUnreachableException;
import org.listeningpost.elastic.Whereabouts;
import org.listeningpost.security.KeyStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place where an exception becomes an answer. Neither the answer nor the log repeats its message. */
final class ExceptionAnswers {
    private static final Logger LOG = LoggerFactory.getLogger(ExceptionAnswers.class);
    private static final int RETRY_SECONDS = 5;

    private ExceptionAnswers() {}

    static void answer(Context context, Throwable thrown) {
        send(context, problemOf(context, thrown));
    }

    static void send(Context context, Problem problem) {
        if (context.res().isCommitted()) {
            // A stream broke off in the middle: an orderly end would make a part look like the whole.
            ServletContextRequest.getServletContextRequest(context.req())
                    .getConnectionMetaData()
                    .getConnection()
                    .getEndPoint()
                    .close(new BrokenStreamException(problem.code()));
            return;
        }
        BegunAnswer.takeBack(context.res());
        if (problem.retryAfterSeconds() > 0) {
            context.header("Retry-After", Integer.toString(problem.retryAfterSeconds()));
        }
        if (problem.status() == 401) {
            context.header("WWW-Authenticate", "Bearer");
        }
        context.status(problem.status());
        context.contentType(Problem.MEDIA_TYPE);
        byte[] body = body(problem, "urn:uuid:" + Callers.requestId(context));
        if (BegunAnswer.isCompressed(context.res())) {
            BegunAnswer.write(context.res(), body);
        } else {
            context.result(body);
        }
    }

    /** Tells the server why it closes the connection; its message is the code of the problem. */
    static final class BrokenStreamException extends IOException {
        private static final long serialVersionUID = 1L;

        BrokenStreamException(String code) {
            super(code);
        }
    }

    static byte[] body(Problem problem, String instance) {
        try {
            return Json.mapper().writeValueAsBytes(problem.toMembers(instance));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem is plain JSON", e);
        }
    }

    private static Problem problemOf(Context context, Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case ProblemException problem -> {
                    return problem.problem();
                }
                case AuditUnavailableException ignored -> {
                    return Problem.unavailable(
                            "This cannot be recorded in the audit log now, so it is refused.", RETRY_SECONDS);
                }
                case MethodNotAllowedResponse ignored -> {
                    return Problem.of(405, "method-not-allowed", "Method not allowed");
                }
                case HttpResponseException javalin -> {
                    return ofStatus(javalin.getStatus());
                }
                case BadMessageException bad -> {
                    return ofStatus(bad.getCode());
                }
                case HttpException jetty -> {
                    return ofStatus(jetty.getCode());
                }
                case ZipException ignored -> {
                    return Problem.badRequest("The body is not valid gzip.");
                }
                case InterruptedException ignored -> {
                    return timeout();
                }
                case ConnectException ignored -> {
                    return engineAway();
                }
                case Whereabouts.AwayException ignored -> {
                    return engineAway();
                }
                case SocketTimeoutException ignored -> {
                    return engineAway();
                }
                case ElasticUnreachableException ignored -> {
                    return engineAway();
                }
                case KeyStoreException ignored -> {
                    return engineAway();
                }
                default -> {
                    // look at the cause
                }
            }
        }
        if (isFromEngine(thrown)) {
            LOG.atWarn()
                    .addKeyValue("request_id", Callers.requestId(context))
                    .addKeyValue("exception", thrown.getClass().getName())
                    .log("Elasticsearch did not answer as expected");
            return engineAway();
        }
        return unexpected(context, thrown);
    }

    private static Problem unexpected(Context context, Throwable thrown) {
        if ((thrown instanceof IOException || thrown instanceof UncheckedIOException) && !isUnwritable(thrown)) {
            // The client went away or sent a broken body: nothing of ours failed.
            LOG.atDebug().addKeyValue("request_id", Callers.requestId(context)).log("the body could not be read");
            return Problem.badRequest("The body could not be read to its end.");
        }
        LOG.atError()
                .addKeyValue("request_id", Callers.requestId(context))
                .addKeyValue("exception", thrown.getClass().getName())
                .addKeyValue("at", placeOf(thrown))
                .log("unexpected failure");
        return Problem.of(500, "internal", "Internal error")
                .detail("This is our mistake. The log holds more under this instance.");
    }

    /**
     * An answer that cannot be made into JSON: to the library that is an input or output failing, as a body that breaks off is.
     * What a client sent is not meant: {@link RequestBody} answers for that itself.
     */
    private static boolean isUnwritable(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof StreamWriteException || cause instanceof JsonMappingException) {
                return true;
            }
        }
        return false;
    }

    /** Class, method and line of our own code only: a message could quote a post. */
    private static String placeOf(Throwable thrown) {
        for (StackTraceElement frame : thrown.getStackTrace()) {
            if (frame.getClassName().startsWith("org.listeningpost.")) {
                return frame.getClassName() + "." + frame.getMethodName() + ":" + frame.getLineNumber();
            }
        }
        return "elsewhere";
    }

    private static boolean isFromEngine(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            String name = cause.getClass().getName();
            if (name.startsWith("co.elastic.clients") || name.startsWith("org.apache.hc")) {
                return true;
            }
        }
        return thrown instanceof SocketException;
    }

    private static Problem engineAway() {
        return Problem.unavailable("The search engine is not available now.", RETRY_SECONDS);
    }

    static Problem timeout() {
        return Problem.of(503, "timeout", "Timed out")
                .detail("The request took longer than it may.")
                .retryAfter(RETRY_SECONDS);
    }

    static Problem ofStatus(int status) {
        return switch (status) {
            case 404 -> Problem.notFound("There is nothing at this address.");
            case 405 -> Problem.of(405, "method-not-allowed", "Method not allowed");
            case 408 -> Problem.of(408, "too-slow", "Request timeout");
            case 413 -> Problem.tooLarge("The body is longer than it may be.");
            case 414 -> Problem.of(414, "uri-too-long", "URI too long");
            case 415 -> Problem.of(415, "unsupported-media-type", "Unsupported media type");
            case 431 -> Problem.of(431, "headers-too-large", "Request header fields too large");
            case 503 -> Problem.unavailable("The service is not available now.", RETRY_SECONDS);
            case 505 -> Problem.of(505, "http-version", "HTTP version not supported");
            default ->
                status >= 500
                        ? Problem.of(500, "internal", "Internal error")
                        : Problem.of(status, "bad-request", "Bad request");
        };
    }
}
