package org.listeningpost.ingest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.listeningpost.audit.AuditLog;
import org.listeningpost.http.Problem;
import org.listeningpost.http.ProblemException;
import org.listeningpost.http.RequestBody;
import org.listeningpost.http.RequestTrail;
import org.listeningpost.http.Router;
import org.listeningpost.http.Routes;
import org.listeningpost.ingest.redact.Redaction;
import org.listeningpost.ingest.redact.RedactionOutcome;
import org.listeningpost.ingest.redact.Redactor;
import org.listeningpost.ingest.redact.names.AuthorNames;
import org.listeningpost.security.Role;

/**
 * Shows a privacy officer what would be taken out of a text and why. The texts live in the request only: nothing of them is
 * stored or logged, the audit log learns how many there were, and the answer quotes nothing but the safe text.
 */
public final class RedactRoutes implements Routes {
    private static final int TEXTS_MAX = 1_000;

    private final Redactor redactor;
    private final RequestTrail trail;

    public RedactRoutes(Redactor redactor, AuditLog audit, Clock clock) {
        this.redactor = redactor;
        this.trail = new RequestTrail(audit, clock);
    }

    @Override
    public void register(Router router) {
        router.post("/v1/redact", Set.of(Role.PRIVACY), this::redact);
    }

    record Request(@Nullable List<@Nullable String> texts) {
        @Override
        public String toString() {
            return "Request";
        }
    }

    record Answer(List<Result> results) {}

    /** Either the safe text with what was taken out of it, or why it must not be stored. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Result(
            @Nullable String text,
            @Nullable List<Redaction.Span> spans,
            @Nullable Map<String, Integer> redactions,
            @Nullable String code,
            @Nullable String reason) {}

    private void redact(Context context) {
        List<@Nullable String> texts = RequestBody.json(context, Request.class).texts();
        if (texts == null || texts.isEmpty() || texts.size() > TEXTS_MAX) {
            throw new ProblemException(
                    Problem.badField("texts", "out_of_range", "Between 1 and " + TEXTS_MAX + " texts."));
        }
        Answer answer = new Answer(texts.stream().map(this::result).toList());
        trail.record(context, "redact", null, (long) texts.size(), List.of());
        context.json(answer);
    }

    private Result result(@Nullable String text) {
        if (text == null) {
            throw new ProblemException(Problem.badField("texts", "missing", "A text is null."));
        }
        return switch (redactor.redact(text, AuthorNames.UNKNOWN)) {
            case RedactionOutcome.Redacted redacted ->
                new Result(
                        redacted.redaction().text().value(),
                        redacted.redaction().spans(),
                        redacted.redaction().counts(),
                        null,
                        null);
            case RedactionOutcome.Quarantined quarantined ->
                new Result(null, null, null, quarantined.code(), quarantined.reason());
        };
    }
}
