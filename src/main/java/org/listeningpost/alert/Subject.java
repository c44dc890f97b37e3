package org.listeningpost.alert;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.listeningpost.http.Problem;
import org.listeningpost.http.ProblemException;

/** What a rule watches; exactly one of these is given. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Subject(
        @Nullable String query,
        @Nullable String savedQuery,
        @Nullable String narrative,
        @Nullable String topic) {

    Subject checked() {
        long given = Stream.of(query, savedQuery, narrative, topic)
                .filter(Objects::nonNull)
                .count();
        if (given != 1) {
            throw new ProblemException(
                    Problem.badField("subject", "exactly_one", "Exactly one of query, saved_query, narrative, topic."));
        }
        return this;
    }
}
