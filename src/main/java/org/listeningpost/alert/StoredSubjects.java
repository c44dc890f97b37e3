package org.listeningpost.alert;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.listeningpost.http.Problem;
import org.listeningpost.http.ProblemException;
import org.listeningpost.query.DateField;
import org.listeningpost.query.ParseResult;
import org.listeningpost.query.Query;
import org.listeningpost.query.QueryParser;
import org.listeningpost.search.QueryProblem;
import org.listeningpost.security.Caller;

/** Subjects that stand in the rule itself or in the stores of narratives and saved queries. Thread-safe. */
public final class StoredSubjects implements AlertSubjects {

    /**
     * A query under a name.
     *
     * @param onlyFor id of the key that alone may see it; null where others may
     */
    public record NamedQuery(
            String title, String text, @Nullable String onlyFor) {}

    /** Where queries are kept under names. Each is empty where there is no such thing. */
    public interface Sources {
        Optional<NamedQuery> narrative(String id);

        Optional<NamedQuery> savedQuery(String id);

        /** Topics that tag posts. */
        Optional<NamedQuery> topic(String id);
    }

    private final QueryParser parser;
    private final Sources sources;

    public StoredSubjects(QueryParser parser, Sources sources) {
        this.parser = parser;
        this.sources = sources;
    }

    @Override
    public Resolved resolve(Subject subject) {
        return parsed(fieldOf(subject), named(subject));
    }

    @Override
    public void requireVisible(Subject subject, Caller caller) {
        String onlyFor = named(subject).onlyFor();
        if (onlyFor != null && !onlyFor.equals(caller.keyId())) {
            throw noSavedQuery(); // somebody's own does not exist for others
        }
    }

    private NamedQuery named(Subject subject) {
        subject.checked();
        if (subject.query() != null) {
            return new NamedQuery(subject.query(), subject.query(), null);
        }
        if (subject.topic() != null) {
            return sources.topic(subject.topic())
                    .orElseThrow(() -> bad("subject.topic", "not_found", "No topic of this name tags posts."));
        }
        if (subject.narrative() != null) {
            return sources.narrative(subject.narrative())
                    .orElseThrow(() -> bad("subject.narrative", "not_found", "There is no such narrative."));
        }
        return Optional.ofNullable(subject.savedQuery())
                .flatMap(sources::savedQuery)
                .orElseThrow(StoredSubjects::noSavedQuery);
    }

    private static String fieldOf(Subject subject) {
        if (subject.query() != null) {
            return "subject.query";
        }
        if (subject.topic() != null) {
            return "subject.topic";
        }
        return subject.narrative() != null ? "subject.narrative" : "subject.saved_query";
    }

    private static ProblemException noSavedQuery() {
        return bad("subject.saved_query", "not_found", "There is no such saved query.");
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
            case ParseResult.Failed failed -> throw QueryProblem.of(field, failed);
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
