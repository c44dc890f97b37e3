package org.listeningpost.trend.report;

import io.javalin.http.Context;
import java.util.Set;
import org.listeningpost.http.Callers;
import org.listeningpost.http.Router;
import org.listeningpost.http.Routes;
import org.listeningpost.security.Role;

/** Trends over time. */
public final class TrendRoutes implements Routes {
    private static final Set<Role> ROLES = Set.of(Role.MANAGER, Role.ANALYST);

    private final TrendService trends;

    public TrendRoutes(TrendService trends) {
        this.trends = trends;
    }

    @Override
    public void register(Router router) {
        router.get("/v1/trends/{trend}", ROLES, this::trend);
    }

    private void trend(Context context) {
        TrendService.Answer answer =
                trends.trend(context.pathParam("trend"), context.queryParamMap(), Callers.of(context));
        context.contentType(answer.contentType());
        context.result(answer.body());
    }
}
