package org.listeningpost.elastic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.listeningpost.config.IndexNames;
import org.listeningpost.ingest.redact.text.IdentifierType;
import org.listeningpost.post.Assignment;
import org.listeningpost.post.Author;
import org.listeningpost.post.AuthorKind;
import org.listeningpost.post.Body;
import org.listeningpost.post.Engagement;
import org.listeningpost.post.Insight;
import org.listeningpost.post.Kind;
import org.listeningpost.post.Language;
import org.listeningpost.post.LocalHour;
import org.listeningpost.post.Marks;
import org.listeningpost.post.NarrativeTags;
import org.listeningpost.post.Place;
import org.listeningpost.post.Platform;
import org.listeningpost.post.Post;
import org.listeningpost.post.PostId;
import org.listeningpost.post.SafeText;
import org.listeningpost.post.Sentiment;
import org.listeningpost.post.Timestamps;
import org.listeningpost.testing.ElasticExtension;

@ExtendWith(ElasticExtension.class)
class SchemaBootstrapIT {
    private static final Instant NOW = Instant.parse("2026-03-15T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private final ElasticRequests requests;
    private final IndexNames names;
    private SchemaBootstrap bootstrap;

    SchemaBootstrapIT(ElasticClients clients, IndexNames names) {
        this.requests = clients.requests();
        this.names = names;
        this.bootstrap = new SchemaBootstrap(requests, names, CLOCK, 0);
    }

    @BeforeEach
    void apply() {
        bootstrap.apply();
    }

    @Test
    void a_second_run_changes_nothing() {
        SchemaBootstrap.Report report = bootstrap.apply();
        assertEquals(List.of(), report.applied());
        assertEquals(List.of(), report.newer());
    }

    @Test
    void an_older_product_never_overwrites_a_newer_schema() {
        String path = "/_component_template/" + names.prefix() + "listening-post-lifecycle";
        String mappings = "/_index_template/" + names.prefix() + "listening-post-posts";
        ObjectNode stored = (ObjectNode) requests.get(mappings).json().at("/index_templates/0/index_template");
        stored.remove(List.of("created_date", "created_date_millis", "modified_date", "modified_date_millis"));
        ObjectNode newer = stored.deepCopy().put("version", 999);
        ElasticReply written = send("PUT", mappings, newer.toString());
        assertTrue(written.isSuccess(), () -> new String(written.body(), StandardCharsets.UTF_8));
        SchemaBootstrap.Report report = bootstrap.apply();
        assertEquals(List.of(mappings), report.newer());
        assertEquals(
                999,
                requests.get(mappings)
                        .json()
                        .at("/index_templates/0/index_template/version")
                        .asInt());
        assertEquals(404, requests.get(path).status(), "the lifecycle is for administrators to apply");
        assertTrue(send("PUT", mappings, stored.put("version", 0).toString()).isSuccess());
        assertEquals(List.of(mappings), bootstrap.apply().applied());
    }

    @Test
    void months_are_read_through_the_alias_and_an_unknown_field_is_refused() {
        String month = names.postsOf(Instant.parse("2026-01-05T00:00:00Z"));
        assertTrue(send("PUT", "/" + month + "/_doc/1?refresh=true", "{\"text\":\"flu shot\"}")
                .isSuccess());
        assertEquals(
                1,
                requests.get("/" + names.posts() + "/_count")
                        .json()
                        .path("count")
                        .asInt());
        ElasticReply refused = send("PUT", "/" + month + "/_doc/2", "{\"text\":\"flu\",\"handle\":\"x\"}");
        assertEquals(400, refused.status());
        assertTrue(requests.get("/" + names.posts() + "-2026.03").isSuccess());
        assertTrue(requests.send("DELETE", "/" + month, null).isSuccess());
    }

    @Test
    void a_month_that_a_snapshot_of_an_earlier_version_brought_gets_the_fields_that_it_lacks() {
        String template = "/_index_template/" + names.prefix() + "listening-post-posts";
        ObjectNode current = (ObjectNode) requests.get(template).json().at("/index_templates/0/index_template");
        current.remove(List.of("created_date", "created_date_millis", "modified_date", "modified_date_millis"));
        ObjectNode earlier = current.deepCopy();
        ((ObjectNode) earlier.at("/template/mappings/properties/author/properties")).remove("account_key");
        assertTrue(send("PUT", template, earlier.toString()).isSuccess());
        String month = "/" + names.postsOf(Instant.parse("2025-01-05T00:00:00Z"));
        assertTrue(requests.send("PUT", month, null).isSuccess());
        assertTrue(send("PUT", template, current.toString()).isSuccess());
        String document = "{\"text\":\"flu\",\"author\":{\"account_key\":\"a\"}}";
        assertEquals(400, send("PUT", month + "/_doc/1", document).status());
        assertEquals(List.of(), bootstrap.apply().applied());
        assertTrue(send("PUT", month + "/_doc/1", document).isSuccess());
        assertTrue(requests.send("DELETE", month, null).isSuccess());
    }

    @Test
    void rejected_rows_of_an_earlier_version_get_the_fields_that_they_lack() {
        String template = "/_index_template/" + names.prefix() + "listening-post-rejected-rows";
        ObjectNode current = (ObjectNode) requests.get(template).json().at("/index_templates/0/index_template");
        current.remove(List.of("created_date", "created_date_millis", "modified_date", "modified_date_millis"));
        ObjectNode earlier = current.deepCopy();
        ((ObjectNode) earlier.at("/template/mappings/properties")).remove(List.of("account", "key_id"));
        String rows = "/" + names.rejectedRows();
        assertTrue(requests.send("DELETE", rows, null).isSuccess());
        assertTrue(send("PUT", template, earlier.toString()).isSuccess());
        assertTrue(requests.send("PUT", rows, null).isSuccess());
        assertTrue(send("PUT", template, current.toString()).isSuccess());
        String row = "{\"author\":\"a\",\"account\":\"b\",\"key_id\":\"k\"}";
        assertEquals(400, send("PUT", rows + "/_doc/1", row).status());
        bootstrap.apply();
        assertTrue(send("PUT", rows + "/_doc/1", row).isSuccess());
        assertTrue(requests.send("DELETE", rows + "/_doc/1", null).isSuccess());
    }

    @Test
    void every_field_of_a_post_has_a_mapping_and_every_mapping_a_field() {
        Map<String, String> mapped = new TreeMap<>();
        leaves(
                "",
                requests.get("/" + names.postsOf(NOW))
                        .json()
                        .path(names.postsOf(NOW))
                        .at("/mappings"),
                mapped);
        Map<String, String> written = new TreeMap<>();
        Post post = fullPost();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PostDocument.write(post, bytes);
        String json = bytes.toString(StandardCharsets.UTF_8);
        ElasticReply stored = send("PUT", "/" + names.postsOf(NOW) + "/_doc/" + post.id() + "?refresh=true", json);
        assertTrue(stored.isSuccess(), () -> new String(stored.body(), StandardCharsets.UTF_8));
        JsonNode source =
                requests.get("/" + names.postsOf(NOW) + "/_source/" + post.id()).json();
        values("", source, written);
        assertEquals(mapped.keySet(), written.keySet());
    }

    @Test
    void a_foreign_template_that_wins_over_ours_is_noticed() {
        String path = "/_index_template/" + names.prefix() + "foreign";
        String foreign = "{\"index_patterns\":[\"" + names.prefix() + "posts-2026*\"],\"priority\":501}";
        assertTrue(send("PUT", path, foreign).isSuccess());
        SchemaException thrown = assertThrows(SchemaException.class, bootstrap::apply);
        assertTrue(String.valueOf(thrown.getMessage()).contains("priority"));
        assertTrue(requests.send("DELETE", path, null).isSuccess());
    }

    @Test
    void copies_and_shards_are_as_many_as_asked_for() {
        IndexNames other = new IndexNames(names.prefix() + "copies-");
        new SchemaBootstrap(requests, other, CLOCK, 2, 3).apply();
        JsonNode settings = requests.get("/" + other.postsOf(NOW) + "/_settings")
                .json()
                .path(other.postsOf(NOW))
                .at("/settings/index");
        assertEquals("2", settings.path("number_of_replicas").asText());
        assertEquals("3", settings.path("number_of_shards").asText());
        assertFalse(requests.get("/" + other.keys()).status() == 404);
    }

    private ElasticReply send(String method, String path, String json) {
        return requests.send(method, path, json.getBytes(StandardCharsets.UTF_8));
    }

    private static void leaves(String prefix, JsonNode mapping, Map<String, String> into) {
        for (Map.Entry<String, JsonNode> each : mapping.path("properties").properties()) {
            if (each.getValue().has("properties")) {
                leaves(prefix + each.getKey() + ".", each.getValue(), into);
            } else {
                into.put(prefix + each.getKey(), each.getValue().path("type").asText());
            }
        }
    }

    private static void values(String prefix, JsonNode json, Map<String, String> into) {
        for (Map.Entry<String, JsonNode> each : json.properties()) {
            if (each.getValue().isObject()) {
                values(prefix + each.getKey() + ".", each.getValue(), into);
            } else {
                into.put(prefix + each.getKey(), each.getValue().asText());
            }
        }
    }

    private static Post fullPost() {
        Map<String, Integer> redactions = new TreeMap<>();
        for (IdentifierType type : IdentifierType.values()) {
            redactions.put(type.name(), 1);
        }
        PostId id = new PostId("a-post-with-everything");
        return new Post(
                id,
                Platform.REDDIT,
                Kind.REVIEW,
                new Timestamps(NOW, NOW, NOW, LocalHour.of(NOW, ZoneOffset.UTC)),
                new Author("key", "account-key", "key-id", AuthorKind.PERSON, 5L, true),
                new Body(SafeText.EMPTY, SafeText.EMPTY, SafeText.EMPTY),
                new Marks(List.of("flu"), List.of("m"), List.of("u"), List.of("d"), List.of("x")),
                new Insight(
                        new Language("en", 0.9),
                        new Sentiment("negative", -0.5, 0.75),
                        List.of("vaccines"),
                        true,
                        List.of(7L),
                        "f1"),
                new Engagement(1, 2, 3, 4),
                0.5,
                new Place("US", "US-CA"),
                new Assignment(List.of("north"), List.of("shots")),
                id,
                id,
                redactions,
                "test",
                new NarrativeTags(List.of("n1"), 7));
    }
}
