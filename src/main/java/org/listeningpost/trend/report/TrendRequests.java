package org.listeningpost.trend.report;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.listeningpost.http.Problem;
import org.listeningpost.http.ProblemError;
import org.listeningpost.http.ProblemException;
import org.listeningpost.query.ParseResult;
import org.listeningpost.query.Query;
import org.listeningpost.search.Note;
import org.listeningpost.search.PostField;
import org.listeningpost.search.SearchParameters;
import org.listeningpost.search.SearchPlanner;
import org.listeningpost.trend.Bucket;

/** Reads what was asked for, or ends it with a problem that names the bound and what would fit. Thread-safe. */
final class TrendRequests {
    static final int BUCKETS_MAX = 1_000;
    /** Series times buckets, those of the baseline included: Elasticsearch holds 65,536 buckets and a tone is three. */
    static final int CELLS_MAX = 15_000;

    static final int SIZE_DEFAULT = 10;
    static final int SIZE_MAX = 50;
    private static final Map<String, PostField> SPLITS = splits();
    private static final Set<String> PARAMETERS =
            Set.of("query", "from", "to", "interval", "time_zone", "split", "baseline", "size", "format", "table");
    private static final List<String> FORMATS = List.of("json", "csv");

    private final SearchPlanner planner;
    private final ZoneId home;
    private final @Nullable PlaceQuestions places;
    private final Clock clock;

    /** @param places null where small counts are shown; otherwise answers by place stay on the calendar of {@code home} */
    TrendRequests(SearchPlanner planner, ZoneId home, @Nullable PlaceQuestions places, Clock clock) {
        this.planner = planner;
        this.home = home;
        this.places = places;
        this.clock = clock;
    }

    private static Map<String, PostField> splits() {
        Map<String, PostField> splits = new LinkedHashMap<>();
        splits.put("platform", PostField.PLATFORM);
        splits.put("language", PostField.LANGUAGE);
        splits.put("topic", PostField.TOPICS);
        splits.put("narrative", PostField.NARRATIVES);
        splits.put("facility", PostField.FACILITY);
        splits.put("region", PostField.REGION);
        splits.put("campaign", PostField.CAMPAIGN);
        splits.put("kind", PostField.KIND);
        return splits;
    }

    TrendRequest read(String kindName, Map<String, List<String>> given) {
        TrendKind kind = Keywords.find(TrendKind.class, kindName)
                .orElseThrow(() -> new ProblemException(Problem.notFound("There is no such trend; there are: "
                        + String.join(", ", Keywords.all(TrendKind.class)) + ", emerging, gaps.")));
        SearchParameters parameters = new SearchParameters(given, PARAMETERS);
        TrendRequest.Question question = question("query", parameters.text("query"));
        @Nullable PostField split = split(parameters.text("split"), kind);
        int size = number("size", parameters.text("size"), SIZE_DEFAULT, SIZE_MAX);
        boolean isLocal = places != null && TrendRequest.isLocal(question, split);
        Window window = window(parameters, isLocal);
        boolean hasSeries = kind.ranked() != null || split != null || kind == TrendKind.TERMS;
        if (parameters.text("size") != null && !hasSeries && kind != TrendKind.QUESTIONS) {
            throw bad(
                    "size",
                    "not_without_split",
                    "There is one series; size is how many a split shows.",
                    "split=platform");
        }
        checkCells(window, hasSeries ? size + 1 : 1);
        @Nullable Instant to = moment("to", parameters.text("to"), true, window.zone());
        @Nullable Instant cutFrom = to != null && to.isAfter(window.to()) ? to : null;
        if (isLocal) {
            checkZone(window.zone());
        }
        return new TrendRequest(kind, question, window, split, size, cutFrom, csv(parameters, kind));
    }

    /** For an answer by place. */
    void checkZone(ZoneId zone) {
        if (places != null && !zone.equals(home)) {
            throw bad(
                    "time_zone",
                    "not_with_places",
                    "Answers by place or facility keep to the calendar of the organization, so that shifted days do not"
                            + " give small counts.",
                    home.getId());
        }
    }

