package org.listeningpost.elastic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.listeningpost.config.IndexNames;
import org.listeningpost.testing.ElasticExtension;

/** Each user does its work and nothing of the others'. */
@ExtendWith(ElasticExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ElasticUsersIT {
    private static final String POST = """
            {"id":"1","platform":"x","kind":"post","created_at":"2026-01-05T00:00:00Z","text":"a"}""";

    private static final String USER = """
            {"password":"long-enough-1","roles":["superuser"]}""";
    private static final String TEMPLATE = """
            {"index_patterns":["mine-*"]}""";

    private final ElasticClients administrator;
    private final IndexNames names;
    private final ElasticClients setup;
    private final ElasticClients indexer;
    private final ElasticClients api;
    private final ElasticClients boards;
    private final Path secrets;

    ElasticUsersIT(ElasticClients administrator, IndexNames names, @TempDir Path folder) {
        this.administrator = administrator;
        this.names = names;
        this.secrets = folder.resolve("secrets");
        ElasticUsers users = ElasticUsers.provision(administrator, names, secrets);
        setup = ElasticClients.open(users.setup());
        indexer = ElasticClients.open(users.indexer());
        api = ElasticClients.open(users.api());
        boards = ElasticClients.open(users.boards());
    }

    @BeforeAll
    void set_up_and_index_with_the_users_for_it() {
        new SchemaBootstrap(setup.requests(), names, Clock.systemUTC(), 0).apply();
        // The month is not there yet: the indexer makes it by writing to it.
        assertEquals(201, status(indexer, "PUT", "/" + names.posts() + "-2026.01/_doc/1?refresh=true", POST));
    }

    @AfterAll
    void remove_the_users() throws IOException {
        for (String name : List.of("setup", "indexer", "api", "boards")) {
            String user = names.prefix() + "listening_post_" + name;
            administrator.typed().security().deleteUser(delete -> delete.username(user));
            administrator.typed().security().deleteRole(delete -> delete.name(user));
        }
        String operations = names.prefix() + "listening_post_boards_operations";
        administrator.typed().security().deleteRole(delete -> delete.name(operations));
        Stream.of(setup, indexer, api, boards).forEach(ElasticClients::close);
    }

    @Test
    void the_indexer_reads_rewrites_and_deletes_posts_and_dead_letters() {
        String month = "/" + names.posts() + "-2026.01/_doc/";
        assertEquals(201, status(indexer, "PUT", month + "2", POST));
        assertEquals(200, status(indexer, "GET", month + "2", null));
        assertEquals(200, status(indexer, "DELETE", month + "2", null));
        assertEquals(200, status(indexer, "GET", "/" + names.deadLetters() + "/_search", null));
    }

    @Test
    void the_indexer_sees_neither_keys_nor_audit_and_makes_no_schema() {
        assertEquals(403, status(indexer, "GET", "/" + names.keys() + "/_search", null));
        assertEquals(403, status(indexer, "GET", "/" + names.audit() + "/_search", null));
        assertEquals(403, status(indexer, "POST", "/" + names.audit() + "/_doc", "{}"));
        assertEquals(403, status(indexer, "PUT", "/" + names.prefix() + "other/_doc/1", "{}"));
        assertEquals(403, status(indexer, "DELETE", "/" + names.posts() + "-2026.01", null));
        assertEquals(403, status(indexer, "PUT", "/_index_template/" + names.prefix() + "mine", TEMPLATE));
        assertEquals(403, status(indexer, "PUT", "/_security/user/mine", USER));
    }

    @Test
    void the_api_reads_posts_and_writes_none() {
        assertEquals(200, status(api, "GET", "/" + names.posts() + "/_search", null));
        assertEquals(200, status(api, "POST", "/" + names.posts() + "/_pit?keep_alive=1s", null));
        assertEquals(200, status(api, "GET", "/_cluster/health", null));
        assertEquals(404, status(api, "DELETE", "/" + names.posts() + "-2026.01/_doc/none?refresh=true", null));
        assertEquals(200, status(api, "POST", "/" + names.posts() + "/_refresh", null));
        assertEquals(403, status(api, "PUT", "/" + names.posts() + "-2026.01/_doc/3", POST));
        assertEquals(403, status(api, "POST", "/" + names.posts() + "-2026.01/_update/1", "{\"doc\":{}}"));
        assertEquals(403, status(api, "DELETE", "/" + names.posts() + "-2026.01", null));
        assertEquals(403, status(api, "PUT", "/_index_template/" + names.prefix() + "mine", TEMPLATE));
        assertEquals(403, status(api, "GET", "/.security/_search", null));
    }

    @Test
    void the_api_appends_to_the_audit_log_and_cannot_change_it() {
        String audit = "/" + names.audit();
        assertEquals(201, status(api, "PUT", audit + "/_create/e1", "{\"action\":\"search\"}"));
        assertEquals(409, status(api, "PUT", audit + "/_create/e1", "{\"action\":\"other\"}"));
        assertEquals(403, status(api, "PUT", audit + "/_doc/e1", "{\"action\":\"other\"}"));
        assertEquals(403, status(api, "DELETE", audit + "/_doc/e1", null));
        assertEquals(403, status(api, "POST", audit + "/_update/e1", "{\"doc\":{}}"));
        assertEquals(403, status(api, "DELETE", audit, null));
    }

    @Test
    void the_api_remembers_what_was_erased_and_the_indexer_reads_it() {
        String erased = "/" + names.erased();
        String entry = "{\"id\":\"e1\",\"at\":\"2026-01-01T00:00:00Z\"}";
        assertEquals(201, status(api, "PUT", erased + "/_doc/e1?refresh=true", entry));
        assertEquals(200, status(indexer, "GET", erased + "/_search", null));
        assertEquals(403, status(indexer, "PUT", erased + "/_doc/e2", entry));
        assertEquals(403, status(api, "DELETE", erased + "/_doc/e1", null));
        assertEquals(403, status(setup, "GET", erased + "/_search", null));
    }

    @Test
    void only_the_indexer_reads_the_vault_of_surrogates() {
        String vault = "/" + names.pseudonymVault();
        String entry = "{\"surrogate\":\"s\",\"key_id\":\"k\"}";
        assertEquals(201, status(indexer, "PUT", vault + "/_create/e1", entry));
        assertEquals(409, status(indexer, "PUT", vault + "/_create/e1", entry));
        assertEquals(200, status(indexer, "GET", vault + "/_doc/e1", null));
        for (ElasticClients other : List.of(api, setup)) {
            assertEquals(403, status(other, "GET", vault + "/_doc/e1", null));
            assertEquals(403, status(other, "GET", vault + "/_search", null));
            assertEquals(403, status(other, "PUT", vault + "/_create/e2", entry));
            assertEquals(403, status(other, "DELETE", vault + "/_doc/e1", null));
        }
        assertEquals(200, status(indexer, "DELETE", vault + "/_doc/e1", null));
    }

    @Test
    void the_api_keeps_rules_and_alerts_and_cannot_change_the_log_of_deliveries() {
        String rule = "{\"id\":\"r1\",\"is_current\":true,\"version\":1}";
        for (String index : List.of(names.alertRules(), names.alertState())) {
            String body = index.equals(names.alertRules()) ? rule : "{\"kind\":\"progress\",\"rule_id\":\"r1\"}";
            assertEquals(201, status(api, "PUT", "/" + index + "/_create/r1?refresh=true", body));
            assertEquals(200, status(api, "POST", "/" + index + "/_pit?keep_alive=1s", null));
            assertEquals(200, status(api, "DELETE", "/" + index + "/_doc/r1", null));
        }
        String alerts = "/" + names.alerts();
        assertEquals(201, status(api, "PUT", alerts + "/_create/a1?refresh=true", "{\"id\":\"a1\"}"));
        assertEquals(200, status(api, "PUT", alerts + "/_doc/a1?refresh=true", "{\"id\":\"a1\"}"));
        assertEquals(200, status(api, "POST", alerts + "/_pit?keep_alive=1s", null));
        assertEquals(403, status(api, "DELETE", alerts + "/_doc/a1", null));
        String log = "/" + names.alertDeliveries();
        assertEquals(201, status(api, "PUT", log + "/_create/d1", "{\"id\":\"d1\"}"));
        assertEquals(403, status(api, "PUT", log + "/_doc/d1", "{\"id\":\"d1\"}"));
        assertEquals(403, status(api, "DELETE", log + "/_doc/d1", null));
        for (String index : List.of(names.alertRules(), names.alertState(), names.alerts(), names.alertDeliveries())) {
            seesNothing(indexer, index);
            seesNothing(setup, index);
            assertEquals(403, status(api, "DELETE", "/" + index, null));
        }
    }

    @Test
    void the_api_keeps_narratives_and_queries_and_removes_nothing_of_what_they_were() {
        for (String index : List.of(names.narratives(), names.savedQueries(), names.jobs())) {
            assertEquals(201, status(api, "PUT", "/" + index + "/_create/n1?refresh=true", "{\"id\":\"n1\"}"));
            assertEquals(200, status(api, "PUT", "/" + index + "/_doc/n1", "{\"id\":\"n1\"}"));
            assertEquals(200, status(api, "GET", "/" + index + "/_search", null));
            assertEquals(200, status(api, "DELETE", "/" + index + "/_doc/n1", null));
        }
        String revisions = "/" + names.revisions();
        assertEquals(201, status(api, "PUT", revisions + "/_doc/n1-1?refresh=true", "{\"id\":\"n1-1\"}"));
        assertEquals(200, status(api, "POST", revisions + "/_pit?keep_alive=1s", null));
        assertEquals(403, status(api, "DELETE", revisions + "/_doc/n1-1", null));
        for (String index : List.of(names.narratives(), names.savedQueries(), names.jobs(), names.revisions())) {
            seesNothing(indexer, index);
            seesNothing(setup, index);
            assertEquals(403, status(api, "DELETE", "/" + index, null));
        }
    }

    @Test
    void the_indexer_adds_to_the_counts_of_records_and_neither_reads_nor_changes_them() {
        String counts = "/" + names.ingestCounts();
        assertEquals(201, status(indexer, "POST", counts + "/_doc?op_type=create", "{\"count\":1}"));
        assertEquals(403, status(indexer, "GET", counts + "/_search", null));
        assertEquals(403, status(indexer, "PUT", counts + "/_doc/1", "{\"count\":1}"));
        assertEquals(403, status(indexer, "DELETE", counts + "/_doc/1", null));
        assertEquals(200, status(api, "GET", counts + "/_search", null));
        assertEquals(403, status(api, "POST", counts + "/_doc?op_type=create", "{\"count\":1}"));
        seesNothing(setup, names.ingestCounts());
    }

    @Test
    void the_boards_read_what_they_show_and_neither_keys_nor_vault_nor_audit() {
        for (String index : List.of(names.posts(), names.alerts(), names.narratives(), names.ingestCounts())) {
            assertEquals(200, status(boards, "GET", "/" + index + "/_search", null), index);
            assertEquals(403, status(boards, "POST", "/" + index + "/_doc", "{}"), index);
            assertEquals(403, status(boards, "DELETE", "/" + index, null), index);
        }
        assertEquals(403, status(boards, "DELETE", "/" + names.posts() + "-2026.01/_doc/1", null));
        for (String index : List.of(
                names.keys(),
                names.pseudonymVault(),
                names.audit(),
                names.erased(),
                names.savedQueries(),
                names.revisions(),
                names.alertRules(),
                names.alertState(),
                // Whole posts, and where alerts go: for operators only.
                names.deadLetters(),
                names.alertDeliveries(),
                names.feeds(),
                names.jobs())) {
            seesNothing(boards, index);
        }
        assertEquals(403, status(boards, "PUT", "/_index_template/" + names.prefix() + "mine", TEMPLATE));
        assertEquals(403, status(boards, "PUT", "/_security/user/mine", USER));
        assertEquals(403, status(boards, "GET", "/_cluster/state", null));
    }

    @Test
    void an_operator_has_a_role_for_the_dead_letters_and_deliveries_beside_that_of_the_boards() throws IOException {
        String user = names.prefix() + "operator";
        List<String> roles = Stream.of("boards", "boards_operations")
                .map(role -> names.prefix() + "listening_post_" + role)
                .toList();
        administrator
                .typed()
                .security()
                .putUser(put -> put.username(user).password("long-enough-1").roles(roles));
        try (ElasticClients operator =
                ElasticClients.open(administrator.endpoint().as(Credentials.basic(user, "long-enough-1")))) {
            for (String index : List.of(names.posts(), names.deadLetters(), names.alertDeliveries())) {
                assertEquals(200, status(operator, "GET", "/" + index + "/_search", null), index);
                assertEquals(403, status(operator, "POST", "/" + index + "/_doc", "{}"), index);
            }
            seesNothing(operator, names.audit());
        } finally {
            administrator.typed().security().deleteUser(delete -> delete.username(user));
        }
    }

    @Test
    void the_spaces_that_an_administrator_gave_a_role_stay() {
        String role = names.prefix() + "listening_post_boards_operations";
        String path = "/_security/role/" + role;
        assertEquals("[\"space:default\"]", spaces(path, role));
        String given = administrator.requests().get(path).json().path(role).toString();
        String more = given.replace("[\"space:default\"]", "[\"space:clinic\",\"space:default\"]");
        assertEquals(
                200,
                administrator
                        .requests()
                        .send("PUT", path, more.getBytes(StandardCharsets.UTF_8))
                        .status());
        ElasticUsers.provision(administrator, names, secrets);
        assertEquals("[\"space:clinic\",\"space:default\"]", spaces(path, role));
    }

    private String spaces(String path, String role) {
        return administrator
                .requests()
                .get(path)
                .json()
                .path(role)
                .at("/applications/0/resources")
                .toString();
    }

    private static void seesNothing(ElasticClients user, String index) {
        assertEquals(403, status(user, "GET", "/" + index + "/_search", null), index);
        assertEquals(403, status(user, "GET", "/" + index + "/_doc/x", null), index);
        assertEquals(403, status(user, "PUT", "/" + index + "/_create/x", "{\"id\":\"x\"}"), index);
        assertEquals(403, status(user, "DELETE", "/" + index + "/_doc/x", null), index);
    }

    @Test
    void setting_up_sees_no_document() {
        assertEquals(403, status(setup, "GET", "/" + names.posts() + "/_search", null));
        assertEquals(403, status(setup, "PUT", "/" + names.posts() + "-2026.01/_doc/4", POST));
        assertEquals(403, status(setup, "GET", "/" + names.keys() + "/_search", null));
        assertEquals(403, status(setup, "PUT", "/_security/user/mine", USER));
        assertEquals(403, status(setup, "PUT", "/elsewhere", null));
    }

    @Test
    void passwords_are_private_and_stay_at_the_next_start() throws IOException {
        List<Path> files;
        try (Stream<Path> list = Files.list(secrets)) {
            files = list.toList();
        }
        assertEquals(4, files.size());
        for (Path file : files) {
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        }
        ElasticUsers again = ElasticUsers.provision(administrator, names, secrets);
        assertEquals(api.endpoint(), again.api());
        Endpoint nobody = administrator.endpoint().as(Credentials.none());
        assertEquals(again, ElasticUsers.in(secrets, nobody, names));
        String missing = String.valueOf(assertThrows(
                        EndpointException.class, () -> ElasticUsers.in(secrets.resolve("elsewhere"), nobody, names))
                .getMessage());
        assertTrue(missing.contains("listening_post_setup-password") && missing.contains("users_folder"), missing);
        assertEquals(200, status(api, "GET", "/" + names.posts() + "/_search", null));
        assertTrue(again.toString().contains("listening_post_api"));
        String password =
                Files.readString(files.getFirst(), StandardCharsets.UTF_8).strip();
        assertTrue(!again.toString().contains(password));
    }

    private static int status(ElasticClients clients, String method, String path, @Nullable String body) {
        byte[] json = body == null ? null : body.getBytes(StandardCharsets.UTF_8);
        return clients.requests().send(method, path, json).status();
    }
}
