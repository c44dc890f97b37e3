package org.listeningpost.trend.report;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.listeningpost.audit.AuditEvent;
import org.listeningpost.audit.AuditLog;
import org.listeningpost.config.Config;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticRequests;
import org.listeningpost.query.PlaceReach;
import org.listeningpost.search.ElasticCounts;
import org.listeningpost.search.PostField;
import org.listeningpost.search.SearchParameters;
import org.listeningpost.search.SearchPlanner;
import org.listeningpost.security.Caller;
import org.listeningpost.trend.Bucket;
import org.listeningpost.trend.Emergence;
import org.listeningpost.trend.Emergences;
import org.listeningpost.trend.Series;

/** Says what rises against its own weekly pattern, and which questions nobody has answered. Thread-safe. */
public final class EmergingService {
    private static final Set<String> PARAMETERS = Set.of("query", "to", "days", "size", "time_zone");
    private static final int EMERGING_DAYS = 3;
    private static final int SIZE_MAX = 30;

    private final TrendRequests reader;
    private final CandidateIndex index;
    private final RiseJudge judge;
    private final GapIndex gaps;
    private final SmallCells cells;
    private final AuditLog audit;
    private final Clock clock;

    public EmergingService(
            ElasticRequests requests,
            IndexNames names,
            Config config,
            SearchPlanner planner,
            PlaceReach.Tags tags,
            AuditLog audit,
            Clock clock) {
        ElasticCounts elastic =
                new ElasticCounts(requests, names, config.limits().searchMillisMax());
        this.cells = new SmallCells(config.privacy().smallCellMin());
        this.reader = new TrendRequests(planner, config.organization().zone(), cells.places(tags), clock);
        this.index = new CandidateIndex(elastic, clock);
        this.judge = new RiseJudge(index);
        this.gaps = new GapIndex(elastic, clock);
        this.audit = audit;
        this.clock = clock;
    }

    private RisePlan plan(Map<String, List<String>> given, int usualDays) {
        SearchParameters parameters = new SearchParameters(given, PARAMETERS);
        TrendRequest.Question question = reader.question("query", parameters.text("query"));
        ZoneId zone = reader.zone(parameters.text("time_zone"));
        if (question.isLocal()) {
            reader.checkZone(zone);
        }
        LocalDate yesterday = clock.instant().atZone(zone).toLocalDate().minusDays(1);
        @Nullable String to = parameters.text("to");
        @Nullable Instant asked = to == null || to.length() != 10 ? null : TrendRequests.moment("to", to, false, zone);
        if (to != null && asked == null) {
            throw TrendRequests.bad("to", "invalid_date", "A date such as 2026-01-31: whole days are judged.", null);
        }
        LocalDate last = asked == null ? yesterday : asked.atZone(zone).toLocalDate();
        if (last.isAfter(yesterday)) {
            throw TrendRequests.bad(
                    "to",
                    "not_over",
                    "Only whole days that are over are judged; the last one is " + yesterday + ".",
                    yesterday.toString());
        }
        return new RisePlan(
                question,
                zone,
                TrendRequests.number("days", parameters.text("days"), usualDays, Emergence.DAYS_MAX),
                last,
                TrendRequests.number("size", parameters.text("size"), TrendRequests.SIZE_DEFAULT, SIZE_MAX));
    }

    /** Words, hashtags and topics of the last days that are more than their past lets expect. */
    Map<String, Object> emerging(Map<String, List<String>> given, Caller caller) {
        long start = clock.millis();
        RisePlan plan = plan(given, EMERGING_DAYS);
        RiseJudge.Judged judged = judge.judge(plan);
        List<RiseItem.Term> items = new ArrayList<>();
        for (int i = 0; i < judged.findings().size(); i++) {
            items.add(new RiseItem.Term(
                    judged.candidates().get(i), judged.findings().get(i)));
        }
        List<RiseItem.Term> shown = RiseAnswer.order(items, Emergences.Finding::isTold)
                .limit(plan.size())
                .toList();
        List<List<String>> samples = index.samples(
                plan.question().query(),
                shown.stream().map(RiseItem.Term::candidate).toList(),
                plan.judged());
        Map<String, Object> body = RiseAnswer.head("emerging", plan);
        body.put("tested", items.size());
        body.put("too_little_history", judged.isTooLittleHistory());
        body.putAll(told("emerging", "emerging", plan, new Told(items, shown, samples), caller));
        body.put("method", RiseAnswer.emergingMethod(RiseJudge.WORDS_ASKED, judged.isCutShort()));
        body.put("took_ms", clock.millis() - start);
        return body;
    }

