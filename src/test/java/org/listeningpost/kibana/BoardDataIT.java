package org.listeningpost.kibana;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.listeningpost.alert.RaisedAlerts;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticClients;
import org.listeningpost.elastic.SchemaBootstrap;
import org.listeningpost.sample.SampleGenerator;
import org.listeningpost.sample.SampleOrganization;
import org.listeningpost.sample.SampleWriter;
import org.listeningpost.security.Role;
import org.listeningpost.testing.ElasticExtension;
import org.listeningpost.testing.Expectations;
import org.listeningpost.testing.StoredPosts;
import org.listeningpost.testing.TestService;

/**
 * Everything that the boards ask, asked of the real engine over the bundled sample and what the product made of it: no chart
 * is empty, and the figures are those of the posts.
 */
@ExtendWith(ElasticExtension.class)
class BoardDataIT {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int POSTS = 6_000;
    private static final int BATCH = 500;
    private static final int TRIES_MAX = 5;

    @TempDir
    private static Path folder;

    private static ElasticClients elastic;
    private static IndexNames names;
    private static @Nullable TestService service;
    private static List<SavedObject> objects;
    private static BoardData data;

    @BeforeAll
    static void fill(ElasticClients clients, IndexNames indexNames) throws Exception {
        elastic = clients;
        names = indexNames;
        Clock clock = Clock.systemUTC();
        new SchemaBootstrap(clients.requests(), names, clock, 0).apply();
        alerts(clock.instant());
        service = TestService.start(clients, names, folder, SampleOrganization::in);
        sample(clock.instant());
        deadLetter(clock.instant());
        narratives();
        Expectations.await(() -> {
            clients.typed().indices().refresh(refresh -> refresh.index(names.prefix() + "*"));
            return hits(names.ingestCounts(), "outcome:rejected") >= 3;
        });
        objects = BoardCheck.objects(Objects.requireNonNull(
                BoardFiles.build(Path.of("kibana"), names.prefix()).get(BoardFiles.BUNDLE)));
        // Now, so that everything that was written before is within the time range of the boards.
        data = new BoardData(
                clients.requests(),
                Clock.fixed(Clock.systemUTC().instant(), Clock.systemUTC().getZone()),
                objects);
    }

    @AfterAll
    static void stop() {
        if (service != null) {
            service.close();
        }
    }

    @Test
    void no_chart_of_any_board_is_empty() {
        List<String> empty = new ArrayList<>();
        int charts = 0;
        for (SavedObject board : boards()) {
            for (LensLayer layer : board.layers()) {
                PanelTable table = data.table(board, layer);
                charts++;
                // The sample is 90 days long; before them is nothing.
                table.empty().stream()
                        .map(measure -> layer.column(measure).path("label").asText())
                        .filter(label -> !label.equals("90 days before"))
                        .forEach(label -> empty.add(board.id() + ": " + layer.title() + ": " + label));
            }
        }
        assertTrue(charts >= 45, "only " + charts + " charts");
        assertEquals(List.of(), empty);
    }

    @Test
    void every_list_finds_posts_and_every_control_offers_values() {
        int lists = 0;
        for (SavedObject board : boards()) {
            for (JsonNode panel : board.panels()) {
                if (panel.has("panelRefName")) {
                    String name = panel.path("panelIndex").asText() + ":"
                            + panel.path("panelRefName").asText();
                    for (JsonNode reference : board.references()) {
                        if (reference.path("name").asText().equals(name)) {
                            String search = reference.path("id").asText();
                            BoardData.Found found = data.found(board, search, 3);
                            assertTrue(found.total() > 0 && !found.first().isEmpty(), search);
                            lists++;
                        }
                    }
                }
            }
            for (JsonNode control : board.nested("/controlGroupInput/panelsJSON")) {
                assertTrue(!data.offered(board, control, 5).isEmpty(), board.id() + " " + control);
            }
        }
        assertEquals(3, lists);
    }

