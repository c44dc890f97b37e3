package org.listeningpost.topic;

import java.util.ArrayList;
import java.util.List;
import org.listeningpost.narrative.match.StandingRules;
import org.listeningpost.narrative.match.StandingSet;
import org.listeningpost.post.Author;
import org.listeningpost.query.KeywordField;
import org.listeningpost.query.ParseResult;
import org.listeningpost.query.Query;
import org.listeningpost.query.QueryError;
import org.listeningpost.query.QueryLimits;
import org.listeningpost.query.QueryParser;
import org.listeningpost.query.Span;

/** What may be the query of a topic: what may stand, and asks neither for topics nor for whoever wrote. */
public final class VocabularyQueries {
    /** What is bundled keeps to the limits that are set when nobody sets any. */
    private static final QueryParser PARSER = new QueryParser(QueryLimits.DEFAULT);

    private VocabularyQueries() {}

    /** A mistake in the query of one topic. */
    public record Mistake(String topic, int position, int length, String code, String message) {}

    /** All mistakes of all topics. */
    public static List<Mistake> check(List<Topic> topics) {
        List<Mistake> found = new ArrayList<>();
        for (Topic topic : topics) {
            switch (PARSER.parse(topic.query())) {
                case ParseResult.Failed failed -> {
                    for (QueryError error : failed.errors()) {
                        found.add(new Mistake(
                                topic.id(),
                                error.position(),
                                error.length(),
                                error.kind().code(),
                                error.message()));
                    }
                }
                case ParseResult.Parsed parsed -> {
                    for (StandingRules.Violation violation : violations(parsed.query())) {
                        found.add(new Mistake(
                                topic.id(),
                                violation.span().start(),
                                violation.span().length(),
                                violation.code(),
                                violation.message()));
                    }
                }
            }
        }
        return found;
    }

    /** The queries of a vocabulary that is right, as the bundled one is. */
    static List<StandingSet.Member> parsed(List<Topic> topics) {
        List<StandingSet.Member> members = new ArrayList<>();
        for (Topic topic : topics) {
            if (PARSER.parse(topic.query()) instanceof ParseResult.Parsed parsed
                    && violations(parsed.query()).isEmpty()) {
                members.add(new StandingSet.Member(topic.id(), parsed.query()));
            } else {
                throw new VocabularyException("the query of the topic " + topic.id() + " is broken");
            }
        }
        return members;
    }

    /** Why a query cannot be a topic's, in the order of the text. */
    static List<StandingRules.Violation> violations(Query query) {
        List<StandingRules.Violation> found = new ArrayList<>(StandingRules.check(query, "topic"));
        collect(query, found);
        return found;
    }

    private static void collect(Query query, List<StandingRules.Violation> found) {
        switch (query) {
            case Query.And and -> and.clauses().forEach(clause -> collect(clause, found));
            case Query.Or or -> or.clauses().forEach(clause -> collect(clause, found));
            case Query.Not not -> collect(not.clause(), found);
            case Query.Near near -> {
                // words only
            }
            case Query.Keyword keyword
            when keyword.field() == KeywordField.TOPIC ->
                found.add(new StandingRules.Violation(
                        keyword.span(), "topic_in_topic", "A topic cannot be made of topics: take over their words."));
            case Query.Keyword keyword
            when keyword.field() == KeywordField.AUTHOR -> found.add(ofSomebody(keyword.span()));
            case Query.Account account when Author.isPseudonym(account.name()) -> found.add(ofSomebody(account.span()));
            case Query.Leaf leaf -> {
                // asks for neither
            }
        }
    }

    private static StandingRules.Violation ofSomebody(Span span) {
        return new StandingRules.Violation(
                span,
                "author_in_topic",
                "A topic is what posts are about, not whose they are: watch an author by a narrative or a saved query, "
                        + "which follow when a pseudonym changes.");
    }
}
