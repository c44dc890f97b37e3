package org.listeningpost.narrative;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.listeningpost.http.ProblemError;

/**
 * Whether a standing query still compiles and runs, as it is shown: one that does not tags nothing.
 *
 * @param interpreted what it was understood as
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record QueryState(boolean valid, @Nullable String interpreted, List<ProblemError> errors) {

    /** @param hasFailed whether it failed while posts were matched here */
    public static QueryState of(StandingQueryCheck.Verdict verdict, boolean hasFailed) {
        return switch (verdict) {
            case StandingQueryCheck.Sound sound -> new QueryState(!hasFailed, sound.interpreted(), List.of());
            case StandingQueryCheck.Refused refused -> new QueryState(false, null, refused.errors());
        };
    }

    /** Where a hundred long queries are listed. */
    public QueryState brief() {
        return new QueryState(valid, null, errors);
    }
}