    /** @param field where it stands in the request */
    TrendRequest.Question question(String field, @Nullable String text) {
        String typed = text == null ? "" : text;
        ParseResult.Parsed parsed = planner.parse(field, typed);
        return new TrendRequest.Question(
                typed,
                parsed.query(),
                parsed.interpreted(),
                isLocal(field, parsed.query()),
                Note.of(field, parsed.notes()));
    }

    /**
     * What is asked by a single value.
     *
     * @param field where it stands in the request
     */
    TrendRequest.Question question(String field, Query.Keyword value) {
        return new TrendRequest.Question(
                value.interpreted(),
                value,
                value.interpreted(),
                isLocal(field, value),
                Note.ofValues(field, planner.unknownNames(value)));
    }

    private boolean isLocal(String field, Query query) {
        return places != null && places.check(field, query);
    }

    /** Those of the values of a field for which small counts are kept back; an answer by one of them is one by place. */
    Set<String> local(@Nullable PostField field, Collection<String> values) {
        return places == null ? Set.of() : places.among(field, values);
    }

    /** @param isLocal then nobody watches a bucket fill, post by post: the window ends with the last one that is over */
    private Window window(SearchParameters parameters, boolean isLocal) {
        ZoneId zone = zone(parameters.text("time_zone"));
        Interval interval = interval(parameters.text("interval"));
        BaselineKind baseline = baseline(parameters.text("baseline"), interval);
        Instant now = clock.instant();
        @Nullable Instant asked = moment("to", parameters.text("to"), true, zone);
        Bucket running = interval.of(now, zone);
        Instant last = isLocal ? running.start() : running.end();
        Instant to = asked == null || asked.isAfter(last) ? last : asked;
        @Nullable Instant given = moment("from", parameters.text("from"), false, zone);
        Instant from = given == null ? interval.back(to.minusNanos(1), interval.usualBuckets() - 1, zone) : given;
        if (!from.isBefore(now)) {
            throw bad("from", "in_the_future", "The window begins after now, " + now + ".", null);
        }
        if (!from.isBefore(last)) {
            throw bad(
                    "from",
                    "not_over",
                    "By place and facility only buckets that are over are shown; the last " + interval.keyword()
                            + " ended at " + last + ".",
                    interval.of(last.minusNanos(1), zone).start().toString());
        }
        if (!from.isBefore(to)) {
            throw bad("to", "empty_window", "Later than from: this window holds no time at all.", null);
        }
        checkBuckets(interval, interval.roughly(from, to), from, to);
        List<Bucket> bins = interval.cover(from, to, zone);
        checkBuckets(interval, bins.size(), from, to);
        return Window.of(zone, interval, baseline, bins);
    }

    private static void checkBuckets(Interval interval, long buckets, Instant from, Instant to) {
        if (buckets > BUCKETS_MAX) {
            throw bad(
                    "interval",
                    "too_many_buckets",
                    "This window has about " + buckets + " buckets of one " + interval.keyword() + "; at most "
                            + BUCKETS_MAX + " are given at once.",
                    coarser(interval, from, to));
        }
    }

    private static String coarser(Interval interval, Instant from, Instant to) {
        return Arrays.stream(Interval.values())
                .filter(each -> each.compareTo(interval) > 0 && each.roughly(from, to) < BUCKETS_MAX)
                .findFirst()
                .map(each -> "interval=" + each.keyword())
                .orElse("a shorter window");
    }

    private static void checkCells(Window window, int series) {
        int buckets = window.counted().size();
        if ((long) series * buckets > CELLS_MAX) {
            throw bad(
                    "size",
                    "too_many_cells",
                    series + " series of " + buckets + " buckets, those of the baseline included, are more than "
                            + CELLS_MAX + " cells.",
                    buckets * 2 > CELLS_MAX ? "a coarser interval" : "size=" + Math.max(1, CELLS_MAX / buckets - 1));
        }
    }

