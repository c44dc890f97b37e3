package org.listeningpost.trend.report;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.listeningpost.audit.AuditEvent;
import org.listeningpost.audit.AuditLog;
import org.listeningpost.config.Config;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticRequests;
import org.listeningpost.query.PlaceReach;
import org.listeningpost.search.ElasticCounts;
import org.listeningpost.search.SearchPlanner;
import org.listeningpost.security.Caller;
import org.listeningpost.trend.Bucket;
import org.listeningpost.trend.effect.DaySums;
import org.listeningpost.trend.effect.Effect;
import org.listeningpost.trend.effect.Period;

/** Compares a stretch of time with another, and says what may be concluded. Thread-safe. */
public final class CompareService {
    private final ComparePlans plans;
    private final CompareIndex index;
    private final SmallCells cells;
    private final AuditLog audit;
    private final Clock clock;

    public CompareService(
            ElasticRequests requests,
            IndexNames names,
            Config config,
            SearchPlanner planner,
            PlaceReach.Tags tags,
            AuditLog audit,
            Clock clock) {
        this.cells = new SmallCells(config.privacy().smallCellMin());
        TrendRequests reader = new TrendRequests(planner, config.organization().zone(), cells.places(tags), clock);
        this.plans = new ComparePlans(reader, clock);
        this.index = new CompareIndex(
                new ElasticCounts(requests, names, config.limits().searchMillisMax()), clock);
        this.audit = audit;
        this.clock = clock;
    }

    Map<String, Object> compare(CompareRequest request, Caller caller) {
        long start = clock.millis();
        ComparePlan plan = plans.plan(request);
        List<Bucket> days = plan.days();
        CompareIndex.Counts counts = index.count(plan, days);
        List<Day> kept = kept(plan, days);
        @Nullable SmallCells small = plan.isLocal() && cells.k() > 1 ? cells : null;
        CompareAnswer answer = new CompareAnswer(plan, small);
        Map<Period, CompareMeasure.DayTally> found = sums(kept, counts.found());
        TrendRequest.Question control = plan.control();
        CompareMeasure.DayTally @Nullable [] controls = counts.control();
        record(caller, "compare", plan.question(), found);
        List<CompareAnswer.Line> lines = new ArrayList<>();
        List<CompareAnswer.Line> controlled = new ArrayList<>();
        for (CompareMeasure measure : plan.measures()) {
            DaySums own = sums(measure, kept, days, counts.all(), counts.found());
            boolean isKeptBack = isKeptBack(measure, found, small);
            lines.add(new CompareAnswer.Line(
                    measure,
                    own,
                    isKeptBack ? Effect.untold(measure.scale()) : Effect.of(own, measure.scale()),
                    found));
        }
        if (control != null && controls != null) {
            Map<Period, CompareMeasure.DayTally> others = sums(kept, controls);
            record(caller, "compare.control", control, others);
            for (CompareAnswer.Line line : lines) {
                CompareMeasure measure = line.measure();
                if (!measure.isOf(control)) {
                    continue;
                }
                DaySums other = sums(measure, kept, days, counts.all(), controls);
                boolean isUntold = isKeptBack(measure, found, small) || isKeptBack(measure, others, small);
                Effect effect =
                        isUntold ? Effect.untold(measure.scale()) : Effect.of(line.days(), other, measure.scale());
                controlled.add(new CompareAnswer.Line(measure, other, effect, others));
            }
        }
        Map<String, Object> body = new LinkedHashMap<>(answer.body(lines, controlled));
        body.put("took_ms", clock.millis() - start);
        return body;
    }

    /** A control is a question of its own, by which a place can be asked about as well. */
    private void record(
            Caller caller, String action, TrendRequest.Question question, Map<Period, CompareMeasure.DayTally> found) {
        double hits = found.values().stream()
                .mapToDouble(CompareMeasure.DayTally::posts)
                .sum();
        audit.record(AuditEvent.ofQuery(clock.instant(), caller.keyId(), action, question.text(), (long) hits));
    }

    private static Map<Period, CompareMeasure.DayTally> sums(List<Day> kept, CompareMeasure.DayTally[] tallies) {
        Map<Period, CompareMeasure.DayTally> sums = new EnumMap<>(Period.class);
        for (Day day : kept) {
            sums.merge(day.period(), tallies[day.place()], CompareMeasure.DayTally::plus);
        }
        return sums;
    }

    /** Whether too little of either stretch is behind a measure for anything to be told about it by place. */
    private static boolean isKeptBack(
            CompareMeasure measure, Map<Period, CompareMeasure.DayTally> sums, @Nullable SmallCells small) {
        return small != null && sums.values().stream().anyMatch(sum -> measure.isKeptBack(sum, small));
    }

    /** A day that counts. */
    private record Day(int place, int weekday, Period period) {}

    private static List<Day> kept(ComparePlan plan, List<Bucket> days) {
        List<Day> kept = new ArrayList<>();
        for (int i = 0; i < days.size(); i++) {
            LocalDate day = days.get(i).start().atZone(plan.zone()).toLocalDate();
            boolean isWindow = new ComparePlan.Span(day, day).meets(plan.window());
            if (isWindow || new ComparePlan.Span(day, day).meets(plan.baseline())) {
                kept.add(new Day(i, day.getDayOfWeek().getValue() - 1, isWindow ? Period.WINDOW : Period.BASELINE));
            }
        }
        return kept;
    }

    private static DaySums sums(
            CompareMeasure measure,
            List<Day> kept,
            List<Bucket> days,
            double[] all,
            CompareMeasure.DayTally[] tallies) {
        double[] values = new double[kept.size()];
        double[] exposures = new double[kept.size()];
        int[] weekdays = new int[kept.size()];
        Period[] periods = new Period[kept.size()];
        for (int i = 0; i < values.length; i++) {
            Day day = kept.get(i);
            CompareMeasure.DayTally tally = tallies[day.place()];
            double length = days.get(day.place()).length().toMinutes() / (24.0 * 60);
            values[i] = measure.value(tally);
            exposures[i] = measure.exposure(tally, all[day.place()], length);
            weekdays[i] = day.weekday();
            periods[i] = day.period();
        }
        return new DaySums(values, exposures, weekdays, periods);
    }
}
