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
import org.listeningpost.trend.Series;

/** Says what rises against its own weekly pattern, and which questions nobody has answered. Thread-safe. */
public final class EmergingService {
    private static final Set<String> PARAMETERS = Set.of("query", "to", "days", "size", "time_zone");
    private static final int EMERGING_DAYS = 3;
    private static final int SIZE_MAX = 30;
    /** Words and hashtags that a few days offer; those that are tested were picked from all of them. */
    static final int WORDS_ASKED = 10_000;

    private final TrendRequests reader;
    private final CandidateIndex index;
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
        List<Bucket> bins = plan.bins();
        Bucket past = new Bucket(bins.getFirst().start(), plan.judged().start());
        List<Candidate> candidates = index.candidates(plan.question().query(), plan.judged(), past);
        List<Emergence> rises = new ArrayList<>();
        List<Candidate> judged = new ArrayList<>();
        if (!candidates.isEmpty()) {
            CandidateIndex.DayCounts counts = index.count(plan.question().query(), candidates, bins, plan.zone());
            for (int i = 0; i < candidates.size(); i++) {
                double[] row = counts.candidates().get(i);
                @Nullable
                Emergence rise = Emergence.judge(
                        Series.of(plan.calendar(), bins, row),
                        RiseAnswer.rest(counts.all(), row),
                        RiseAnswer.firstObserved(counts.all()),
                        plan.days());
                if (rise != null) {
                    rises.add(rise);
                    judged.add(candidates.get(i));
                }
            }
        }
        return emerging(plan, candidates.size(), judged, rises, caller, start);
    }

    private Map<String, Object> emerging(
            RisePlan plan, int asked, List<Candidate> judged, List<Emergence> rises, Caller caller, long start) {
        double[] adjusted = adjusted(judged, rises);
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < rises.size(); i++) {
            if (adjusted[i] <= Emergence.FALSE_DISCOVERIES && rises.get(i).isLarge()) {
                places.add(i);
            }
        }
        List<Integer> shown =
                RiseAnswer.order(rises, places).stream().limit(plan.size()).toList();
        List<List<String>> samples = index.samples(
                plan.question().query(), shown.stream().map(judged::get).toList(), plan.judged());
        Set<String> local = reader.local(
                PostField.TOPICS,
                shown.stream()
                        .map(judged::get)
                        .filter(candidate -> candidate.kind() == Candidate.Kind.TOPIC)
                        .map(Candidate::value)
                        .toList(),
                plan.zone());
        List<Map<String, Object>> items = new ArrayList<>();
        double hits = 0;
        for (int i = 0; i < shown.size(); i++) {
            Map<String, Object> item = new LinkedHashMap<>();
            Candidate candidate = judged.get(shown.get(i));
            boolean isLocal = plan.question().isLocal()
                    || candidate.kind() == Candidate.Kind.TOPIC && local.contains(candidate.value());
            @Nullable SmallCells small = isLocal ? cells : null;
            item.put("kind", candidate.kind().name().toLowerCase(Locale.ROOT));
            item.put("value", candidate.value());
            item.put("query", candidate.query());
            RiseAnswer.putFigures(item, rises.get(shown.get(i)), adjusted[shown.get(i)], small);
            item.put("samples", samples.get(i));
            items.add(item);
            hits += rises.get(shown.get(i)).count();
        }
        audit.record(new AuditEvent(
                clock.instant(),
                caller.keyId(),
                "trend.emerging",
                plan.question().text(),
                (long) hits,
                samples.stream().flatMap(List::stream).toList()));
        Map<String, Object> body = RiseAnswer.head("emerging", plan);
        body.put("tested", judged.size());
        body.put("too_little_history", asked > 0 && judged.isEmpty());
        body.put("emerging", items);
        if (plan.question().isLocal() || !local.isEmpty()) {
            body.put("small_cells", RiseAnswer.smallCells(cells));
        }
        body.put(
                "method",
                RiseAnswer.method("false discovery rate 5 %; words and hashtags count as " + WORDS_ASKED
                        + " questions, since the "
                        + "tested ones were picked from all, topics as those that there are"));
        body.put("took_ms", clock.millis() - start);
        return body;
    }

    /** Topics are all looked at; words and hashtags are the most conspicuous of very many. */
    private static double[] adjusted(List<Candidate> judged, List<Emergence> rises) {
        double[] adjusted = new double[judged.size()];
        for (boolean isTopic : new boolean[] {true, false}) {
            List<Integer> family = new ArrayList<>();
            for (int i = 0; i < judged.size(); i++) {
                if (judged.get(i).kind() == Candidate.Kind.TOPIC == isTopic) {
                    family.add(i);
                }
            }
            double[] values =
                    family.stream().mapToDouble(i -> rises.get(i).pValue()).toArray();
            double[] fitted = Emergence.adjusted(values, isTopic ? family.size() : WORDS_ASKED);
            for (int i = 0; i < fitted.length; i++) {
                adjusted[family.get(i)] = fitted[i];
            }
        }
        return adjusted;
    }

    /** Topics about which questions rise, and whether an official account has posted about them. */
    Map<String, Object> gaps(Map<String, List<String>> given, Caller caller) {
        long start = clock.millis();
        RisePlan plan = plan(given, Emergence.DAYS_MAX);
        List<Bucket> bins = plan.bins();
        GapIndex.Counts counts = gaps.count(plan, bins);
        List<Emergence> rises = new ArrayList<>();
        List<GapIndex.Topic> topics = new ArrayList<>();
        for (GapIndex.Topic topic : counts.topics()) {
            @Nullable
            Emergence rise = Emergence.judge(
                    Series.of(plan.calendar(), bins, topic.questions()),
                    RiseAnswer.rest(counts.all(), topic.questions()),
                    RiseAnswer.firstObserved(counts.all()),
                    plan.days());
            if (rise != null) {
                rises.add(rise);
                topics.add(topic);
            }
        }
        double[] adjusted =
                Emergence.adjusted(rises.stream().mapToDouble(Emergence::pValue).toArray(), rises.size());
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < rises.size(); i++) {
            if (adjusted[i] <= Emergence.FALSE_DISCOVERIES && rises.get(i).isLarge()) {
                places.add(i);
            }
        }
        List<Integer> order = RiseAnswer.order(rises, places).stream()
                .sorted(Comparator.comparing(i -> topics.get(i).officialPosts() > 0))
                .limit(plan.size())
                .toList();
        Set<String> local = reader.local(
                PostField.TOPICS, order.stream().map(i -> topics.get(i).id()).toList(), plan.zone());
        List<Map<String, Object>> items = new ArrayList<>();
        List<String> targets = new ArrayList<>();
        double hits = 0;
        for (int i : order) {
            GapIndex.Topic topic = topics.get(i);
            boolean isLocal = plan.question().isLocal() || local.contains(topic.id());
            items.add(item(topic, rises.get(i), adjusted[i], isLocal ? cells : null));
            targets.addAll(topic.samples());
            hits += rises.get(i).count();
        }
        audit.record(new AuditEvent(
                clock.instant(), caller.keyId(), "trend.gaps", plan.question().text(), (long) hits, targets));
        Map<String, Object> body = RiseAnswer.head("gaps", plan);
        body.put("tested", rises.size());
        body.put("too_little_history", !counts.topics().isEmpty() && rises.isEmpty());
        body.put("topics", items);
        if (plan.question().isLocal() || !local.isEmpty()) {
            body.put("small_cells", RiseAnswer.smallCells(cells));
        }
        body.put("method", RiseAnswer.method("false discovery rate 5 % over all topics with questions"));
        body.put("took_ms", clock.millis() - start);
        return body;
    }

    private static Map<String, Object> item(
            GapIndex.Topic topic, Emergence rise, double adjusted, @Nullable SmallCells small) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("topic", topic.id());
        item.put("gap", topic.officialPosts() == 0);
        RiseAnswer.putFigures(item, rise, adjusted, small);
        item.put("official_posts", RiseAnswer.count(topic.officialPosts(), small));
        Instant last = topic.lastOfficialPost();
        item.put("last_official_post", last == null ? null : last.toString());
        item.put("samples", topic.samples());
        return item;
    }
}