    @Test
    void the_figures_are_those_of_the_posts() throws Exception {
        SavedObject overview = board("overview");
        PanelTable posts = data.table(overview, layer(overview, "Posts"));
        Instant from = data.from(overview);
        Instant to = data.to(overview);
        assertEquals(
                count(from, to, "*"),
                posts.rows().getFirst().value(posts.measures().getFirst()));
        Duration week = Duration.ofDays(7);
        assertEquals(
                count(from.minus(week), to.minus(week), "*"),
                posts.rows().getFirst().value(posts.measures().get(1)));

        PanelTable negative = data.table(overview, layer(overview, "Negative"));
        assertEquals(
                count(from, to, "sentiment.label:negative") / count(from, to, "sentiment.label:*"),
                negative.rows().getFirst().value(negative.measures().getFirst()),
                1e-9);

        PanelTable change = data.table(overview, layer(overview, "Against the week before"));
        assertEquals(
                count(from, to, "*") / count(from.minus(week), to.minus(week), "*") - 1,
                change.rows().getFirst().value(change.measures().getFirst()),
                1e-9);

        PanelTable tones = data.table(overview, layer(overview, "Posts with a tone, by day"));
        double sum = tones.rows().stream()
                .mapToDouble(row -> row.value(tones.measures().getFirst()))
                .sum();
        assertEquals(count(from, to, "sentiment.label:*"), sum);

        PanelTable topics = data.table(overview, layer(overview, "Topics against the week before"));
        PanelTable.Row first = topics.rows().getFirst();
        String topic = first.keys().getFirst();
        assertEquals(
                count(from, to, "topics:" + topic),
                first.value(topics.measures().getFirst()));
        assertEquals(
                count(from.minus(week), to.minus(week), "topics:" + topic),
                first.value(topics.measures().get(1)));
    }

    @Test
    void records_that_were_turned_away_are_counted_by_field_and_reason() {
        SavedObject operations = board("operations");
        PanelTable why = data.table(operations, layer(operations, "Why records were turned away"));
        List<String> reasons = why.rows().stream()
                .map(row -> row.keys().get(0) + " " + row.keys().get(1) + " "
                        + (long) row.value(why.measures().getFirst()))
                .toList();
        assertTrue(reasons.contains("created_at missing 1"), reasons.toString());
        assertTrue(reasons.contains("record refused 1"), reasons.toString());
        PanelTable dead = data.table(operations, layer(operations, "Dead letters"));
        assertEquals(1, dead.rows().getFirst().value(dead.measures().getFirst()));
    }

    @Test
    void a_dead_letter_of_last_week_still_waits() {
        Clock later = Clock.offset(Clock.systemUTC(), Duration.ofDays(7));
        SavedObject operations = board("operations");
        PanelTable dead =
                new BoardData(elastic.requests(), later, objects).table(operations, layer(operations, "Dead letters"));
        assertEquals(1, dead.rows().getFirst().value(dead.measures().getFirst()));
    }

    @Test
    void each_number_of_stars_has_a_bar_of_its_own() throws Exception {
        SavedObject experience = board("patient-experience");
        PanelTable ratings = data.table(experience, layer(experience, "Ratings"));
        for (int stars = 1; stars <= 5; stars++) {
            String near = "rating:[" + (stars / 5.0 - 0.01) + " TO " + (stars / 5.0 + 0.01) + "]";
            double reviews = count(data.from(experience), data.to(experience), near);
            assertTrue(reviews > 0, stars + " stars");
            assertEquals(
                    reviews,
                    ratings.rows().get(stars - 1).value(ratings.measures().getFirst()));
        }
    }

    @Test
    void a_closed_narrative_is_not_among_the_open_ones_at_high_risk() {
        SavedObject board = board("misinformation");
        PanelTable open = data.table(board, layer(board, "Open narratives"));
        assertEquals(2, open.rows().getFirst().value(open.measures().get(0)));
        assertEquals(1, open.rows().getFirst().value(open.measures().get(1)));
    }

