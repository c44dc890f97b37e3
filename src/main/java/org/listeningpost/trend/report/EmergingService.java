package org.listeningpost.trend.report;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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
        Map<String, Object> body = RiseAnswer.head("emerging", plan);
        body.put("tested", judged.findings().size());
        body.put("too_little_history", judged.isTooLittleHistory());
        body.putAll(found(plan, judged.candidates(), judged.findings(), caller));
        body.put("method", RiseAnswer.emergingMethod(RiseJudge.WORDS_ASKED));
        body.put("took_ms", clock.millis() - start);
        return body;
    }

    private Map<String, Object> found(
            RisePlan plan, List<Candidate> candidates, List<Emergences.Finding> findings, Caller caller) {
        List<Integer> shown = RiseAnswer.order(findings, Emergences.Finding::isTold, plan.size());
        List<Integer> heldBack = RiseAnswer.order(findings, Emergences.Finding::isHeldBack, plan.size());
        List<List<String>> samples = index.samples(
                plan.question().query(), shown.stream().map(candidates::get).toList(), plan.judged());
        Set<String> local = reader.local(
                PostField.TOPICS,
                Stream.concat(shown.stream(), heldBack.stream())
                        .map(candidates::get)
                        .filter(candidate -> candidate.kind() == Candidate.Kind.TOPIC)
                        .map(Candidate::value)
                        .toList(),
                plan.zone());
        List<Map<String, Object>> items = new ArrayList<>();
        double hits = 0;
        for (int i = 0; i < shown.size(); i++) {
            Emergences.Finding finding = findings.get(shown.get(i));
            Map<String, Object> item = item(plan, candidates.get(shown.get(i)), finding, local);
            item.put("samples", samples.get(i));
            items.add(item);
            hits += finding.rise().count();
        }
        audit.record(new AuditEvent(
                clock.instant(),
                caller.keyId(),
                "trend.emerging",
                plan.question().text(),
                (long) hits,
                samples.stream().flatMap(List::stream).toList()));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("emerging", items);
        body.put(
                "held_back",
                heldBack.stream()
                        .map(i -> item(plan, candidates.get(i), findings.get(i), local))
                        .toList());
        if (plan.question().isLocal() || !local.isEmpty()) {
            body.put("small_cells", RiseAnswer.smallCells(cells));
        }
        return body;
    }

    private Map<String, Object> item(
            RisePlan plan, Candidate candidate, Emergences.Finding finding, Set<String> local) {
        boolean isLocal = plan.question().isLocal()
                || candidate.kind() == Candidate.Kind.TOPIC && local.contains(candidate.value());
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("kind", candidate.kind().name().toLowerCase(Locale.ROOT));
        item.put("value", candidate.value());
        item.put("query", candidate.query());
        RiseAnswer.putFigures(item, finding, isLocal ? cells : null);
        return item;
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
                                false))
                        .toList(),
                first,
                plan.days(),
                values -> Emergence.adjusted(values, values.length));
        Map<String, Object> body = RiseAnswer.head("gaps", plan);
        body.put("tested", findings.size());
        body.put("too_little_history", !Emergence.hasHistory(bins.size(), first, plan.days()));
        body.putAll(gaps(plan, topics, findings, caller));
        body.put("method", RiseAnswer.gapsMethod());
        body.put("took_ms", clock.millis() - start);
        return body;
    }

    private Map<String, Object> gaps(
            RisePlan plan, List<GapIndex.Topic> topics, List<Emergences.Finding> findings, Caller caller) {
        List<Integer> order = RiseAnswer.order(findings, Emergences.Finding::isTold, Integer.MAX_VALUE).stream()
                .sorted(Comparator.comparing(i -> topics.get(i).officialPosts() > 0))
                .limit(plan.size())
                .toList();
        List<Integer> heldBack = RiseAnswer.order(findings, Emergences.Finding::isHeldBack, plan.size());
        Set<String> local = reader.local(
                PostField.TOPICS,
                Stream.concat(order.stream(), heldBack.stream())
                        .map(i -> topics.get(i).id())
                        .toList(),
                plan.zone());
        List<Map<String, Object>> items = new ArrayList<>();
        List<String> targets = new ArrayList<>();
        double hits = 0;
        for (int i : order) {
            GapIndex.Topic topic = topics.get(i);
            Map<String, Object> item = item(plan, topic, findings.get(i), local);
            item.put("samples", topic.samples());
            items.add(item);
            targets.addAll(topic.samples());
            hits += findings.get(i).rise().count();
        }
        audit.record(new AuditEvent(
                clock.instant(), caller.keyId(), "trend.gaps", plan.question().text(), (long) hits, targets));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("topics", items);
        body.put(
                "held_back",
                heldBack.stream()
                        .map(i -> item(plan, topics.get(i), findings.get(i), local))
                        .toList());
        if (plan.question().isLocal() || !local.isEmpty()) {
            body.put("small_cells", RiseAnswer.smallCells(cells));
        }
        return body;
    }

    private Map<String, Object> item(
            RisePlan plan, GapIndex.Topic topic, Emergences.Finding finding, Set<String> local) {
        @Nullable SmallCells small = plan.question().isLocal() || local.contains(topic.id()) ? cells : null;
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("topic", topic.id());
        item.put("gap", topic.officialPosts() == 0);
        RiseAnswer.putFigures(item, finding, small);
        item.put("official_posts", RiseAnswer.count(topic.officialPosts(), small));
        Instant last = topic.lastOfficialPost();
        item.put("last_official_post", last == null ? null : last.toString());
        return item;
    }
}
