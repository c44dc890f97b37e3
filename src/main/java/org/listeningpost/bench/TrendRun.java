package org.listeningpost.bench;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.listeningpost.query.PlaceReach;
import org.listeningpost.trend.report.TrendService;

/** The same trends through the API and, as the body that it sends, straight to Elasticsearch, taking turns. */
final class TrendRun {
    private static final List<String> WORDS =
            List.of("fever", "nurse", "bill", "booster", "vacuna", "cough", "insurance", "waiting");
    private static final Map<String, Case> CASES = cases();

    private final Testbed testbed;
    private final TrendService bodies;

    TrendRun(Testbed testbed, Clock clock) {
        this.testbed = testbed;
        this.bodies = new TrendService(
                testbed.elastic(),
                testbed.names(),
                testbed.service().config(),
                SearchRun.bodies(testbed, clock).planner(),
                PlaceReach.Tags.NONE,
                event -> {},
                clock);
    }

    /** @param hasQuery whether a word of the list is asked for, another one each time */
    private record Case(String kind, boolean hasQuery, Map<String, String> parameters) {}

    private record Pair(HttpRequest api, HttpRequest direct) {}

    private static Map<String, Case> cases() {
        Map<String, Case> cases = new LinkedHashMap<>();
        Map<String, String> quarter = Map.of("interval", "week", "baseline", "none");
        cases.put("volume, all posts", new Case("volume", false, Map.of()));
        cases.put("volume of a query", new Case("volume", true, Map.of()));
        cases.put(
                "volume by platform, same weekdays",
                new Case("volume", true, Map.of("split", "platform", "baseline", "same_weekdays")));
        cases.put("sentiment", new Case("sentiment", true, Map.of()));
        cases.put("topics", new Case("topics", true, quarter));
        cases.put("hashtags", new Case("hashtags", true, quarter));
        cases.put("domains", new Case("domains", true, quarter));
        cases.put("questions", new Case("questions", true, Map.of()));
        cases.put("engagement", new Case("engagement", true, Map.of()));
        return cases;
    }

    List<SearchRun.Row> run(int times, Consumer<String> progress) throws IOException, InterruptedException {
        List<SearchRun.Row> rows = new ArrayList<>();
        testbed.forgetAnswers();
        try (HttpClient client = SearchRun.client()) {
            // Two passes: what the compilers do in the first is not measured.
            for (boolean isMeasured : new boolean[] {false, true}) {
                for (Map.Entry<String, Case> each : CASES.entrySet()) {
                    SearchRun.Row row = row(each.getKey(), each.getValue(), client, times);
                    if (isMeasured) {
                        rows.add(row);
                        progress.accept("  %-34s API p50 %.1f, p95 %.1f ms, direct p50 %.1f, p95 %.1f ms"
                                .formatted(
                                        row.kind(),
                                        row.api().p50(),
                                        row.api().p95(),
                                        row.direct().p50(),
                                        row.direct().p95()));
                    }
                }
            }
        }
        testbed.requireForgotten();
        return rows;
    }

    private SearchRun.Row row(String name, Case what, HttpClient client, int times)
            throws IOException, InterruptedException {
        Latencies api = new Latencies();
        Latencies direct = new Latencies();
        for (int i = 0; i < times; i++) {
            Pair pair = pair(what, WORDS.get(i % WORDS.size()));
            boolean isApiFirst = i % 2 == 0;
            long first = SearchRun.time(client, isApiFirst ? pair.api() : pair.direct());
            long second = SearchRun.time(client, isApiFirst ? pair.direct() : pair.api());
            api.add(isApiFirst ? first : second);
            direct.add(isApiFirst ? second : first);
        }
        return new SearchRun.Row(name, api.summary(), direct.summary());
    }

    /** One of our trends, as people ask for it. */
    HttpRequest throughApi(String name, int number) {
        Case what = Objects.requireNonNull(CASES.get(name));
        return api(what, parameters(what, WORDS.get(number % WORDS.size())));
    }

    private static Map<String, String> parameters(Case what, String word) {
        Map<String, String> parameters = new LinkedHashMap<>(what.parameters());
        if (what.hasQuery()) {
            parameters.put("query", word);
        }
        return parameters;
    }

    private HttpRequest api(Case what, Map<String, String> parameters) {
        String query = parameters.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return HttpRequest.newBuilder(testbed.service().address().resolve("/v1/trends/" + what.kind() + "?" + query))
                .headers(SearchRun.flat(testbed.service().headers("application/json")))
                .build();
    }

    private Pair pair(Case what, String word) {
        Map<String, String> parameters = parameters(what, word);
        HttpRequest api = api(what, parameters);
        Map<String, List<String>> given = new LinkedHashMap<>();
        parameters.forEach((name, value) -> given.put(name, List.of(value)));
        return new Pair(api, SearchRun.direct(testbed, bodies.elasticBody(what.kind(), given)));
    }
}
