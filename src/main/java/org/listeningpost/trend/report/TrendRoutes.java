package org.listeningpost.trend.report;

import io.javalin.http.Context;
import java.util.Set;
import org.listeningpost.http.Callers;
import org.listeningpost.http.RequestBody;
import org.listeningpost.http.Router;
import org.listeningpost.http.Routes;
import org.listeningpost.security.Role;

/** Trends over time, and before against after. */
public final class TrendRoutes implements Routes {
    private static final Set<Role> ROLES = Set.of(Role.MANAGER, Role.ANALYST);

    private final TrendService trends;
    private final CompareService comparisons;
    private final EmergingService rises;

    public TrendRoutes(TrendService trends, CompareService comparisons, EmergingService rises) {
        this.trends = trends;
        this.rises = rises;
        this.comparisons = comparisons;
    }

    @Override
    public void register(Router router) {
        // Before the template, which would take their names for those of trends.
        router.get(
                "/v1/trends/emerging",
                ROLES,
                context -> context.json(rises.emerging(context.queryParamMap(), Callers.of(context))));
        router.get(
                "/v1/trends/gaps",
                ROLES,
                context -> context.json(rises.gaps(context.queryParamMap(), Callers.of(context))));
        router.get("/v1/trends/{trend}", ROLES, this::trend);
        router.post("/v1/compare", ROLES, this::compare);
    }

    private void compare(Context context) {
        context.json(comparisons.compare(RequestBody.json(context, CompareRequest.class), Callers.of(context)));
    }

    private void trend(Context context) {
        TrendService.Answer answer =
                trends.trend(context.pathParam("trend"), context.queryParamMap(), Callers.of(context));
        context.contentType(answer.contentType());
        context.result(answer.body());
    }
}
