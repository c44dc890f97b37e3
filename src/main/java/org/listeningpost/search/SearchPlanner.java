package org.listeningpost.search;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.listeningpost.http.Problem;
import org.listeningpost.http.ProblemError;
import org.listeningpost.http.ProblemException;
import org.listeningpost.http.TimeSpan;
import org.listeningpost.query.Nearest;
import org.listeningpost.query.ParseResult;
import org.listeningpost.query.Query;
import org.listeningpost.query.QueryNote;
import org.listeningpost.query.QueryParser;
import org.listeningpost.query.Span;

/** Checks a request and turns it into a plan, or ends it with a problem that names what is wrong. Thread-safe. */
public final class SearchPlanner {
    private static final int SIZE_DEFAULT = 20;
    private static final int FACETS_MAX = 10;
    private static final int FILTER_VALUES_MAX = 100;
    private static final int FILTER_CHARACTERS_MAX = 300;
    /** Elasticsearch's {@code max_result_window}: groups cannot be paged by their last post. */
    static final int COLLAPSED_MAX = 10_000;

    private final QueryParser parser;
    private final UnknownNames unknown;
    private final int pageSizeMax;

    public SearchPlanner(QueryParser parser, KnownNames known, int pageSizeMax) {
        this.parser = parser;
        this.unknown = new UnknownNames(known);
        this.pageSizeMax = pageSizeMax;
    }

    public SearchPlan plan(SearchRequest request) {
        SearchSort sort = request.sort() == null
                ? SearchSort.NEWEST
                : SearchSort.of(request.sort())
                        .orElseThrow(() -> bad("sort", "unknown_value", "One of relevance, newest, engagement."));
        int size = request.size() == null ? Math.min(SIZE_DEFAULT, pageSizeMax) : request.size();
        if (size < 0 || size > pageSizeMax) {
            throw bad("size", "out_of_range", "Between 0 and " + pageSizeMax + ".");
        }
        SearchPlan.View view = new SearchPlan.View(
                Boolean.TRUE.equals(request.highlight()),
                Boolean.TRUE.equals(request.collapse()),
                facets(request.facets() == null ? List.of() : request.facets()));
        SearchPlan plan = new SearchPlan(criteria(request), sort, size, null, view);
        if (request.cursor() == null) {
            return plan;
        }
        SearchCursor.Place place = place(request.cursor(), plan);
        return new SearchPlan(plan.criteria(), sort, sizeAt(place, size), place, view);
    }

    /** Which posts a request asks for, without pages: for exports, too. */
    public SearchPlan.Criteria criteria(SearchRequest request) {
        String text = request.query() == null ? "" : request.query();
        ParseResult.Parsed parsed = parse(text);
        TimeSpan span = TimeSpan.of(request.from(), request.to());
        Map<PostField, List<String>> filters = filters(request.filters() == null ? Map.of() : request.filters());
        List<Note> notes = new ArrayList<>(Note.of(null, parsed.notes()));
        filters.forEach((field, values) -> field.typed()
                .ifPresent(typed -> notes.addAll(Note.ofValues(
                        "filters." + field.indexField(), unknown.in(new Query.Keyword(typed, values, Span.NONE))))));
        return new SearchPlan.Criteria(
                text, parsed.query(), parsed.interpreted(), notes, span.from(), span.to(), filters);
    }

    /** What the parser makes of a query, with notes of what it names that there is not. */
    public ParseResult parseOnly(String text) {
        return switch (parser.parse(text)) {
            case ParseResult.Parsed parsed -> {
                List<QueryNote> notes = new ArrayList<>(parsed.notes());
                notes.addAll(unknown.in(parsed.query()));
                yield new ParseResult.Parsed(parsed.query(), parsed.interpreted(), notes);
            }
            case ParseResult.Failed failed -> failed;
        };
    }

    /** The query, or a problem that names each mistake at its place. */
    public ParseResult.Parsed parse(String text) {
        return parse(null, text);
    }

    /**
     * The same of one of several queries.
     *
     * @param field where it stands in the request; null where there is only one
     */
    public ParseResult.Parsed parse(@Nullable String field, String text) {
        return switch (parseOnly(text)) {
            case ParseResult.Parsed parsed -> parsed;
            case ParseResult.Failed failed -> throw QueryProblem.of(field, failed);
        };
    }

