package org.listeningpost.http;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.json.JavalinJackson;
import io.javalin.util.JavalinBindException;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;
import org.listeningpost.config.Config;
import org.listeningpost.security.Authenticator;
import org.listeningpost.security.RateLimiter;

/**
 * The HTTP server. Bounded in connections, threads, header and body sizes, time and rate; see {@link Gate} for what
 * stands before each handler and {@link ExceptionAnswers} for what becomes of an exception.
 */
public final class ApiServer implements AutoCloseable {
    private static final String TEMPLATE = "listeningpost.template";
    private static final String STARTED = "listeningpost.started";
    /** As many requests as may be let in, with a key or before a signature is looked at, and some to refuse the others. */
    private static final int THREADS_MAX = Config.REQUESTS_IN_FLIGHT_MAX + Gate.UNPROVEN_IN_FLIGHT_MAX + 20;

    private final Config.Server settings;
    private final List<Route> routes;
    private final RequestLog log;
    private final Deadlines deadlines;
    private final Gate gate;
    private final Javalin javalin;

    public ApiServer(Config config, Authenticator authenticator, MeterRegistry metrics, List<Routes> features) {
        this.settings = config.server();
        Router router = new Router();
        features.forEach(feature -> feature.register(router));
        this.routes = router.routes();
        this.log = new RequestLog(metrics);
        this.deadlines = new Deadlines(config.limits().requestMillisMax());
        this.gate = new Gate(
                authenticator,
                new RateLimiter(config.limits().requestsPerMinute(), System::nanoTime),
                config.limits().requestsInFlightMax(),
                deadlines);
        this.javalin = Javalin.create(this::configure);
    }

    /** @throws ListeningAddress.AddressException where it cannot listen there */
    public ApiServer start() {
        try {
            javalin.start();
        } catch (JavalinBindException e) {
            throw ListeningAddress.refused(settings);
        }
        return this;
    }

    public int port() {
        return javalin.port();
    }

    public URI address() {
        String host = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
        return URI.create((Connectors.isTls(settings) ? "https" : "http") + "://" + host + ":" + port());
    }

    /** Waits for running requests, but not for long. */
    @Override
    public void close() {
        javalin.stop();
        deadlines.close();
    }

    List<Route> routes() {
        return routes;
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.prefer405over404 = false; // we answer 405 ourselves, see register
        config.http.generateEtags = false;
        config.router.ignoreTrailingSlashes = false;
        config.router.treatMultipleSlashesAsSingleSlash = false;
        config.jsonMapper(new JavalinJackson(Json.mapper(), false));
        config.jetty.threadPool = new QueuedThreadPool(THREADS_MAX, 8, 30_000);
        Connectors.configure(config.jetty, settings);
        config.routes.before(this::begin);
        register(config);
        config.routes.exception(
                HttpResponseException.class, (thrown, context) -> ExceptionAnswers.answer(context, thrown));
        config.routes.exception(Exception.class, (thrown, context) -> ExceptionAnswers.answer(context, thrown));
        config.router.javaLangErrorHandler(LastResort::answer); // loaded now: later there may be no memory for it
        config.requestLogger.http((context, millis) -> end(context));
    }

    private void register(JavalinConfig config) {
        for (Route route : routes) {
            for (HandlerType method : methodsOf(route)) {
                config.routes.addHttpHandler(method, route.path(), context -> {
                    context.attribute(TEMPLATE, route.path());
                    gate.handle(route, context);
                });
            }
        }
        for (String path : routes.stream().map(Route::path).collect(Collectors.toCollection(TreeSet::new))) {
            Set<HandlerType> allowed = routes.stream()
                    .filter(route -> route.path().equals(path))
                    .flatMap(route -> methodsOf(route).stream())
                    .collect(Collectors.toSet());
            for (HandlerType method : HandlerType.commonHttp()) {
                if (!allowed.contains(method)) {
                    config.routes.addHttpHandler(method, path, context -> refuseMethod(context, path, allowed));
                }
            }
        }
    }

    /**
     * Where a GET is answered, a HEAD is, by the same handler, and Jetty leaves out the body: left to Javalin it is an empty 200
     * to whoever asks, whatever a GET would say. A stream is not run through for nothing.
     */
    private static List<HandlerType> methodsOf(Route route) {
        return route.method().equals(HandlerType.GET) && !route.isStreaming()
                ? List.of(HandlerType.GET, HandlerType.HEAD)
                : List.of(route.method());
    }

    private static void refuseMethod(Context context, String path, Set<HandlerType> allowed) {
        context.attribute(TEMPLATE, path);
        context.header("Allow", allowed.stream().map(HandlerType::name).sorted().collect(Collectors.joining(", ")));
        throw new ProblemException(ExceptionAnswers.ofStatus(405));
    }

    private void begin(Context context) {
        String requestId = UUID.randomUUID().toString();
        Callers.setRequestId(context, requestId);
        context.attribute(STARTED, System.nanoTime());
        context.header("X-Request-Id", requestId);
        context.header("X-Content-Type-Options", "nosniff");
        context.header("Cache-Control", "no-store");
        context.header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        context.header("Referrer-Policy", "no-referrer");
        context.header("Cross-Origin-Resource-Policy", "same-origin");
        if (Connectors.isTls(settings)) {
            context.header("Strict-Transport-Security", "max-age=31536000");
        }
    }

    private void end(Context context) {
        @Nullable Long started = context.attribute(STARTED);
        @Nullable String template = context.attribute(TEMPLATE);
        String method = HandlerType.commonHttp().contains(context.method())
                ? context.method().name()
                : "OTHER";
        log.write(
                context,
                method,
                template == null ? "unknown" : template,
                started == null ? 0 : System.nanoTime() - started);
    }
}
