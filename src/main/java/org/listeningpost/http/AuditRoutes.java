package org.listeningpost.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.listeningpost.audit.AuditIndex;
import org.listeningpost.audit.AuditLog;
import org.listeningpost.audit.AuditPage;
import org.listeningpost.audit.AuditQuery;
import org.listeningpost.security.Role;

/** Who read or changed what. Reading the audit is itself recorded. */
public final class AuditRoutes implements Routes {
    private static final int PAGE_SIZE_MAX = 1_000;

    private final AuditIndex index;
    private final RequestTrail trail;

    public AuditRoutes(AuditIndex index, AuditLog audit, Clock clock) {
        this.index = index;
        this.trail = new RequestTrail(audit, clock);
    }

    @Override
    public void register(Router router) {
        router.get("/v1/audit", Set.of(Role.PRIVACY, Role.ADMIN), this::find);
    }

    private void find(Context context) throws IOException {
        Parameters parameters = Parameters.of(context, "from", "to", "action", "key_id", "size", "cursor");
        TimeSpan span = parameters.span();
        AuditPage page = index.find(new AuditQuery(
                span.from(),
                span.to(),
                parameters.text("action", 100),
                parameters.text("key_id", 100),
                parameters.number("size", 100, 1, PAGE_SIZE_MAX),
                decode(parameters.text("cursor", 300))));
        trail.record(context, "audit.read", null, (long) page.events().size(), List.of());
        AuditQuery.Position next = page.next();
        Pages.answer(context, "events", page.events(), next == null ? null : encode(next));
    }

    private static String encode(AuditQuery.Position position) {
        String text = position.at() + " " + position.id();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static AuditQuery.@Nullable Position decode(@Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(" ", 2);
            // In milliseconds, as it is asked for: a moment that has none is no cursor of ours either.
            return new AuditQuery.Position(
                    Instant.ofEpochMilli(Instant.parse(parts[0]).toEpochMilli()), parts[1]);
        } catch (RuntimeException e) {
            throw Parameters.refusal("cursor", "invalid_cursor", "This is not a cursor of this list.");
        }
    }
}
