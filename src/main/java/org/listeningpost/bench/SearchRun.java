package org.listeningpost.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.listeningpost.search.KnownNames;
import org.listeningpost.search.SearchRequest;
import org.listeningpost.search.SearchService;

/** The same searches through the API and straight to Elasticsearch, one after the other, taking turns at being first. */
final class SearchRun {
    private static final List<String> WORDS = List.of(
            "fever",
            "nurse",
            "bill",
            "insulin",
            "portal",
            "booster",
            "surgery",
            "fiebre",
            "urgencias",
            "vacuna",
            "parking",
            "cough",
            "headache",
            "insurance",
            "therapist",
            "pharmacy",
            "grandma",
            "pediatra",
            "norovirus",
            "waiting");
    private static final List<String> FORMS = List.of(
            "%1$s",
            "%1$s OR %2$s",
            "%1$s -is:reply lang:en",
            "(%1$s OR %2$s) NEAR/5 (hours OR day OR night)",
            "\"waiting room\" OR %1$s",
            "vacc* OR %1$s platform:(x OR reddit)");
    private static final List<String> FACETS =
            List.of("platform", "language", "kind", "region", "facility", "hashtags");

    private final Testbed testbed;
    private final SearchService bodies;
    private final ObjectMapper mapper = new ObjectMapper();

    SearchRun(Testbed testbed, Clock clock) {
        this.testbed = testbed;
        this.bodies = bodies(testbed, clock);
    }

    /** Makes of a search what the service makes of it. */
    static SearchService bodies(Testbed testbed, Clock clock) {
        return new SearchService(
                testbed.elastic(),
                testbed.names(),
                testbed.service().config().limits(),
                KnownNames.UNTOLD,
                event -> {},
                clock);
    }

    /** One kind of search, both ways. */
    record Row(String kind, Latencies.Summary api, Latencies.Summary direct) {
        double overhead() {
            return api.p50() / direct.p50();
        }
    }

    private record Pair(HttpRequest api, HttpRequest direct) {}

    /**
     * Answers so many searches that the compilers of both processes are done: a service that has just started takes twice as
     * long for each, and is that for a minute only.
     */
    void warmUp(int searches) throws IOException, InterruptedException {
        testbed.forgetAnswers();
        try (HttpClient client = client()) {
            for (int i = 0; i < searches; i++) {
                Pair pair = pair(i, i % 2 == 0, i % 4 == 1 ? 0 : 20, i % 4 == 1);
                time(client, pair.api());
                time(client, pair.direct());
            }
        }
    }

    static HttpClient client() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    List<Row> run(int searches, Consumer<String> progress) throws IOException, InterruptedException {
        List<Row> rows = new ArrayList<>();
        testbed.forgetAnswers();
        try (HttpClient client = client()) {
            rows.add(row("search, 20 hits", client, searches, false, 20, false));
            rows.add(row("search, 20 hits, highlights", client, searches, true, 20, false));
            rows.add(row("6 facets, no hits", client, searches, false, 0, true));
            rows.add(row("6 facets, 10 hits", client, searches, false, 10, true));
        }
        testbed.requireForgotten();
        rows.forEach(row -> progress.accept("  %-28s API p50 %.1f ms, direct %.1f ms, %.2f times"
                .formatted(row.kind(), row.api().p50(), row.direct().p50(), row.overhead())));
        return rows;
    }

    private Row row(String kind, HttpClient client, int searches, boolean highlight, int size, boolean hasFacets)
            throws IOException, InterruptedException {
        Latencies api = new Latencies();
        Latencies direct = new Latencies();
        int warmUp = Math.min(60, searches / 4);
        for (int i = -warmUp; i < searches; i++) {
            Pair pair = pair(i + warmUp, highlight, size, hasFacets);
            boolean apiFirst = i % 2 == 0;
            long first = time(client, apiFirst ? pair.api() : pair.direct());
            long second = time(client, apiFirst ? pair.direct() : pair.api());
            if (i >= 0) {
                api.add(apiFirst ? first : second);
                direct.add(apiFirst ? second : first);
            }
        }
        return new Row(kind, api.summary(), direct.summary());
    }

    /** The search of that number, as people send it. */
    HttpRequest throughApi(int i, boolean highlight, int size, boolean hasFacets) throws IOException {
        return api(search(i, highlight, size, hasFacets));
    }

    private static SearchRequest search(int i, boolean highlight, int size, boolean hasFacets) {
        String query = FORMS.get(i % FORMS.size())
                .formatted(WORDS.get(i % WORDS.size()), WORDS.get((i * 7 + 3) % WORDS.size()));
        List<String> facets = hasFacets ? FACETS : List.of();
        return new SearchRequest(
                query, null, null, Map.of(), i % 3 == 0 ? "newest" : "relevance", size, null, highlight, facets, false);
    }

    private HttpRequest api(SearchRequest search) throws IOException {
        return request(testbed.service().address().resolve("/v1/search"), mapper.writeValueAsBytes(search))
                .headers(flat(testbed.service().headers("application/json")))
                .build();
    }

    private Pair pair(int i, boolean highlight, int size, boolean hasFacets) throws IOException {
        SearchRequest request = search(i, highlight, size, hasFacets);
        return new Pair(api(request), direct(testbed, bodies.elasticBody(request)));
    }

    /** The same body, sent straight to Elasticsearch. */
    static HttpRequest direct(Testbed testbed, byte[] body) {
        URI search = testbed.engine()
                .urls()
                .getFirst()
                .resolve("/" + testbed.names().posts() + "/_search?allow_partial_search_results=false");
        return request(search, body)
                .headers(flat(Map.of(
                        "Authorization",
                        testbed.engine().credentials().authorization(),
                        "Content-Type",
                        "application/json")))
                .build();
    }

    static HttpRequest.Builder request(URI target, byte[] body) {
        return HttpRequest.newBuilder(target)
                .timeout(Duration.ofMinutes(1))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    }

    static String[] flat(Map<String, String> headers) {
        List<String> flat = new ArrayList<>();
        headers.forEach((name, value) -> {
            flat.add(name);
            flat.add(value);
        });
        return flat.toArray(new String[0]);
    }

    static long time(HttpClient client, HttpRequest request) throws IOException, InterruptedException {
        long start = System.nanoTime();
        HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        long nanos = System.nanoTime() - start;
        if (answer.statusCode() != 200) {
            throw new BenchException(request.uri().getPath() + " answered with " + answer.statusCode());
        }
        return nanos;
    }
}
