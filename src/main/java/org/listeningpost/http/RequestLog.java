package org.listeningpost.http;

import io.javalin.http.Context;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.listeningpost.security.Caller;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One log line and one measurement for each request: method, route template, status, duration, key id, request id.
 * Never the path itself, a query string or a body. Label values are bounded: templates and status codes.
 */
final class RequestLog {
    private static final Logger LOG = LoggerFactory.getLogger("listeningpost.requests");

    private final MeterRegistry metrics;
    private final ConcurrentMap<Labels, Timer> timers = new ConcurrentHashMap<>();

    RequestLog(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    void write(Context context, String method, String template, long nanos) {
        int status = context.statusCode();
        timers.computeIfAbsent(new Labels(method, template, status), this::timer)
                .record(Duration.ofNanos(nanos));
        if (template.startsWith("/health") && status == 200) {
            return; // a probe every second would bury the rest
        }
        Caller caller = Callers.find(context);
        LOG.atInfo()
                .addKeyValue("method", method)
                .addKeyValue("route", template)
                .addKeyValue("status", status)
                .addKeyValue("millis", nanos / 1_000_000.0)
                .addKeyValue("key_id", caller == null ? "none" : caller.keyId())
                .addKeyValue("request_id", Callers.requestId(context))
                .log("request");
    }

    private Timer timer(Labels labels) {
        return Timer.builder("listeningpost.http.requests")
                .description("Requests by route template and status")
                .tag("method", labels.method())
                .tag("route", labels.route())
                .tag("status", Integer.toString(labels.status()))
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofSeconds(30))
                .register(metrics);
    }

    private record Labels(String method, String route, int status) {}
}
