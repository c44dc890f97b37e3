package org.listeningpost.trend.report;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import org.listeningpost.search.SearchPlanner;
import org.listeningpost.search.WordAggregation;
import org.listeningpost.security.Caller;
import org.listeningpost.trend.Bucket;

/** Answers trends; nothing is shown that is not in the audit log first. Thread-safe. */
public final class TrendService {
    private final TrendRequests reader;
    private final TrendIndex index;
    private final RankIndex ranks;
    private final CandidateIndex candidates;
    private final AskedIndex questions;
    private final SmallCells cells;
    private final AuditLog audit;
    private final Clock clock;

    public TrendService(
            ElasticRequests requests,
            IndexNames names,
            Config config,
            SearchPlanner planner,
            PlaceReach.Tags tags,
            AuditLog audit,
            Clock clock) {
        this.cells = new SmallCells(config.privacy().smallCellMin());
        this.reader = new TrendRequests(planner, config.organization().zone(), cells.places(tags), clock);
        ElasticCounts elastic =
                new ElasticCounts(requests, names, config.limits().searchMillisMax());
        this.index = new TrendIndex(elastic, clock);
        this.ranks = new RankIndex(elastic, clock);
        this.candidates = new CandidateIndex(elastic, clock);
        this.questions = new AskedIndex(elastic, clock);
        this.audit = audit;
        this.clock = clock;
    }

    /** An answer and what it is written in. */
    record Answer(String contentType, byte[] body) {}

    Answer trend(String kind, Map<String, List<String>> parameters, Caller caller) {
        long start = clock.millis();
        TrendRequest request = reader.read(kind, parameters);
        Counted counted = counted(request);
        TrendCounts counts = counted.counts();
        KeptBack kept = counted.kept();
        TrendCounts.Asked asked = asked(request, kept);
        TrendTable table = TrendTable.of(request, counts, kept, clock.instant());
        audit.record(new AuditEvent(
                clock.instant(),
                caller.keyId(),
                "trend." + request.kind().keyword(),
                request.audited(),
                hits(request, counts),
                asked.questions().stream().map(TrendCounts.Question::sample).toList()));
        TrendCsv.@Nullable Table csv = request.csv();
        return csv == null
                ? new Answer(
                        "application/json",
                        new TrendAnswer(request, table, kept).json(counts, asked, clock.millis() - start))
                : new Answer("text/csv; charset=utf-8", new TrendCsv(request, table, kept).of(csv, asked));
    }

    /** What was counted, of the series that are shown, and of what in it small counts are kept back. */
    private record Counted(TrendCounts counts, KeptBack kept) {}

    /** How the series that are shown are found. */
    private enum Way {
        /** There is one series, or Elasticsearch ranks them itself, by exact counts of everything that is counted. */
        COUNTED,
        /** From more values than are shown, counted at once. */
        SURVEYED,
        /** They are ranked first, and counted then. */
        RANKED,
        WORDS
    }

    private Way way(TrendRequest request) {
        if (request.kind() == TrendKind.TERMS) {
            return Way.WORDS;
        }
        // By the window alone, where it is compared with another time, and by what is shown of each.
        boolean isRankedByUs = request.window().isCompared() || isKept() && request.mayBeLocal();
        if (request.ranked() == null || !isRankedByUs) {
            return Way.COUNTED;
        }
        return request.surveyed() > request.size() ? Way.SURVEYED : Way.RANKED;
    }

    private Counted counted(TrendRequest request) {
        KeptBack kept = new KeptBack(cells, isKept() && request.isLocal(), Set.of());
        return switch (way(request)) {
            case WORDS -> new Counted(index.count(request, pickedWords(request)), kept);
            case COUNTED -> new Counted(index.count(request, null), kept);
            case SURVEYED -> surveyed(request, kept);
            case RANKED -> ranked(request, kept);
        };
    }

    private Counted surveyed(TrendRequest request, KeptBack kept) {
        TrendIndex.Survey survey = index.survey(request, request.surveyed());
        List<RankIndex.Value> values = RankIndex.values(survey.counts(), request.window(), clock.instant());
        KeptBack all = withLocal(kept, request, values);
        if (!all.isFirst(values, request.size(), survey.unseenMax())) {
            return ranked(request, kept);
        }
        List<String> first = all.ranked(values, request.size());
        return new Counted(survey.counts().of(first), shown(all, request, first));
    }

    private Counted ranked(TrendRequest request, KeptBack kept) {
        PostField field = Objects.requireNonNull(request.ranked());
        RankIndex.Ranking ranking = ranks.rank(request, field);
        KeptBack all = withLocal(kept, request, ranking.values());
        List<String> first = all.ranked(ranking.values(), request.size());
        KeptBack shown = shown(all, request, first);
        TrendIndex.Picked picked = new TrendIndex.Picked(field.indexField(), first, ranking.errorMax());
        return new Counted(index.count(request, picked), shown);
    }

    private TrendIndex.Picked pickedWords(TrendRequest request) {
        return new TrendIndex.Picked(WordAggregation.FIELD, words(request), 0);
    }

    private boolean isKept() {
        return cells.k() > 1;
    }

    /** A series of a narrative or topic that names a place is what a question about it would be. */
    private KeptBack withLocal(KeptBack kept, TrendRequest request, List<RankIndex.Value> values) {
        return kept.isWhole()
                ? kept
                : new KeptBack(
                        cells,
                        false,
                        reader.local(
                                request.ranked(),
                                values.stream().map(RankIndex.Value::value).toList()));
    }

    private KeptBack shown(KeptBack all, TrendRequest request, List<String> values) {
        KeptBack kept = all.among(values);
        if (!kept.series().isEmpty()) {
            reader.checkZone(request.window().zone());
        }
        return kept;
    }

    /** What stands out of the posts against all others of the time or, of everything, against the time before. */
    private List<String> words(TrendRequest request) {
        Window window = request.window();
        Bucket time = new Bucket(window.from(), window.to());
        @Nullable
        Bucket before = request.question().isEverything()
                ? new Bucket(window.interval().back(window.from(), window.bins().size(), window.zone()), window.from())
                : null;
        return candidates.words(request.question().query(), time, before, request.size());
    }

    private TrendCounts.Asked asked(TrendRequest request, KeptBack kept) {
        return request.kind() == TrendKind.QUESTIONS
                ? questions.mostAsked(request, kept.ofWhole())
                : TrendCounts.Asked.NOTHING;
    }

    private static long hits(TrendRequest request, TrendCounts counts) {
        double hits = 0;
        for (int i = request.window().offset(); i < request.window().counted().size(); i++) {
            hits += counts.posts().cells()[i][0];
        }
        return (long) hits;
    }

    /** What a trend sends to Elasticsearch, to measure what we add to it; the second of two where it needs two. */
    public byte[] elasticBody(String kind, Map<String, List<String>> parameters) {
        TrendRequest request = reader.read(kind, parameters);
        return switch (way(request)) {
            case WORDS -> index.body(request, pickedWords(request), 0);
            case COUNTED -> index.body(request, null, request.size());
            case SURVEYED -> index.body(request, null, request.surveyed());
            case RANKED -> {
                List<String> first = counted(request).counts().rows().stream()
                        .map(TrendCounts.Row::value)
                        .toList();
                String field = Objects.requireNonNull(request.ranked()).indexField();
                yield index.body(request, new TrendIndex.Picked(field, first, 0), 0);
            }
        };
    }
}
