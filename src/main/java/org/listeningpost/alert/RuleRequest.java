package org.listeningpost.alert;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.listeningpost.http.Problem;
import org.listeningpost.http.ProblemException;
import org.listeningpost.http.SentText;

/** A rule as it is sent; everything that may be missing has a default. */
record RuleRequest(
        @Nullable String name,
        @Nullable Subject subject,
        @Nullable ConditionFields condition,
        @Nullable String bucket,
        @Nullable Integer coolDownMinutes,
        @Nullable Boolean enabled,
        @Nullable List<@Nullable Target> targets) {
    private static final int NAME_CHARACTERS_MAX = 200;
    private static final int COOL_DOWN_MAX = 60 * 24 * 30;
    static final int TARGETS_MAX = 10;

    String checkedName() {
        return SentText.line("name", name, NAME_CHARACTERS_MAX);
    }

    Subject checkedSubject() {
        if (subject == null) {
            throw bad("subject", "required", "Exactly one of query, saved_query, narrative, topic.");
        }
        return subject.checked();
    }

    Condition checkedCondition() {
        if (condition == null) {
            throw bad("condition", "required", "What has to happen: an object with a kind.");
        }
        return condition.condition();
    }

    String checkedBucket() {
        String width = bucket == null ? "day" : bucket;
        if (!width.equals("day") && !width.equals("hour")) {
            throw bad("bucket", "unknown_value", "One of hour, day.");
        }
        return width;
    }

    int checkedCoolDown(Condition checked) {
        if (coolDownMinutes == null) {
            // A silence goes on; one word every three days is enough.
            return checked instanceof Condition.Silence
                    ? 3 * 1_440
                    : checkedBucket().equals("day") ? 1_440 : 360;
        }
        if (coolDownMinutes < 0 || coolDownMinutes > COOL_DOWN_MAX) {
            throw bad("cool_down_minutes", "out_of_range", "A whole number from 0 to " + COOL_DOWN_MAX + ".");
        }
        return coolDownMinutes;
    }

    boolean isEnabled() {
        return !Boolean.FALSE.equals(enabled);
    }

    List<Target> givenTargets() {
        List<Target> given = new ArrayList<>();
        for (@Nullable Target target : targets == null ? List.<@Nullable Target>of() : targets) {
            if (target == null) {
                throw bad("targets", "wrong_type", "Each is an object with channel, webhook or email.");
            }
            given.add(target);
        }
        return given;
    }

    private static ProblemException bad(String field, String code, String message) {
        return new ProblemException(Problem.badField(field, code, message));
    }
}
