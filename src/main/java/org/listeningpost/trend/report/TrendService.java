package org.listeningpost.trend.report;

import java.time.Clock;
import java.util.List;
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
import org.listeningpost.search.SearchPlanner;
import org.listeningpost.security.Caller;
import org.listeningpost.trend.Bucket;

/** Answers trends; nothing is shown that is not in the audit log first. Thread-safe. */
public final class TrendService {
    private final TrendRequests reader;
    private final TrendIndex index;
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
        TrendCounts counts = index.count(request, words(request));
        TrendCounts.Asked asked = asked(request);
        KeptBack kept = keptBack(request, counts);
        TrendTable table = TrendTable.of(request, counts, kept, clock.instant());
        audit.record(new AuditEvent(
                clock.instant(),
                caller.keyId(),
                "trend." + request.kind().keyword(),
                request.question().text(),
                hits(request, counts),
                asked.questions().stream().map(TrendCounts.Question::sample).toList()));
        TrendCsv.@Nullable Table csv = request.csv();
        return csv == null
                ? new Answer(
                        "application/json",
                        new TrendAnswer(request, table).json(counts, asked, kept.ofAny(), clock.millis() - start))
                : new Answer("text/csv; charset=utf-8", new TrendCsv(request, table, kept.ofAny()).of(csv, asked));
    }

    private KeptBack keptBack(TrendRequest request, TrendCounts counts) {
        if (request.isLocal()) {
            return new KeptBack(cells, cells.k() > 1, Set.of());
        }
        // A series of a narrative or topic that names a place is what a question about it would be.
        List<String> values = counts.rows().stream().map(TrendCounts.Row::value).toList();
        return new KeptBack(
                cells,
                false,
                reader.local(request.ranked(), values, request.window().zone()));
    }

    /** What stands out of the posts against all others of the time or, of everything, against the time before. */
    private List<String> words(TrendRequest request) {
        if (request.kind() != TrendKind.TERMS) {
            return List.of();
        }
        Window window = request.window();
        Bucket time = new Bucket(window.from(), window.to());
        @Nullable
        Bucket before = request.question().isEverything()
                ? new Bucket(window.interval().back(window.from(), window.bins().size(), window.zone()), window.from())
                : null;
        return candidates.words(request.question().query(), time, before, request.size());
    }

    private TrendCounts.Asked asked(TrendRequest request) {
        return request.kind() == TrendKind.QUESTIONS ? questions.mostAsked(request) : TrendCounts.Asked.NOTHING;
    }

    private static long hits(TrendRequest request, TrendCounts counts) {
        double hits = 0;
        for (int i = request.window().offset(); i < request.window().counted().size(); i++) {
            hits += counts.posts().cells()[i][0];
        }
        return (long) hits;
    }

    /** What a trend sends to Elasticsearch, to measure what we add to it. */
    public byte[] elasticBody(String kind, Map<String, List<String>> parameters) {
        return index.body(reader.read(kind, parameters), List.of());
    }
}
