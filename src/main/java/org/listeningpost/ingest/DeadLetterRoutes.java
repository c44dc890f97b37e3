package org.listeningpost.ingest;

import io.javalin.http.Context;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.listeningpost.audit.AuditLog;
import org.listeningpost.elastic.DeadLetter;
import org.listeningpost.elastic.DeadLetters;
import org.listeningpost.http.Pages;
import org.listeningpost.http.Parameters;
import org.listeningpost.http.RequestTrail;
import org.listeningpost.http.Router;
import org.listeningpost.http.Routes;
import org.listeningpost.security.Role;

/** {@code /v1/dead-letters}: what Elasticsearch refused, and another try. */
public final class DeadLetterRoutes implements Routes {
    private static final int SIZE_DEFAULT = 100;
    private static final int SIZE_MAX = 1_000;
    private static final int CURSOR_CHARACTERS_MAX = 300;

    private final DeadLetters deadLetters;
    private final RequestTrail trail;

    public DeadLetterRoutes(DeadLetters deadLetters, AuditLog audit, Clock clock) {
        this.deadLetters = deadLetters;
        this.trail = new RequestTrail(audit, clock);
    }

    @Override
    public void register(Router router) {
        router.get("/v1/dead-letters", Set.of(Role.OPERATOR), this::list);
        router.postEmpty("/v1/dead-letters/replay", Set.of(Role.OPERATOR), this::replay);
    }

    private void list(Context context) {
        Parameters parameters = Parameters.of(context, "size", "cursor");
        int size = parameters.number("size", SIZE_DEFAULT, 1, SIZE_MAX);
        List<DeadLetter> letters = deadLetters.list(parameters.text("cursor", CURSOR_CHARACTERS_MAX), size);
        trail.record(
                context,
                "dead_letters.list",
                null,
                (long) letters.size(),
                letters.stream().map(DeadLetter::id).toList());
        Pages.answer(
                context,
                "dead_letters",
                letters.stream().map(DeadLetterRoutes::members).toList(),
                letters.size() == size ? letters.getLast().id() : null);
    }

    private static Map<String, Object> members(DeadLetter letter) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", letter.id());
        members.put("at", letter.at().toString());
        members.put("index", letter.index());
        members.put("version", letter.version());
        members.put("status", letter.status());
        members.put("code", letter.code());
        members.put("reason", letter.reason());
        return members;
    }

    private void replay(Context context) throws InterruptedException {
        DeadLetters.Replay replay = deadLetters.replay();
        trail.record(context, "dead_letters.replay", null, replay.written(), List.of());
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("written", replay.written());
        answer.put("refused", replay.refused());
        answer.put("unavailable", replay.unavailable());
        context.json(answer);
    }
}
