package org.listeningpost.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.listeningpost.audit.AuditLog;
import org.listeningpost.security.ApiKey;
import org.listeningpost.security.ApiKeys;
import org.listeningpost.security.KeyNameProblem;
import org.listeningpost.security.Role;
import org.listeningpost.security.TooManyKeysException;

/** Administration of keys: a key is shown once, when it is made. */
public final class KeyRoutes implements Routes {
    private static final Set<Role> ADMIN = Set.of(Role.ADMIN);

    private final ApiKeys keys;
    private final RequestTrail trail;

    public KeyRoutes(ApiKeys keys, AuditLog audit, Clock clock) {
        this.keys = keys;
        this.trail = new RequestTrail(audit, clock);
    }

    @Override
    public void register(Router router) {
        router.post("/v1/keys", ADMIN, this::create);
        router.get("/v1/keys", ADMIN, this::list);
        router.get("/v1/keys/{id}", ADMIN, this::read);
        router.delete("/v1/keys/{id}", ADMIN, this::revoke);
    }

    private void create(Context context) {
        NewKeyRequest request = RequestBody.json(context, NewKeyRequest.class);
        String name = request.checkedName();
        Set<Role> roles = request.checkedRoles();
        String caller = Callers.of(context).keyId();
        ApiKeys.NewKey drawn = drawn(name, roles, caller);
        // Recorded first: what cannot be audited must not be done.
        trail.record(context, "key.create", drawn.auditTargets().toArray(String[]::new));
        keys.store(drawn);
        context.status(201).json(KeyView.of(drawn.key(), drawn.text()));
    }

    private ApiKeys.NewKey drawn(String name, Set<Role> roles, String caller) {
        try {
            return keys.draw(name, roles, caller);
        } catch (TooManyKeysException e) {
            throw new ProblemException(
                    Problem.of(409, "too-many-keys", "Too many keys").detail(Objects.requireNonNull(e.getMessage())));
        }
    }

    private void list(Context context) {
        context.json(Map.of(
                "keys", keys.all().stream().map(key -> KeyView.of(key, null)).toList()));
    }

    private void read(Context context) {
        String id = context.pathParam("id");
        context.json(keys.all().stream()
                .filter(key -> key.id().equals(id))
                .findFirst()
                .map(key -> KeyView.of(key, null))
                .orElseThrow(KeyRoutes::noSuchKey));
    }

    private void revoke(Context context) {
        String id = context.pathParam("id");
        trail.record(context, "key.revoke", id);
        ApiKey revoked = keys.revoke(id, Callers.of(context).keyId()).orElseThrow(KeyRoutes::noSuchKey);
        context.json(KeyView.of(revoked, null));
    }

    private static ProblemException noSuchKey() {
        return new ProblemException(Problem.notFound("There is no such key."));
    }

    /** What is sent to make a key. */
    record NewKeyRequest(@Nullable String name, @Nullable List<String> roles) {
        String checkedName() {
            String given = name == null ? "" : name;
            KeyNameProblem problem = KeyNameProblem.of(given);
            if (problem != null) {
                throw Parameters.refusal("name", problem.name().toLowerCase(Locale.ROOT), problem.words());
            }
            return given;
        }

        Set<Role> checkedRoles() {
            if (roles == null || roles.isEmpty()) {
                throw Parameters.refusal("roles", "required", "At least one role is required.");
            }
            Set<Role> checked = EnumSet.noneOf(Role.class);
            for (String role : roles) {
                checked.add(Role.of(role)
                        .orElseThrow(() -> Parameters.refusal(
                                "roles", "unknown_role", "Roles are: " + String.join(", ", Role.keywords()) + ".")));
            }
            return checked;
        }
    }

    /** What is shown of a key. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record KeyView(
            String id,
            String name,
            List<String> roles,
            Instant createdAt,
            String createdBy,
            @Nullable Instant revokedAt,
            @Nullable String revokedBy,
            @Nullable String key) {
        static KeyView of(ApiKey key, @Nullable String text) {
            return new KeyView(
                    key.id(),
                    key.name(),
                    key.roles().stream().map(Role::keyword).sorted().toList(),
                    key.createdAt(),
                    key.createdBy(),
                    key.revokedAt(),
                    key.revokedBy(),
                    text);
        }
    }
}
