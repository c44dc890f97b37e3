package org.listeningpost.trend.report;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
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
        long hits = 0;
        for (Day day : kept) {
            hits += (long) counts.found()[day.place()].posts();
        }
        audit.record(AuditEvent.ofQuery(
                clock.instant(), caller.keyId(), "compare", plan.question().text(), hits));
        List<CompareAnswer.Line> lines = new ArrayList<>();
        List<CompareAnswer.Line> controlled = new ArrayList<>();
        for (CompareMeasure measure : plan.measures()) {
            DaySums found = sums(measure, kept, days, counts.all(), counts.found());
            boolean isKeptBack = isKeptBack(measure, kept, counts.found(), small);
            lines.add(new CompareAnswer.Line(
                    measure,
                    found,
                    isKeptBack ? Effect.untold(measure.scale()) : Effect.of(found, measure.scale()),
                    isKeptBack));
            CompareMeasure.DayTally @Nullable [] control = counts.control();
            if (control != null) {
                DaySums other = sums(measure, kept, days, counts.all(), control);
                boolean isOtherKeptBack = isKeptBack(measure, kept, control, small);
                Effect effect = isKeptBack || isOtherKeptBack
                        ? Effect.untold(measure.scale())
                        : Effect.of(found, other, measure.scale());
                controlled.add(new CompareAnswer.Line(measure, other, effect, isOtherKeptBack));
            }
        }
        Map<String, Object> body = new LinkedHashMap<>(answer.body(lines, controlled));
        body.put("took_ms", clock.millis() - start);
        return body;
    }

    /** Whether too few posts of either stretch are behind a measure for anything to be told about it by place. */
    private static boolean isKeptBack(
            CompareMeasure measure, List<Day> kept, CompareMeasure.DayTally[] tallies, @Nullable SmallCells small) {
        if (small == null) {
            return false;
        }
        double[][] sums = new double[Period.values().length][2];
        for (Day day : kept) {
            double[] counts = measure.counts(tallies[day.place()]);
            for (int i = 0; i < counts.length; i++) {
                sums[day.period().ordinal()][i] += counts[i];
            }
        }
        return Arrays.stream(sums).flatMapToDouble(Arrays::stream).anyMatch(sum -> Double.isNaN(small.count(sum)));
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