    /** Topics about which questions rise, and whether an official account has posted about them. */
    Map<String, Object> gaps(Map<String, List<String>> given, Caller caller) {
        long start = clock.millis();
        RisePlan plan = plan(given, Emergence.DAYS_MAX);
        List<Bucket> bins = plan.bins();
        GapIndex.Counts counts = gaps.count(plan, bins);
        List<GapIndex.Topic> topics = counts.topics();
        int first = RiseAnswer.firstObserved(counts.all());
        List<Emergences.Finding> findings = Emergences.judge(
                topics.stream()
                        .map(topic -> new Emergences.Term(
                                Series.of(plan.calendar(), bins, topic.questions()),
                                RiseAnswer.rest(counts.all(), topic.questions()),
                                false,
                                true))
                        .toList(),
                first,
                plan.days(),
                values -> Emergence.adjusted(values, values.length));
        List<RiseItem.Gap> items = new ArrayList<>();
        for (int i = 0; i < findings.size(); i++) {
            items.add(new RiseItem.Gap(topics.get(i), findings.get(i)));
        }
        List<RiseItem.Gap> shown = RiseAnswer.order(items, Emergences.Finding::isTold)
                .sorted(Comparator.comparing(gap -> gap.asked().officialPosts() > 0))
                .limit(plan.size())
                .toList();
        List<List<String>> samples =
                shown.stream().map(gap -> gap.asked().samples()).toList();
        Map<String, Object> body = RiseAnswer.head("gaps", plan);
        body.put("tested", items.size());
        body.put("too_little_history", !Emergence.hasHistory(bins.size(), first, plan.days()));
        body.putAll(told("gaps", "topics", plan, new Told(items, shown, samples), caller));
        body.put("method", RiseAnswer.gapsMethod());
        body.put("took_ms", clock.millis() - start);
        return body;
    }

    /**
     * What came of a judgment.
     *
     * @param shown those that rise
     * @param samples ids of posts of each of them
     */
    private record Told(List<? extends RiseItem> all, List<? extends RiseItem> shown, List<List<String>> samples) {}

    /** @param name under which those that rise stand in the answer */
    private Map<String, Object> told(String trend, String name, RisePlan plan, Told told, Caller caller) {
        List<? extends RiseItem> heldBack = RiseAnswer.order(told.all, Emergences.Finding::isHeldBack)
                .limit(plan.size())
                .toList();
        Set<String> local = local(plan, Stream.concat(told.shown.stream(), heldBack.stream()));
        List<Map<String, Object>> items = new ArrayList<>();
        double hits = 0;
        for (int i = 0; i < told.shown.size(); i++) {
            RiseItem each = told.shown.get(i);
            Map<String, Object> item = each.shown(cells(plan, each, local));
            item.put("samples", told.samples.get(i));
            items.add(item);
            hits += each.finding().rise().count();
        }
        audit.record(new AuditEvent(
                clock.instant(),
                caller.keyId(),
                "trend." + trend,
                plan.question().text(),
                (long) hits,
                told.samples.stream().flatMap(List::stream).toList()));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put(name, items);
        body.put(
                "held_back",
                heldBack.stream()
                        .map(each -> each.shown(cells(plan, each, local)))
                        .toList());
        if (plan.question().isLocal() || !local.isEmpty()) {
            body.put("small_cells", RiseAnswer.smallCells(cells));
        }
        return body;
    }

    /** Those of the topics that are about places. */
    private Set<String> local(RisePlan plan, Stream<? extends RiseItem> items) {
        Set<String> local = reader.local(
                PostField.TOPICS,
                items.map(RiseItem::topic).flatMap(Stream::ofNullable).toList());
        if (!local.isEmpty()) {
            reader.checkZone(plan.zone());
        }
        return local;
    }

    /** Null where nothing is kept back. */
    private @Nullable SmallCells cells(RisePlan plan, RiseItem item, Set<String> local) {
        String topic = item.topic();
        return plan.question().isLocal() || topic != null && local.contains(topic) ? cells : null;
    }
}
