package org.listeningpost.http;

import io.javalin.http.Context;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.listeningpost.security.Authenticator;
import org.listeningpost.security.Caller;
import org.listeningpost.security.RateLimiter;

/**
 * Stands before every handler: key or signature, role, rate, encoding of the query, its parameters, body type, number of
 * requests at once, time. In this order.
 */
final class Gate {
    private static final String BEARER = "bearer ";
    private static final int KEY_CHARACTERS_MAX = 200;

    /** Each holds a thread, though its sender may send nothing at all. */
    static final int UNPROVEN_IN_FLIGHT_MAX = 64;

    private final Authenticator authenticator;
    private final RateLimiter rates;
    private final Semaphore inFlight;
    private final Semaphore unprovenInFlight = new Semaphore(UNPROVEN_IN_FLIGHT_MAX);
    private final Deadlines deadlines;

    Gate(Authenticator authenticator, RateLimiter rates, int requestsInFlightMax, Deadlines deadlines) {
        this.authenticator = authenticator;
        this.rates = rates;
        this.inFlight = new Semaphore(requestsInFlightMax);
        this.deadlines = deadlines;
    }

    void handle(Route route, Context context) throws Exception {
        switch (route.admission()) {
            case OPEN -> {
                checkText(route.accepts(), context);
                route.handler().handle(context); // health and the API description: constant work, no body
                return;
            }
            case KEY -> admit(route, context);
            // Its handler reads a bounded body, and nothing happens with it before the signature is found right.
            case SIGNATURE -> {
                checkText(route.accepts(), context);
                checkLength(route.accepts(), context);
                RequestBody.refuseEncoding(context);
            }
        }
        Semaphore places = route.admission() == Admission.SIGNATURE ? unprovenInFlight : inFlight;
        if (!places.tryAcquire()) {
            throw new ProblemException(Problem.unavailable("Too many requests at once.", 1));
        }
        try {
            run(route, context);
        } finally {
            places.release();
        }
    }

    private void run(Route route, Context context) throws Exception {
        if (route.isStreaming()) {
            route.handler().handle(context);
            return;
        }
        try (Deadlines.Deadline deadline = deadlines.start()) {
            try {
                route.handler().handle(context);
            } catch (Exception e) {
                if (deadline.hasFired()) {
                    throw new ProblemException(ExceptionAnswers.timeout());
                }
                throw e;
            }
        }
    }

    private void admit(Route route, Context context) {
        String key = bearerOf(context);
        Caller caller = key == null ? null : authenticator.authenticate(key);
        if (caller == null) {
            throw new ProblemException(Problem.of(401, "unauthorized", "A valid key is required")
                    .detail("Send \"Authorization: Bearer KEY\" with a key that is not revoked."));
        }
        Callers.set(context, caller);
        if (!caller.hasAnyOf(route.roles())) {
            throw new ProblemException(Problem.of(403, "forbidden", "The key's roles do not allow this")
                    .detail("Any of these roles opens it: "
                            + String.join(
                                    ", ",
                                    route.roles().stream()
                                            .map(role -> role.keyword())
                                            .sorted()
                                            .toList())
                            + "."));
        }
        int seconds = rates.secondsToWait(caller.keyId());
        if (seconds > 0) {
            throw new ProblemException(Problem.of(429, "too-many-requests", "Too many requests")
                    .detail("This key's rate is used up for now.")
                    .retryAfter(seconds));
        }
        checkText(route.accepts(), context);
        // One that is mistyped would be passed over, and the answer would be to another question.
        if (route.parameters() != null) {
            Parameters.requireKnown(context, route.parameters());
        }
        checkBody(route.accepts(), context);
    }

    /** What cannot be decoded would be read as if it were not there, and a query that is not there finds everything. */
    private static void checkText(Accepts accepts, Context context) {
        // Not contentType(), which fails over a character set that nobody knows.
        BodyCharset.check(context.header("Content-Type"), accepts.areFiles(), context.queryString());
        QueryEncoding.check(context.queryString());
    }

    private static void checkBody(Accepts accepts, Context context) {
        if (accepts.contentTypes().isEmpty()) {
            return;
        }
        String type = context.contentType();
        String media = type == null ? "" : type.split(";", 2)[0].trim().toLowerCase(Locale.ROOT);
        if (!accepts.contentTypes().contains(media)) {
            throw new ProblemException(Problem.of(415, "unsupported-media-type", "Unsupported media type")
                    .detail("The Content-Type is one of: "
                            + String.join(
                                    ", ",
                                    accepts.contentTypes().stream().sorted().toList()) + "."));
        }
        checkLength(accepts, context);
        RequestBody.expect(context, accepts);
    }

    private static void checkLength(Accepts accepts, Context context) {
        if (context.req().getContentLengthLong() > accepts.bytesMax()) {
            throw new ProblemException(Problem.tooLarge("The body is longer than " + accepts.bytesMax() + " bytes."));
        }
    }

    private static @Nullable String bearerOf(Context context) {
        String header = context.header("Authorization");
        if (header == null
                || header.length() > KEY_CHARACTERS_MAX
                || !header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return null;
        }
        return header.substring(BEARER.length()).trim();
    }
}
