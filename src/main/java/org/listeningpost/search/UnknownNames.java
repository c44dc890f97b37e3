package org.listeningpost.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.listeningpost.query.KeywordField;
import org.listeningpost.query.Nearest;
import org.listeningpost.query.Query;
import org.listeningpost.query.QueryNote;

/**
 * Notes the names in a query that nothing has now. They are no mistakes: posts keep the tags of what was removed, and a saved query
 * outlives what it names. Thread-safe.
 */
final class UnknownNames {
    private static final int NOTES_MAX = 10;
    private static final int SHOWN_MAX = 60;

    private final KnownNames known;

    UnknownNames(KnownNames known) {
        this.known = known;
    }

    /** In the order of the text; ten at most. */
    List<QueryNote> in(Query query) {
        List<Query.Keyword> clauses = new ArrayList<>();
        collect(query, clauses);
        Map<KeywordField, Set<String>> named = new EnumMap<>(KeywordField.class);
        clauses.forEach(clause -> named.computeIfAbsent(clause.field(), field -> new LinkedHashSet<>())
                .addAll(clause.values()));
        Map<KeywordField, Map<String, Optional<String>>> guesses = new EnumMap<>(KeywordField.class);
        named.forEach((field, names) -> guesses.put(field, guesses(field, known.unknown(field, names))));
        return clauses.stream()
                .flatMap(clause -> notes(clause, guesses.getOrDefault(clause.field(), Map.of())))
                .limit(NOTES_MAX)
                .toList();
    }

    private static void collect(Query query, List<Query.Keyword> clauses) {
        switch (query) {
            case Query.And and -> and.clauses().forEach(clause -> collect(clause, clauses));
            case Query.Or or -> or.clauses().forEach(clause -> collect(clause, clauses));
            case Query.Not not -> collect(not.clause(), clauses);
            case Query.Near near -> {
                // words only
            }
            case Query.Keyword keyword -> clauses.add(keyword);
            case Query.Leaf leaf -> {
                // names nothing
            }
        }
    }

    /** What each unknown name may have been meant to be. */
    private Map<String, Optional<String>> guesses(KeywordField field, Collection<String> unknown) {
        Collection<String> all = unknown.isEmpty() ? List.of() : known.all(field);
        Map<String, Optional<String>> guesses = new HashMap<>();
        unknown.forEach(name -> guesses.put(name, Optional.ofNullable(Nearest.to(name, all))));
        return guesses;
    }

    private static Stream<QueryNote> notes(Query.Keyword clause, Map<String, Optional<String>> guesses) {
        return clause.values().stream().filter(guesses::containsKey).map(name -> {
            @Nullable
            String meant = guesses.getOrDefault(name, Optional.empty()).orElse(null);
            return new QueryNote(
                    QueryNote.Kind.UNKNOWN_NAME,
                    clause.span().start(),
                    clause.span().length(),
                    message(clause.field(), name, meant),
                    meant == null ? null : replaced(clause, name, meant));
        });
    }

    private static String message(KeywordField field, String name, @Nullable String meant) {
        String shown = name.length() > SHOWN_MAX ? name.substring(0, SHOWN_MAX) + "..." : name;
        return "There is no " + field.name().toLowerCase(Locale.ROOT) + " \"" + shown + "\""
                + (meant == null ? "." : "; did you mean \"" + meant + "\"?");
    }

    /** The clause as it was meant. */
    private static String replaced(Query.Keyword keyword, String name, String meant) {
        List<String> values = keyword.values().stream()
                .map(value -> value.equals(name) ? meant : value)
                .distinct()
                .toList();
        return new Query.Keyword(keyword.field(), values, keyword.span()).interpreted();
    }
}
