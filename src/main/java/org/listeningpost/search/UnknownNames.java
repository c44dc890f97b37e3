package org.listeningpost.search;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

    /** In the order of the text; ten at most. A guess is made for those that are shown. */
    List<QueryNote> in(Query query) {
        Map<KeywordField, KnownNames.Missing> missing = new EnumMap<>(KeywordField.class);
        query.named().forEach((field, names) -> missing.put(field, known.missing(field, names)));
        return query.keywords()
                .flatMap(clause -> notes(clause, missing.getOrDefault(clause.field(), KnownNames.Missing.NONE)))
                .limit(NOTES_MAX)
                .toList();
    }

    private static Stream<QueryNote> notes(Query.Keyword clause, KnownNames.Missing missing) {
        return clause.values().stream().filter(missing.names()::contains).map(name -> {
            String meant = Nearest.to(name, missing.all());
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