    @Test
    void a_chart_on_which_nothing_was_said_is_told_apart() throws Exception {
        SavedObject overview = board("overview");
        LensLayer layer = layer(overview, "Platforms");
        ObjectNode panel = layer.panel().deepCopy();
        ((ObjectNode) panel.at("/embeddableConfig/attributes/state"))
                .set("query", MAPPER.readTree("{\"query\":\"platform:nowhere\",\"language\":\"lucene\"}"));
        PanelTable table = data.table(overview, new LensLayer(panel, layer.id(), layer.json()));
        assertEquals(1, table.empty().size());
    }

    /** The pages are left in the build folder: the pictures in kibana/preview/ are taken of them. */
    @Test
    void a_preview_says_what_it_is_shows_every_panel_and_asks_nobody() throws Exception {
        String bundle = Objects.requireNonNull(
                BoardFiles.build(Path.of("kibana"), names.prefix()).get(BoardFiles.BUNDLE));
        Map<String, String> titles =
                Objects.requireNonNull(service).app().narratives().titles();
        assertEquals(3, titles.size());
        String titled = NarrativeTitles.in(bundle, names.prefix(), titles);
        assertEquals(List.of(), BoardCheck.check(titled, names.prefix()));
        List<BoardPreview.Page> pages = BoardPreview.draw(titled, elastic.requests(), Clock.systemUTC());
        assertEquals(4, pages.size());
        Path target = Files.createDirectories(Path.of("target", "preview"));
        for (BoardPreview.Page page : pages) {
            String html = page.html().replace(names.prefix(), "");
            Files.writeString(target.resolve(page.id() + ".html"), html);
            assertTrue(html.contains("Preview, not Kibana."), page.id());
            assertTrue(html.contains("default-src 'none'"), page.id());
            // Only the table of narratives says which id a title has, for queries.
            int ids = page.id().equals(Ids.object("misinformation")) ? 1 : 0;
            titles.keySet().forEach(id -> assertEquals(ids, html.split(id, -1).length - 1, page.id() + " shows " + id));
            for (String forbidden : List.of("<script", " src=", " href=", "url(", "@import", "NaN", "Infinity")) {
                assertFalse(html.contains(forbidden), page.id() + " holds " + forbidden);
            }
            for (SavedObject board : boards()) {
                for (JsonNode panel : board.panels()) {
                    String title = Html.escaped(panel.path("title").asText());
                    assertTrue(!board.id().equals(page.id()) || html.contains(title), title);
                }
            }
        }
    }

    private static void alerts(Instant now) throws Exception {
        List<ObjectNode> posts = new ArrayList<>();
        for (int hour = 1; hour <= 4; hour++) {
            ObjectNode post = MAPPER.createObjectNode()
                    .put("id", "alert-" + hour)
                    .put("platform", "reddit")
                    .put("kind", "post")
                    .put("created_at", now.minus(Duration.ofHours(hour)).toString())
                    .put("ingested_at", now.toString())
                    .put("text", "chickenpox party")
                    .put("language", "en")
                    .put("fingerprint", "alert-" + hour);
            posts.add(post);
        }
        StoredPosts.write(elastic.requests(), names, posts);
        RaisedAlerts.raise(elastic, names, "chickenpox", now);
    }

    private static void sample(Instant end) throws Exception {
        SampleGenerator generator = new SampleGenerator(1, POSTS, end);
        int stored = 0;
        for (int from = 0; from < POSTS; from += BATCH) {
            ByteArrayOutputStream lines = new ByteArrayOutputStream();
            SampleWriter.write(generator, from, from + BATCH, lines, null);
            stored += stored(lines.toString(StandardCharsets.UTF_8));
        }
        assertTrue(stored > POSTS * 0.99, "only " + stored + " posts");
        // Two that cannot be taken, and why.
        JsonNode account = send(
                Role.INGEST,
                "POST",
                "/v1/posts?refresh=true",
                "{\"id\":\"x1\",\"platform\":\"x\",\"text\":\"no date\"}\n{\"id\":\"x2\",\"platform\":\"nowhere\",\"created_at\":\""
                        + end + "\",\"text\":\"no platform\"}\n");
        assertEquals(2, account.path("rejected").asInt(), account.toString());
    }

