package org.listeningpost.query;

import java.util.List;

/** A query or what is wrong with it; parsing never throws. */
public sealed interface ParseResult {

    /** @param interpreted canonical text with every operator written out; parses to the same query */
    record Parsed(Query query, String interpreted, List<QueryNote> notes) implements ParseResult {
        public Parsed {
            notes = List.copyOf(notes);
        }
    }

    /** @param errors at least one, by position */
    record Failed(List<QueryError> errors) implements ParseResult {
        public Failed {
            errors = List.copyOf(errors);
        }
    }
}
