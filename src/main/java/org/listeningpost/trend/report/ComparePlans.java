package org.listeningpost.trend.report;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.listeningpost.query.KeywordField;
import org.listeningpost.query.Query;
import org.listeningpost.query.Span;
import org.listeningpost.trend.effect.Effect;

/** Checks a comparison, or ends it with a problem that names the bound. Thread-safe. */
final class ComparePlans {
    static final int DAYS_MAX = 400;
    private static final int REACH_MAX = 1_000;
    private static final int NAME_CHARACTERS_MAX = 200;

    private final TrendRequests reader;
    private final Clock clock;

    ComparePlans(TrendRequests reader, Clock clock) {
        this.reader = reader;
        this.clock = clock;
    }

    ComparePlan plan(CompareRequest request) {
        if (request.query() == null || request.window() == null) {
            throw TrendRequests.bad(
                    request.query() == null ? "query" : "window",
                    "missing",
                    "A query and a window of whole days are needed.",
                    "{\"query\": \"...\", \"window\": {\"from\": \"2026-03-01\", \"to\": \"2026-03-28\"}}");
        }
        ZoneId zone = reader.zone(request.timeZone());
        ComparePlan.Span window = span("window", request.window());
        LocalDate today = clock.instant().atZone(zone).toLocalDate();
        ComparePlan.Span baseline = request.baseline() == null
                ? new ComparePlan.Span(
                        window.first().minusDays(window.days()), window.first().minusDays(1))
                : span("baseline", request.baseline());
        check(window, baseline, today);
        TrendRequest.Question question = reader.question("query", request.query());
        ComparePlan plan = new ComparePlan(
                question, control(request.control()), zone, baseline, window, measures(request.measures(), question));
        if (plan.isLocal()) {
            reader.checkZone(zone);
        }
        return plan;
    }

    private static void check(ComparePlan.Span window, ComparePlan.Span baseline, LocalDate today) {
        for (ComparePlan.Span span : List.of(window, baseline)) {
            String name = span == window ? "window" : "baseline";
            if (!span.last().isBefore(today)) {
                throw TrendRequests.bad(
                        name + ".to",
                        "not_over",
                        "Only whole days that are over are compared; the last one is " + today.minusDays(1) + ".",
                        today.minusDays(1).toString());
            }
            if (span.days() < Effect.DAYS_MIN || span.days() > DAYS_MAX) {
                throw TrendRequests.bad(
                        name,
                        span.days() < Effect.DAYS_MIN ? "too_few_days" : "too_many_days",
                        "Between " + Effect.DAYS_MIN + " days, so that each weekday is there, and " + DAYS_MAX
                                + "; these are " + span.days() + ".",
                        null);
            }
        }
        if (window.meets(baseline)) {
            throw TrendRequests.bad("baseline", "overlaps", "The baseline shares days with the window.", null);
        }
        if (baseline.first().isAfter(window.last())) {
            throw TrendRequests.bad(
                    "baseline",
                    "after_window",
                    "The baseline is what was before the window: a change is told from the earlier to the later.",
                    null);
        }
        long reach = ChronoUnit.DAYS.between(baseline.first(), window.first());
        if (reach > REACH_MAX) {
            throw TrendRequests.bad("baseline", "too_far", "The two begin at most " + REACH_MAX + " days apart.", null);
        }
    }

    private static ComparePlan.Span span(String name, CompareRequest.Stretch stretch) {
        LocalDate first = day(name + ".from", stretch.from());
        LocalDate last = day(name + ".to", stretch.to());
        if (last.isBefore(first)) {
            throw TrendRequests.bad(name + ".to", "empty_window", "Not before from; both days count.", null);
        }
        return new ComparePlan.Span(first, last);
    }

    private static LocalDate day(String name, @Nullable String text) {
        if (text == null) {
            throw TrendRequests.bad(name, "missing", "A date such as 2026-01-31; both days count.", null);
        }
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() >= 1900 && day.getYear() <= 2200) {
                return day;
            }
        } catch (DateTimeException e) {
            // said below
        }
        throw TrendRequests.bad(name, "invalid_date", "A date that there is, such as 2026-01-31.", null);
    }

    private TrendRequest.@Nullable Question control(CompareRequest.@Nullable Control control) {
        if (control == null) {
            return null;
        }
        List<TrendRequest.Question> given = new ArrayList<>();
        if (control.query() != null) {
            given.add(reader.question("control.query", control.query()));
        }
        if (control.topic() != null) {
            given.add(tag(KeywordField.TOPIC, control.topic()));
        }
        if (control.facility() != null) {
            given.add(tag(KeywordField.FACILITY, control.facility()));
        }
        if (given.size() != 1) {
            throw TrendRequests.bad("control", "one_of", "Exactly one of query, topic, facility.", null);
        }
        return given.getFirst();
    }

    private TrendRequest.Question tag(KeywordField field, String value) {
        if (value.isBlank() || value.length() > NAME_CHARACTERS_MAX) {
            throw TrendRequests.bad(
                    "control." + field.typedName(),
                    "out_of_range",
                    "Between 1 and " + NAME_CHARACTERS_MAX + " characters.",
                    null);
        }
        return reader.question("control." + field.typedName(), new Query.Keyword(field, List.of(value), Span.NONE));
    }

    private static List<CompareMeasure> measures(@Nullable List<String> names, TrendRequest.Question question) {
        if (names == null) {
            return Arrays.stream(CompareMeasure.values())
                    .filter(measure -> measure.isOf(question))
                    .toList();
        }
        if (names.isEmpty()) {
            throw TrendRequests.bad(
                    "measures",
                    "empty",
                    "At least one of " + String.join(", ", Keywords.all(CompareMeasure.class))
                            + "; without the field all.",
                    CompareMeasure.VOLUME.keyword());
        }
        List<CompareMeasure> measures = new ArrayList<>();
        for (@Nullable String name : names) {
            CompareMeasure measure = (name == null
                            ? Optional.<CompareMeasure>empty()
                            : Keywords.find(CompareMeasure.class, name))
                    .orElseThrow(() -> TrendRequests.bad(
                            "measures",
                            "unknown_value",
                            "One can compare " + String.join(", ", Keywords.all(CompareMeasure.class)) + ".",
                            CompareMeasure.VOLUME.keyword()));
            if (!measure.isOf(question)) {
                throw TrendRequests.bad(
                        "measures",
                        "share_of_everything",
                        "Every post is in the query, so its share is always 1.",
                        CompareMeasure.VOLUME.keyword());
            }
            if (!measures.contains(measure)) {
                measures.add(measure);
            }
        }
        return List.copyOf(measures);
    }
}
