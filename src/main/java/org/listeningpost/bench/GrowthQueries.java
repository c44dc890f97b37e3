package org.listeningpost.bench;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What people and boards ask all day, through the API: how long it takes, and what it costs both processes. */
final class GrowthQueries {
    private final Testbed testbed;
    private final Map<String, Question> questions = new LinkedHashMap<>();

    GrowthQueries(Testbed testbed, Clock clock) {
        this.testbed = testbed;
        SearchRun searches = new SearchRun(testbed, clock);
        TrendRun trends = new TrendRun(testbed, clock);
        questions.put("search, 20 hits", i -> searches.throughApi(i, false, 20, false));
        questions.put("search, 20 hits, highlights", i -> searches.throughApi(i, true, 20, false));
        questions.put("6 facets, no hits", i -> searches.throughApi(i, false, 0, true));
        for (String trend : List.of("volume of a query", "sentiment", "topics")) {
            questions.put(trend + " (trend)", i -> trends.throughApi(trend, i));
        }
    }

    private interface Question {
        HttpRequest request(int number) throws IOException;
    }

    /**
     * One kind of question.
     *
     * @param each processor time of one question
     */
    record Row(String kind, Latencies.Summary latency, CpuSeconds each) {
        double serviceMillis() {
            return each.service() * 1e3;
        }

        double engineMillis() {
            return each.engine() * 1e3;
        }
    }

    List<Row> run(int times, Consumer<String> progress) throws IOException, InterruptedException {
        List<Row> rows = new ArrayList<>();
        testbed.forgetAnswers();
        try (HttpClient client = SearchRun.client()) {
            for (Map.Entry<String, Question> each : questions.entrySet()) {
                Row row = row(client, each.getKey(), each.getValue(), times);
                rows.add(row);
                progress.accept("  %-30s p50 %.1f, p95 %.1f ms; CPU ms: service %.1f, Elasticsearch %.1f"
                        .formatted(
                                row.kind(),
                                row.latency().p50(),
                                row.latency().p95(),
                                row.serviceMillis(),
                                row.engineMillis()));
            }
        }
        testbed.requireForgotten();
        return rows;
    }

    private Row row(HttpClient client, String kind, Question question, int times)
            throws IOException, InterruptedException {
        Latencies latencies = new Latencies();
        CpuSeconds before = testbed.cpu();
        for (int i = 0; i < times; i++) {
            latencies.add(SearchRun.time(client, question.request(i)));
        }
        return new Row(kind, latencies.summary(), testbed.cpu().since(before).per(times));
    }
}
