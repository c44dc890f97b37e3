package org.listeningpost.alert;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.listeningpost.alert.delivery.Postman;
import org.listeningpost.http.Problem;
import org.listeningpost.http.ProblemException;
import org.listeningpost.security.Caller;

/** Checks what is sent and makes rules of it. Thread-safe. */
final class RuleDesk {
    private static final int ID_BYTES = 12;

    private final AlertSubjects subjects;
    private final Postman postman;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    RuleDesk(AlertSubjects subjects, Postman postman, Clock clock) {
        this.subjects = subjects;
        this.postman = postman;
        this.clock = clock;
    }

    /**
     * The rule that a request makes, or a problem that names what is wrong with it.
     *
     * @param before the rule that it replaces; null for a new one
     */
    AlertRule rule(RuleRequest request, @Nullable AlertRule before, Caller caller) {
        Instant now = clock.instant();
        Condition condition = request.checkedCondition();
        Subject subject = request.checkedSubject();
        if (before == null || !before.subject().equals(subject)) {
            subjects.requireVisible(subject, caller);
        }
        subjects.resolve(subject);
        List<Target> targets = request.givenTargets();
        checkTargets(targets);
        return new AlertRule(
                before == null ? newId() : before.id(),
                request.checkedName(),
                subject,
                ConditionFields.of(condition),
                request.checkedBucket(),
                request.checkedCoolDown(condition),
                request.isEnabled(),
                targets,
                // What was switched off for a while does not tell what it missed.
                before != null && before.enabled() ? before.activeSince() : now,
                before == null ? 1 : before.version() + 1,
                before == null ? now : before.createdAt(),
                before == null ? caller.keyId() : before.createdBy(),
                now,
                caller.keyId());
    }

    /** For the audit log: what the rule reads. */
    String queryOf(AlertRule rule) {
        return subjects.resolve(rule.subject()).text();
    }

    private void checkTargets(List<Target> targets) {
        if (targets.size() > RuleRequest.TARGETS_MAX) {
            throw bad("targets", "too_many", "At most " + RuleRequest.TARGETS_MAX + ".");
        }
        for (int i = 0; i < targets.size(); i++) {
            Target target = targets.get(i);
            String field = "targets[" + i + "]";
            if (Stream.of(target.channel(), target.webhook(), target.email())
                            .filter(Objects::nonNull)
                            .count()
                    != 1) {
                throw bad(field, "exactly_one", "Exactly one of channel, webhook, email.");
            }
            Optional<Postman.Objection> objection = target.objection(postman);
            if (objection.isPresent()) {
                throw bad(
                        field + "." + target.kind(),
                        objection.get().code(),
                        objection.get().message());
            }
        }
    }

    private String newId() {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static ProblemException bad(String field, String code, String message) {
        return new ProblemException(Problem.badField(field, code, message));
    }
}
