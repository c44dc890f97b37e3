package org.listeningpost.trend.report;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.listeningpost.audit.AuditEvent;
import org.listeningpost.audit.AuditLog;
import org.listeningpost.config.Config;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticRequests;
import org.listeningpost.search.SearchPlanner;
import org.listeningpost.security.Caller;
import org.listeningpost.trend.ElasticCounts;

/** Answers trends; nothing is shown that is not in the audit log first. Thread-safe. */
public final class TrendService {
    private final TrendRequests reader;
    private final TrendIndex index;
    private final SmallCells cells;
    private final AuditLog audit;
    private final Clock clock;

    public TrendService(
            ElasticRequests requests,
            IndexNames names,
            Config config,
            SearchPlanner planner,
            AuditLog audit,
            Clock clock) {
        this.cells = new SmallCells(config.privacy().smallCellMin());
        this.reader = new TrendRequests(planner, config.organization().zone(), cells.k() > 1, clock);
        this.index = new TrendIndex(
                new ElasticCounts(requests, names, config.limits().searchMillisMax()), clock);
        this.audit = audit;
        this.clock = clock;
    }

    /** An answer and what it is written in. */
    @SuppressWarnings("ArrayRecordComponent") // passed on to the client; nobody compares answers
    record Answer(String contentType, byte[] body) {}

    Answer trend(String kind, Map<String, List<String>> parameters, Caller caller) {
        long start = clock.millis();
        TrendRequest request = reader.read(kind, parameters);
        TrendCounts counts = index.count(request);
        @Nullable SmallCells kept = request.isLocal() && cells.k() > 1 ? cells : null;
        TrendTable table = TrendTable.of(request, counts, kept, clock.instant());
        audit.record(new AuditEvent(
                clock.instant(),
                caller.keyId(),
                "trend." + request.kind().keyword(),
                request.question().text(),
                hits(request, counts),
                counts.groups().stream().map(TrendCounts.Group::sample).toList()));
        TrendAnswer answer = new TrendAnswer(request, table);
        return request.isCsv()
                ? new Answer("text/csv; charset=utf-8", answer.csv())
                : new Answer("application/json", answer.json(counts, kept, clock.millis() - start));
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
        return index.body(reader.read(kind, parameters));
    }
}
