package org.listeningpost.narrative;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.listeningpost.http.Problem;
import org.listeningpost.http.ProblemError;
import org.listeningpost.http.ProblemException;
import org.listeningpost.narrative.match.StandingRules;
import org.listeningpost.query.KeywordField;
import org.listeningpost.query.ParseResult;
import org.listeningpost.query.PlaceReach;
import org.listeningpost.query.Query;
import org.listeningpost.query.QueryParser;
import org.listeningpost.search.QueryProblem;

/** Whether a text can be the query of a narrative or a topic. Thread-safe. */
public final class StandingQueryCheck {
    private final QueryParser parser;

    private final Function<Query, List<StandingRules.Violation>> rules;
    private final String whose;

    /**
     * @param rules what such a query may not ask
     * @param whose in messages: narrative, topic
     */
    public StandingQueryCheck(QueryParser parser, Function<Query, List<StandingRules.Violation>> rules, String whose) {
        this.parser = parser;
        this.rules = rules;
        this.whose = whose;
    }

    /** A query that can stand, or why it cannot. */
    public sealed interface Verdict {}

    public record Sound(Query query, String interpreted) implements Verdict {}

    public record Refused(List<ProblemError> errors) implements Verdict {
        public Refused {
            errors = List.copyOf(errors);
        }
    }

    public Verdict check(String text) {
        return switch (parser.parse(text)) {
            case ParseResult.Failed failed ->
                new Refused(failed.errors().stream()
                        .map(error -> QueryProblem.mistake(null, error))
                        .toList());
            case ParseResult.Parsed parsed -> {
                List<ProblemError> errors = rules.apply(parsed.query()).stream()
                        .map(StandingQueryCheck::errorOf)
                        .toList();
                yield errors.isEmpty() ? new Sound(parsed.query(), parsed.interpreted()) : new Refused(errors);
            }
        };
    }

    /**
     * What stored queries say of places, by their texts; one that is broken and keeps its tags may say anything.
     *
     * @param tags of the topics that such queries may ask for; asked once for all of them
     */
    public Map<String, PlaceReach> places(Set<String> texts, PlaceReach.Tags tags) {
        Map<String, PlaceReach> places = new HashMap<>();
        Map<String, Query> sound = new HashMap<>();
        Set<String> topics = new HashSet<>();
        for (String text : texts) {
            if (check(text) instanceof Sound passed) {
                sound.put(text, passed.query());
                topics.addAll(passed.query().named().getOrDefault(KeywordField.TOPIC, Set.of()));
            } else {
                places.put(text, PlaceReach.MIXED);
            }
        }
        Map<String, PlaceReach> told = topics.isEmpty() ? Map.of() : tags.of(KeywordField.TOPIC, topics);
        PlaceReach.Tags known = (field, ids) -> field == KeywordField.TOPIC ? told : Map.of();
        sound.forEach((text, query) -> places.put(text, PlaceReach.of(query, known)));
        return places;
    }

    /** The query, or a problem that names each mistake at its place. */
    public Sound require(String text) {
        return switch (check(text)) {
            case Sound sound -> sound;
            case Refused refused -> {
                Problem problem = Problem.of(400, "invalid-query", "The query cannot be a " + whose + "'s");
                for (ProblemError error : refused.errors()) {
                    problem = problem.error(error);
                }
                throw new ProblemException(problem);
            }
        };
    }

    /**
     * A query that need not stand: one of a request, which asks for posts.
     *
     * @param field where it stands in the request
     */
    public Query read(String field, String text) {
        return switch (parser.parse(text)) {
            case ParseResult.Parsed parsed -> parsed.query();
            case ParseResult.Failed failed -> throw QueryProblem.of(field, failed);
        };
    }

    private static ProblemError errorOf(StandingRules.Violation violation) {
        return ProblemError.ofPosition(
                violation.span().start(), violation.span().length(), violation.code(), violation.message(), null);
    }
}
