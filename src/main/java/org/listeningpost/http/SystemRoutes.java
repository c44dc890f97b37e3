package org.listeningpost.http;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Map;
import java.util.Set;
import org.listeningpost.security.Role;

/** Health, metrics and the description of the API itself. */
public final class SystemRoutes implements Routes {
    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

    private final Readiness readiness;
    private final PrometheusMeterRegistry metrics;

    public SystemRoutes(Readiness readiness, PrometheusMeterRegistry metrics) {
        this.readiness = readiness;
        this.metrics = metrics;
    }

    @Override
    public void register(Router router) {
        router.open("/health/live", context -> context.json(Map.of("status", "live")));
        router.open("/health/ready", context -> {
            String engine = readiness.engineStatus();
            if (!readiness.isReady()) {
                throw new ProblemException(Problem.unavailable("The search engine is " + engine + ".", 5)
                        .with("elasticsearch", engine));
            }
            context.json(Map.of("status", "ready", "elasticsearch", engine));
        });
        router.open(
                "/openapi.json",
                context -> context.contentType("application/json")
                        .result(OpenApi.description().json()));
        router.get(
                "/metrics",
                Set.of(Role.OPERATOR),
                context -> context.contentType(PROMETHEUS).result(metrics.scrape()));
    }
}
