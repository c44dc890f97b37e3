package org.listeningpost.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticClients;
import org.listeningpost.http.CsvCell;
import org.listeningpost.search.SearchFixture;
import org.listeningpost.testing.ElasticExtension;

@ExtendWith(ElasticExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExportIT {
    private static final int POSTS = 3_500;
    private static final Instant FIRST = Instant.parse("2026-02-20T00:00:00Z");
    private static final String[] WORDS = {"flu", "shot", "vacunas", "covid-19", "hospital", "wait", "=cmd()"};

    private SearchFixture api;

    @BeforeAll
    void start(ElasticClients clients, IndexNames names) {
        api = new SearchFixture(clients, names);
        List<ObjectNode> posts = new ArrayList<>();
        for (int i = 0; i < POSTS; i++) {
            String text = WORDS[i % WORDS.length] + " " + WORDS[(i / 7) % 6] + ", \"" + i + "\"\nnext line é😀";
            ObjectNode post = api.post("e" + i, text, FIRST.plusSeconds(i * 600L));
            post.put("platform", i % 4 == 0 ? "x" : "reddit");
            post.putArray("hashtags").add("flu").add("t" + i % 5);
            posts.add(post);
        }
        api.index(posts);
    }

    @AfterAll
    void stop() {
        api.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "flu",
                "flu shot",
                "covid-19 OR hospital",
                "-flu",
                "platform:x vacun*",
                "\"flu shot\"",
                "#t3",
                "nothinglikeit",
                "created:2026-02-25..2026-03-02",
                "flu NEAR/2 shot"
            })
    void an_export_holds_exactly_what_a_search_counts(String query) {
        String encoded = SearchFixture.encoded(query);
        long total = api.json(api.get("/v1/search?size=0&query=" + encoded))
                .at("/total/value")
                .asLong();
        HttpResponse<String> response = api.get("/v1/export?query=" + encoded);
        assertEquals(200, response.statusCode());
        assertEquals(
                Long.toString(total),
                response.headers().firstValue("X-Total-Count").orElse(""));
        List<String> lines = response.body().lines().toList();
        assertEquals("{\"count\":" + total + "}", lines.getLast());
        Set<String> ids = new HashSet<>();
        for (String line : lines.subList(0, lines.size() - 1)) {
            assertTrue(ids.add(parse(line).path("id").asText()));
        }
        assertEquals(total, ids.size());

        List<CSVRecord> records = csv(api.get("/v1/export?format=csv&query=" + encoded));
        assertEquals(total + 2, records.size());
        assertEquals("#count", records.getLast().get(0));
        assertEquals(Long.toString(total), records.getLast().get(1));
        assertEquals("export", api.audited.getLast().action());
        assertEquals(total, api.audited.getLast().hits());
    }

    @Test
    void a_spreadsheet_runs_nothing() {
        List<CSVRecord> records = csv(api.get("/v1/export?format=csv&filter=platform:x"));
        int text = records.getFirst().toList().indexOf("text");
        long disarmed = 0;
        for (CSVRecord each : records.subList(1, records.size() - 1)) {
            for (String cell : each) {
                assertTrue(cell.isEmpty() || "=+-@\t\r".indexOf(cell.charAt(0)) < 0, cell);
            }
            disarmed += each.get(text).startsWith("'=cmd()") ? 1 : 0;
        }
        assertTrue(disarmed > 0);
        assertTrue(records.get(1).get(text).contains("\"\nnext line é😀"));
        assertEquals("'-1", CsvCell.of("-1"));
        assertEquals("\"'\t\"\"x\"\"\"", CsvCell.of("\t\"x\""));
    }

    @Test
    void what_is_wrong_is_said_before_anything_is_sent() {
        assertEquals(400, api.get("/v1/export?format=xml").statusCode());
        assertEquals(400, api.get("/v1/export?size=5").statusCode());
        assertEquals(400, api.get("/v1/export?query=%22").statusCode());
        assertEquals(403, api.send("privacy", "GET", "/v1/export", "").statusCode());
    }

    private JsonNode parse(String line) {
        try {
            return api.mapper.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(line, e);
        }
    }

    private static List<CSVRecord> csv(HttpResponse<String> response) {
        try {
            return CSVFormat.RFC4180.parse(new StringReader(response.body())).getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(response.body(), e);
        }
    }
}
