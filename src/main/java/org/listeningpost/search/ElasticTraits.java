package org.listeningpost.search;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import org.listeningpost.query.Trait;

/** What {@code has:} and {@code is:} look at. */
final class ElasticTraits {
    private ElasticTraits() {}

    static Query of(Trait trait) {
        return switch (trait) {
            // Links to publishers that are not allow-listed are redacted, and counted.
            case HAS_LINK ->
                Query.of(q -> q.bool(b ->
                        b.minimumShouldMatch("1").should(exists("urls"), exists("domains"), exists("redactions.URL"))));
            case HAS_QUESTION, IS_QUESTION -> term("is_question", true);
            case HAS_ATTACHMENT -> exists("attachment_text");
            case HAS_TITLE -> exists("title");
            case HAS_HASHTAG -> exists("hashtags");
            case HAS_MENTION -> exists("mentions");
            case HAS_EMOJI -> exists("emoji");
            case HAS_RATING -> exists("rating");
            case IS_POST, IS_COMMENT, IS_REPLY, IS_SHARE, IS_REVIEW, IS_SURVEY_ANSWER, IS_MESSAGE ->
                term("kind", trait.value());
            case IS_EDITED -> exists("edited_at");
            case IS_VERIFIED -> term("author.verified", true);
            case IS_PERSON, IS_ORGANISATION, IS_MEDIA, IS_OFFICIAL -> term("author.kind", trait.value());
        };
    }

    private static Query exists(String field) {
        return Query.of(q -> q.exists(e -> e.field(field)));
    }

    private static Query term(String field, String value) {
        return Query.of(q -> q.term(t -> t.field(field).value(value)));
    }

    private static Query term(String field, boolean value) {
        return Query.of(q -> q.term(t -> t.field(field).value(value)));
    }
}