    /** A busy engine may ask for patience; sending all again is harmless. */
    private static int stored(String lines) throws Exception {
        for (int tries = 1; ; tries++) {
            HttpResponse<String> answer = Objects.requireNonNull(service)
                    .send("POST", "/v1/posts", service.key(Role.INGEST), "application/x-ndjson", lines);
            if (answer.statusCode() != 503 || tries == TRIES_MAX) {
                JsonNode account = Expectations.ok(answer);
                return account.path("indexed").asInt()
                        + account.path("unchanged").asInt();
            }
        }
    }

    /** Somebody made an index by hand and wrongly; a post of that month cannot be written. */
    private static void deadLetter(Instant now) throws Exception {
        Instant longAgo = now.minus(Duration.ofDays(200));
        String month = "/" + names.postsOf(longAgo);
        elastic.requests()
                .send(
                        "PUT",
                        month,
                        "{\"mappings\":{\"properties\":{\"source\":{\"type\":\"integer\"}}}}"
                                .getBytes(StandardCharsets.UTF_8));
        JsonNode account = send(Role.INGEST, "POST", "/v1/posts", """
                {"id":"dead","platform":"x","created_at":"%s","text":"flu"}""".formatted(longAgo));
        assertEquals("refused", account.at("/errors/0/code").asText(), account.toString());
        elastic.requests().send("DELETE", month, null);
    }

    private static void narratives() throws Exception {
        for (String narrative : List.of(
                "{'title':'The spray sheds','query':'shedding OR sheds OR fluspray OR (nasal NEAR/3 flu)','status':'responding','risk':{'level':'high','reason':'many ask'}}",
                "{'title':'Norovirus outbreak','query':'norovirus OR domain:riverbendhealth.example','status':'watching','risk':{'level':'medium','reason':'local'}}",
                "{'title':'Zinc against colds','query':'zinc','status':'closed','risk':{'level':'high','reason':'over'}}")) {
            String id = send(Role.MONITOR, "POST", "/v1/narratives", narrative.replace('\'', '"'))
                    .path("id")
                    .asText();
            boolean isTagged = !narrative.contains("'closed'");
            Expectations.await(() -> !isTagged
                    || send(Role.MONITOR, "GET", "/v1/narratives/" + id + "/backfill", null)
                            .path("state")
                            .asText()
                            .equals("done"));
        }
    }

    private static JsonNode send(Role role, String method, String path, @Nullable String body) throws Exception {
        String type = path.startsWith("/v1/posts") ? "application/x-ndjson" : "application/json";
        return Expectations.ok(Objects.requireNonNull(service)
                .send(method, path, Objects.requireNonNull(service).key(role), body == null ? null : type, body));
    }

    private static long hits(String index, String query) {
        return elastic.requests()
                .get("/" + index + "/_count?q=" + query)
                .json()
                .path("count")
                .asLong();
    }

    private static double count(Instant from, Instant to, String query) throws Exception {
        ObjectNode body = MAPPER.createObjectNode();
        var filters = body.putObject("query").putObject("bool").putArray("filter");
        filters.addObject()
                .putObject("range")
                .putObject("created_at")
                .put("gte", from.toString())
                .put("lte", to.toString());
        filters.addObject().putObject("query_string").put("query", query);
        return elastic.requests()
                .send("POST", "/" + names.posts() + "/_count", body.toString().getBytes(StandardCharsets.UTF_8))
                .json()
                .path("count")
                .asDouble();
    }

    private static List<SavedObject> boards() {
        return objects.stream()
                .filter(object -> object.type().equals("dashboard"))
                .toList();
    }

    private static SavedObject board(String id) {
        return boards().stream()
                .filter(board -> board.id().equals(Ids.object(id)))
                .findFirst()
                .orElseThrow();
    }

    private static LensLayer layer(SavedObject board, String title) {
        return board.layers().stream()
                .filter(layer -> layer.title().equals(title))
                .findFirst()
                .orElseThrow();
    }
}
