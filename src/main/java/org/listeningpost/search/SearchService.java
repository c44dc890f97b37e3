package org.listeningpost.search;

import java.time.Clock;
import java.util.List;
import org.listeningpost.audit.AuditEvent;
import org.listeningpost.audit.AuditLog;
import org.listeningpost.config.Config;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticRequests;
import org.listeningpost.elastic.PostErasure;
import org.listeningpost.query.QueryLimits;
import org.listeningpost.query.QueryParser;
import org.listeningpost.security.Caller;

/** Finds posts, one page at a time; nothing is shown that is not in the audit log first. Thread-safe. */
public final class SearchService {
    private final SearchPlanner planner;
    private final ElasticBodies bodies;
    private final PostIndex index;
    private final PostErasure erasure;
    private final AuditLog audit;
    private final Clock clock;

    /** @param known what a query may name */
    public SearchService(
            ElasticRequests requests,
            IndexNames names,
            Config.Limits limits,
            KnownNames known,
            AuditLog audit,
            Clock clock) {
        this.planner = new SearchPlanner(
                new QueryParser(
                        QueryLimits.of(limits.queryCharactersMax(), limits.queryClausesMax(), limits.queryDepthMax())),
                known,
                limits.pageSizeMax());
        this.bodies = new ElasticBodies(new ElasticQueries(clock), limits.searchMillisMax());
        this.index = new PostIndex(requests, names);
        this.erasure = new PostErasure(requests, names, clock);
        this.audit = audit;
        this.clock = clock;
    }

    public SearchPlanner planner() {
        return planner;
    }

    /** The whole answer as JSON. */
    public byte[] search(SearchRequest request, Caller caller) {
        long start = clock.millis();
        SearchPlan plan = planner.plan(request);
        HitReader hits = index.search(plan, bodies.search(plan));
        audit.record(AuditEvent.ofQuery(
                clock.instant(),
                caller.keyId(),
                "search",
                plan.criteria().audited(),
                SearchAnswer.totalOf(plan, hits)));
        return SearchAnswer.write(plan, hits, clock.millis() - start);
    }

    /** The body that a search sends to Elasticsearch, to measure what we add to it. */
    public byte[] elasticBody(SearchRequest request) {
        return bodies.search(planner.plan(request));
    }

    /** Everything that a request asks for, from one point in time. The caller closes it. */
    public PostScan scan(SearchPlan.Criteria criteria, Caller caller, String action) {
        PostScan scan = PostScan.open(index, bodies, criteria);
        try {
            audit.record(AuditEvent.ofQuery(clock.instant(), caller.keyId(), action, criteria.audited(), scan.total()));
        } catch (RuntimeException e) {
            scan.close();
            throw e;
        }
        return scan;
    }

    /** How to reach single posts. */
    public PostStore posts() {
        return new PostStore(index, erasure, audit, clock);
    }

    /** Fields of a search request, for refusing parameters that are none. */
    static List<String> parameterNames() {
        return List.of("query", "from", "to", "filter", "sort", "size", "cursor", "highlight", "facets", "collapse");
    }
}
