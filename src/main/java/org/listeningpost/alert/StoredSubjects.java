package org.listeningpost.alert;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.listeningpost.http.Problem;
import org.listeningpost.http.ProblemError;
import org.listeningpost.http.ProblemException;
import org.listeningpost.query.DateField;
import org.listeningpost.query.ParseResult;
import org.listeningpost.query.Query;
import org.listeningpost.query.QueryError;
import org.listeningpost.query.QueryParser;

/** Subjects that stand in the rule itself or in the stores of narratives and saved queries. Thread-safe. */
public final class StoredSubjects implements AlertSubjects {

    /** A query under a name. */
    public record NamedQuery(String title, String text) {}

    private final QueryParser parser;
    private final Function<String, Optional<NamedQuery>> narratives;
    private final Function<String, Optional<NamedQuery>> savedQueries;

    /** @param narratives finds a narrative by id, as {@code savedQueries} finds a saved query */
    public StoredSubjects(
            QueryParser parser,
            Function<String, Optional<NamedQuery>> narratives,
            Function<String, Optional<NamedQuery>> savedQueries) {
        this.parser = parser;
        this.narratives = narratives;
        this.savedQueries = savedQueries;
    }

    @Override
    public Resolved resolve(Subject subject) {
        subject.checked();
        if (subject.query() != null) {
            return parsed("subject.query", new NamedQuery(subject.query(), subject.query()));
        }
        if (subject.topic() != null) {
            String topic = subject.topic();
            if (!topic.matches("[A-Za-z0-9_-]{1,100}")) {
                throw bad("subject.topic", "unknown_value", "A topic has letters, digits, - and _.");
            }
            return parsed("subject.topic", new NamedQuery(topic, "topic:" + topic));
        }
        if (subject.narrative() != null) {
            return parsed(
                    "subject.narrative",
                    narratives
                            .apply(subject.narrative())
                            .orElseThrow(() -> bad("subject.narrative", "not_found", "There is no such narrative.")));
        }
        return parsed(
                "subject.saved_query",
                Optional.ofNullable(subject.savedQuery())
                        .flatMap(savedQueries)
                        .orElseThrow(() -> bad("subject.saved_query", "not_found", "There is no such saved query.")));
    }

    private Resolved parsed(String field, NamedQuery named) {
        return switch (parser.parse(named.text())) {
            case ParseResult.Parsed parsed -> {
                if (namesTimeOfCreation(parsed.query())) {
                    throw bad(
                            field,
                            "time_in_query",
                            "The query names times of creation; a rule takes its times from its buckets.");
                }
                yield new Resolved(named.text(), parsed.query(), parsed.interpreted(), named.title());
            }
            case ParseResult.Failed failed -> {
                Problem problem = Problem.of(400, "invalid-query", "The query cannot be understood");
                for (QueryError error : failed.errors()) {
                    problem = problem.error(ProblemError.ofPosition(
                            error.position(),
                            error.length(),
                            error.kind().name().toLowerCase(Locale.ROOT),
                            error.message(),
                            error.suggestion()));
                }
                throw new ProblemException(problem);
            }
        };
    }

    private static boolean namesTimeOfCreation(Query query) {
        return switch (query) {
            case Query.And and -> and.clauses().stream().anyMatch(StoredSubjects::namesTimeOfCreation);
            case Query.Or or -> or.clauses().stream().anyMatch(StoredSubjects::namesTimeOfCreation);
            case Query.Not not -> namesTimeOfCreation(not.clause());
            case Query.Near near -> false;
            case Query.Leaf leaf -> leaf instanceof Query.DateRange range && range.field() == DateField.CREATED;
        };
    }

    private static ProblemException bad(String field, String code, String message) {
        return new ProblemException(Problem.badField(field, code, message));
    }
}