    ZoneId zone(@Nullable String name) {
        if (name == null) {
            return home;
        }
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw bad("time_zone", "unknown_zone", "A name such as America/New_York, or UTC.", home.getId());
        }
    }

    private static Interval interval(@Nullable String name) {
        return name == null
                ? Interval.DAY
                : Keywords.find(Interval.class, name)
                        .orElseThrow(() -> unknown("interval", Keywords.all(Interval.class), Interval.DAY.keyword()));
    }

    private static BaselineKind baseline(@Nullable String name, Interval interval) {
        BaselineKind kind = name == null
                ? BaselineKind.NONE
                : Keywords.find(BaselineKind.class, name)
                        .orElseThrow(() -> unknown(
                                "baseline", Keywords.all(BaselineKind.class), BaselineKind.PREVIOUS_PERIOD.keyword()));
        if (kind == BaselineKind.SAME_WEEKDAYS && interval.compareTo(Interval.WEEK) > 0) {
            throw bad(
                    "baseline",
                    "needs_weekdays",
                    "Same weekdays are compared in buckets of an hour, a day or a week.",
                    BaselineKind.PREVIOUS_PERIOD.keyword());
        }
        return kind;
    }

    private static @Nullable PostField split(@Nullable String name, TrendKind kind) {
        if (name == null) {
            return null;
        }
        @Nullable PostField field = SPLITS.get(name);
        if (field == null) {
            throw unknown("split", List.copyOf(SPLITS.keySet()), "platform");
        }
        if (!kind.canBeSplit()) {
            throw bad(
                    "split",
                    "not_with_ranking",
                    "The trend " + kind.keyword() + " is itself split by its values; narrow it by the query.",
                    "query=" + name + ":...");
        }
        return field;
    }

    static int number(String name, @Nullable String text, int otherwise, int max) {
        if (text == null) {
            return otherwise;
        }
        try {
            int size = Integer.parseInt(text);
            if (size >= 1 && size <= max) {
                return size;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw bad(name, "out_of_range", "A whole number from 1 to " + max + ".", null);
    }

    private static TrendCsv.@Nullable Table csv(SearchParameters parameters, TrendKind kind) {
        @Nullable String format = parameters.text("format");
        @Nullable String table = parameters.text("table");
        if (format != null && !FORMATS.contains(format)) {
            throw unknown("format", FORMATS, "json");
        }
        if (format == null || !format.equals("csv")) {
            if (table != null) {
                throw bad(
                        "table", "needs_csv", "JSON holds all tables; this picks the one of a CSV file.", "format=csv");
            }
            return null;
        }
        List<String> known = Arrays.stream(TrendCsv.Table.values())
                .filter(each -> each != TrendCsv.Table.MOST_ASKED || kind == TrendKind.QUESTIONS)
                .map(TrendCsv.Table::keyword)
                .toList();
        return table == null
                ? TrendCsv.Table.POINTS
                : Keywords.find(TrendCsv.Table.class, table)
                        .filter(each -> known.contains(each.keyword()))
                        .orElseThrow(() -> unknown("table", known, TrendCsv.Table.POINTS.keyword()));
    }

    /** A date counts whole on the calendar of the zone: as an end it is the last day that counts. */
    static @Nullable Instant moment(String name, @Nullable String text, boolean isEnd, ZoneId zone) {
        if (text == null) {
            return null;
        }
        try {
            Instant moment = text.length() == 10
                    ? LocalDate.parse(text)
                            .plusDays(isEnd ? 1 : 0)
                            .atStartOfDay(zone)
                            .toInstant()
                    : OffsetDateTime.parse(text).toInstant();
            int year = moment.atOffset(ZoneOffset.UTC).getYear();
            if (year >= 1900 && year <= 2200) {
                return moment;
            }
        } catch (DateTimeException e) {
            // said below
        }
        throw bad(
                name,
                "invalid_date",
                "A date that there is (2026-01-31) or a date and time (2026-01-31T08:00:00Z), in the years 1900 to 2200.",
                null);
    }

    private static ProblemException unknown(String field, List<String> known, String suggestion) {
        return bad(field, "unknown_value", "One of: " + String.join(", ", known) + ".", suggestion);
    }

    static ProblemException bad(String field, String code, String message, @Nullable String suggestion) {
        return new ProblemException(Problem.of(400, "bad-request", "Bad request")
                .error(new ProblemError(field, null, null, code, message, suggestion)));
    }
}