    /** What a query names that there is not. */
    public List<QueryNote> unknownNames(Query query) {
        return unknown.in(query);
    }

    private static SearchCursor.Place place(String text, SearchPlan plan) {
        SearchCursor cursor = SearchCursor.decode(text)
                .orElseThrow(() -> bad("cursor", "invalid_cursor", "This is not a cursor of this API."));
        if (cursor.search() != plan.digest()) {
            throw bad(
                    "cursor",
                    "foreign_cursor",
                    "The cursor belongs to another search: query, dates, filters, sort and collapse stay the same"
                            + " from page to page.");
        }
        if (cursor.place() instanceof SearchCursor.Place.Offset offset && offset.groups() >= COLLAPSED_MAX) {
            throw bad(
                    "cursor",
                    "too_far",
                    "Collapsed results end after " + COLLAPSED_MAX + " groups: narrow the search, or leave collapse"
                            + " out.");
        }
        return cursor.place();
    }

    /** The last page of groups holds what is left before the bound. */
    private static int sizeAt(SearchCursor.Place place, int size) {
        return place instanceof SearchCursor.Place.Offset offset
                ? Math.min(size, COLLAPSED_MAX - offset.groups())
                : size;
    }

    private static Map<PostField, List<String>> filters(Map<String, JsonNode> asked) {
        Map<PostField, List<String>> filters = new TreeMap<>();
        for (Map.Entry<String, JsonNode> each : asked.entrySet()) {
            String name = "filters." + shortened(each.getKey());
            PostField field = PostField.of(each.getKey())
                    .orElseThrow(() -> bad(
                            name,
                            "unknown_field",
                            "One can filter by " + String.join(", ", PostField.allNames()) + "."));
            List<String> values = new ArrayList<>();
            Iterable<JsonNode> nodes = each.getValue().isArray() ? each.getValue() : List.of(each.getValue());
            for (JsonNode value : nodes) {
                if (!value.isTextual() && !value.isBoolean()) {
                    throw bad(name, "wrong_type", "A text or a list of texts.");
                }
                values.add(checked(name, field, value.asText()));
            }
            if (values.isEmpty() || values.size() > FILTER_VALUES_MAX) {
                throw bad(name, "out_of_range", "Between 1 and " + FILTER_VALUES_MAX + " values.");
            }
            if (filters.put(field, List.copyOf(values)) != null) {
                throw bad(name, "duplicate_field", "The same field is there under another name.");
            }
        }
        return filters;
    }

    private static String checked(String name, PostField field, String value) {
        if (value.isEmpty() || value.length() > FILTER_CHARACTERS_MAX) {
            throw bad(name, "out_of_range", "Values have between 1 and " + FILTER_CHARACTERS_MAX + " characters.");
        }
        String meant = field.canonical(value);
        List<String> all = field.closedSet();
        if (!all.isEmpty() && !all.contains(meant)) {
            throw refused(name, "unknown_value", "One of " + String.join(", ", all) + ".", Nearest.to(value, all));
        }
        field.typed().flatMap(typed -> typed.refusal(value)).ifPresent(error -> {
            throw refused(name, error.kind().code(), error.message(), error.suggestion());
        });
        return meant;
    }

    private static ProblemException refused(String field, String code, String message, @Nullable String suggestion) {
        return new ProblemException(Problem.of(400, "bad-request", "Bad request")
                .error(new ProblemError(field, null, null, code, message, suggestion)));
    }

    private static List<SearchPlan.Facet> facets(List<String> asked) {
        if (asked.size() > FACETS_MAX) {
            throw bad("facets", "out_of_range", "At most " + FACETS_MAX + " at once.");
        }
        List<SearchPlan.Facet> facets = new ArrayList<>();
        for (@Nullable String name : asked) {
            PostField field = name == null ? null : PostField.of(name).orElse(null);
            if (name == null || field == null) {
                throw bad(
                        "facets", "unknown_field", "One can count by " + String.join(", ", PostField.allNames()) + ".");
            }
            if (facets.stream().noneMatch(facet -> facet.name().equals(name))) {
                facets.add(new SearchPlan.Facet(name, field));
            }
        }
        return facets;
    }

    private static String shortened(String name) {
        return name.length() > 60 ? name.substring(0, 60) : name;
    }

    private static ProblemException bad(String field, String code, String message) {
        return new ProblemException(Problem.badField(field, code, message));
    }
}
