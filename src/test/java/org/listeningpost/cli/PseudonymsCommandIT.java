package org.listeningpost.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.Credentials;
import org.listeningpost.elastic.ElasticClients;
import org.listeningpost.elastic.ElasticRequests;
import org.listeningpost.testing.ElasticExtension;

/** The commands as an administrator types them: import, rotate, re-key, look somebody up, forget. */
@ExtendWith(ElasticExtension.class)
class PseudonymsCommandIT {
    private final ElasticClients clients;
    private final IndexNames names;
    private final ElasticRequests requests;

    @TempDir
    private Path folder = Path.of("");

    PseudonymsCommandIT(ElasticClients clients, IndexNames names) {
        this.clients = clients;
        this.names = names;
        this.requests = clients.requests();
    }

    /** Each test has keys of its own, and so posts of its own. */
    private String prefixOf(String place) {
        return names.prefix() + place + "-";
    }

    private int run(String place, String... arguments) throws IOException {
        return runIn("data-" + place, place, arguments);
    }

    private int runIn(String data, String place, String... arguments) throws IOException {
        String mode = place.equals("strict") ? "strict" : "keyed";
        StringBuilder yaml = new StringBuilder("data_directory: " + data + "\nprivacy:\n  mode: " + mode + "\n");
        yaml.append("elasticsearch:\n  urls: [")
                .append(clients.endpoint().urls().getFirst())
                .append("]\n  index_prefix: ")
                .append(prefixOf(place))
                .append('\n');
        if (clients.endpoint().credentials() instanceof Credentials.Basic user) {
            yaml.append("  username: ").append(user.username()).append("\n  password: \"");
            yaml.append(user.password()).append("\"\n");
        }
        if (clients.endpoint().caCertificate() != null) {
            yaml.append("  ca_certificate: ")
                    .append(clients.endpoint().caCertificate())
                    .append('\n');
        }
        Path config = Files.writeString(folder.resolve(data + ".yaml"), yaml.toString());
        return CommandLineInterface.run(Stream.concat(Stream.of(arguments), Stream.of("--config", config.toString()))
                .toArray(String[]::new));
    }

    private List<String> authors(String place, String field) {
        String posts = "/" + new IndexNames(prefixOf(place)).posts();
        requests.send("POST", posts + "/_refresh", null);
        List<String> values = new ArrayList<>();
        for (JsonNode hit :
                requests.get(posts + "/_search?sort=created_at").json().at("/hits/hits")) {
            values.add(hit.at("/_source/author/" + field).asText());
        }
        return values;
    }

    /** Wherever an author is named, in documents as the service writes them. */
    private void name(String author) {
        IndexNames keyed = new IndexNames(prefixOf("keyed"));
        put(
                keyed.narratives(),
                "n1",
                "{'id':'n1','title':'Joe','claim':'','query':'flu author:" + author + "','status':'watching',"
                        + "'risk':{'level':'low','reason':''},'evidence':[],'owner':'Ana','tags':[],'version':1,"
                        + "'created':{'at':'2026-01-01T00:00:00Z','by':'Ana'},'updated':{'at':'2026-01-01T00:00:00Z','by':'Ana'}}");
        put(keyed.savedQueries(), "q1", "{'id':'q1','title':'Joe','query':'@" + author + "','version':1}");
        put(
                keyed.alertRules(),
                "r1",
                "{'id':'r1','is_current':true,'version':1,'rule':{'subject':{'query':'author:(" + author + " OR "
                        + author + ")'}}}");
        put(keyed.alerts(), "a1", "{'id':'a1','key':'" + author + "','sentence':'a new author " + author + "'}");
        put(keyed.alertState(), "progress-r1", "{'rule_id':'r1','body':{'told':{'" + author + "':1}}}");
        put(
                keyed.deadLetters(),
                "d1",
                "{'id':'d1','document':{'author':{'key':'" + author + "'},'mentions':['" + author + "']}}");
        put(
                keyed.rejectedRows(),
                "w1",
                "{'author':'" + author + "','key_id':'"
                        + authors("keyed", "key_id").getFirst() + "','content':{}}");
        put(
                keyed.savedQueries(),
                "q2",
                "{'id':'q2','title':'Nobody','query':'author:" + "z".repeat(26) + "','version':1}");
    }

    private void put(String index, String id, String document) {
        assertTrue(requests.send(
                        "PUT",
                        "/" + index + "/_doc/" + id + "?refresh=true",
                        document.replace('\'', '"').getBytes(StandardCharsets.UTF_8))
                .isSuccess());
    }

    private void assertFollowed(String before, String after) {
        IndexNames keyed = new IndexNames(prefixOf("keyed"));
        for (String document : List.of(
                keyed.narratives() + "/_doc/n1",
                keyed.savedQueries() + "/_doc/q1",
                keyed.alertRules() + "/_doc/r1",
                keyed.alerts() + "/_doc/a1",
                keyed.alertState() + "/_doc/progress-r1",
                keyed.deadLetters() + "/_doc/d1",
                keyed.rejectedRows() + "/_doc/w1",
                keyed.revisions() + "/_doc/n1-1")) {
            String source = requests.get("/" + document).json().path("_source").toString();
            assertTrue(source.contains(after) && !source.contains(before), document + " " + source);
        }
        assertEquals(
                2,
                requests.get("/" + keyed.narratives() + "/_doc/n1")
                        .json()
                        .at("/_source/version")
                        .asInt(),
                "who edits the earlier version is told so");
        assertTrue(requests.get("/" + keyed.jobs() + "/_doc/backfill-n1").isSuccess(), "the past is looked through");
    }

    private Path posts() throws IOException {
        return Files.writeString(folder.resolve("posts.ndjson"), """
                {"id":"1","platform":"x","created_at":"2026-05-01T10:00:00Z","author":{"handle":"joe","id":"7"},"text":"a"}
                {"id":"2","platform":"x","created_at":"2026-05-02T10:00:00Z","author":{"handle":"ann"},"text":"b"}
                """);
    }

    private void assertRefusedWithoutTheKey() throws IOException {
        assertEquals(1, runIn("elsewhere", "keyed", "erase", "--account", "@joe", "--platform", "x"));
        assertEquals(1, runIn("elsewhere", "keyed", "keys", "pseudonyms", "of", "--platform", "x", "joe"));
        for (String command : List.of("rekey", "rotate")) {
            assertEquals(1, runIn("elsewhere", "keyed", "keys", "pseudonyms", command), command);
        }
        assertEquals(1, runIn("elsewhere", "keyed", "import", posts().toString()));
        assertEquals(0, runIn("elsewhere", "keyed", "keys", "pseudonyms", "list"));
        assertFalse(Files.exists(folder.resolve("elsewhere/secrets/pseudonym.key")), "no key is drawn");
        assertEquals(2, authors("keyed", "key").size(), "nobody is erased");
    }

    @Test
    void a_rotation_from_the_command_line_reaches_every_stored_post() throws IOException {
        assertEquals(0, run("keyed", "import", posts().toString()));
        List<String> before = authors("keyed", "key");
        assertEquals(2, before.size());
        assertRefusedWithoutTheKey();
        name(before.getFirst());
        assertEquals(0, run("keyed", "keys", "pseudonyms", "rotate"));
        assertEquals(0, run("keyed", "keys", "pseudonyms", "of", "--platform", "x", "@joe"));
        assertEquals(0, run("keyed", "keys", "pseudonyms", "rekey"));
        assertEquals(0, run("keyed", "keys", "pseudonyms", "list"));
        List<String> after = authors("keyed", "key");
        assertNotEquals(before.get(0), after.get(0));
        assertNotEquals(before.get(1), after.get(1));
        assertEquals(1, authors("keyed", "key_id").stream().distinct().count());
        assertFollowed(before.getFirst(), after.getFirst());
        assertEquals(0, run("keyed", "import", posts().toString()));
        assertEquals(after, authors("keyed", "key"), "posts that come again meet themselves");
        assertEquals(1, run("keyed", "keys", "pseudonyms", "forget", after.getFirst()), "there is no vault");
        assertEquals(2, run("keyed", "keys", "pseudonyms", "of", "--platform", "nowhere", "joe"));
        assertEquals(2, run("keyed", "erase"), "whom?");
        assertEquals(2, run("keyed", "erase", "--account", "@joe"), "where?");
        assertEquals(2, run("keyed", "erase", "--author", "@joe"), "that is no pseudonym");
        assertEquals(2, run("keyed", "erase", "--post", "cool_down_minutes"), "nor that the id of a post");
        assertEquals(1, run("keyed", "erase", "--account", "@joe", "--platform", "x"), "queries still ask for him");
        assertEquals(List.of(after.get(1)), authors("keyed", "key"));
        assertEquals(3, run("keyed", "import", posts().toString()), "one record is rejected");
        assertEquals(List.of(after.get(1)), authors("keyed", "key"), "what was erased does not come back");
    }

    @Test
    void who_is_known_by_a_name_or_a_profile_alone_is_found_by_it() throws IOException {
        Path reviews = Files.writeString(folder.resolve("reviews.ndjson"), """
                {"id":"r1","platform":"google_reviews","created_at":"2026-05-03T10:00:00Z","author":{"display_name":"Jane Doe"},"text":"c"}
                {"id":"r2","platform":"other","created_at":"2026-05-04T10:00:00Z","author":{"profile_url":"https://b.example/jo"},"text":"d"}
                """);
        assertEquals(0, run("named", "import", reviews.toString()));
        String[] of = {"keys", "pseudonyms", "of", "--platform"};
        assertEquals(1, run("named", of[0], of[1], of[2], of[3], "google_reviews", "Jane Doe"), "no such handle");
        assertEquals(0, run("named", of[0], of[1], of[2], of[3], "google_reviews", "--name", "Jane Doe"));
        assertEquals(2, run("named", of[0], of[1], of[2], of[3], "google_reviews", "--name", "--id", "Jane Doe"));
        assertEquals(1, run("named", "erase", "--platform", "google_reviews", "--account", "Jane Doe"));
        assertEquals(2, authors("named", "key").size());
        assertEquals(0, run("named", "erase", "--platform", "google_reviews", "--name", "--account", "Jane Doe"));
        assertEquals(1, authors("named", "key").size());
        String profile = "https://b.example/jo";
        assertEquals(0, run("named", "erase", "--platform", "other", "--profile", "--account", profile));
        assertEquals(0, authors("named", "key").size());
        assertEquals(1, run("named", "erase", "--platform", "other", "--profile", "--account", profile), "all is gone");
    }

    @Test
    void in_strict_mode_an_account_can_be_found_and_forgotten() throws IOException {
        assertEquals(0, run("strict", "import", posts().toString()));
        List<String> before = authors("strict", "key");
        assertEquals(List.of("vault", "vault"), authors("strict", "key_id"));
        assertEquals(0, run("strict", "keys", "pseudonyms", "rotate"));
        assertEquals(0, run("strict", "keys", "pseudonyms", "rekey"));
        assertEquals(before, authors("strict", "key"), "a rotation changes no post");
        assertEquals(0, run("strict", "keys", "pseudonyms", "of", "--platform", "x", "joe"));
        assertEquals(0, run("strict", "keys", "pseudonyms", "of", "--platform", "x", "--id", "7"));
        assertEquals(0, run("strict", "keys", "pseudonyms", "forget", before.getFirst()));
        assertEquals(1, run("strict", "keys", "pseudonyms", "of", "--platform", "x", "joe"), "nobody knows joe");
        assertEquals(1, run("strict", "keys", "pseudonyms", "of", "--platform", "x", "--id", "7"), "nor account 7");
        assertEquals(1, run("strict", "keys", "pseudonyms", "forget", before.getFirst()));
        assertEquals(before, authors("strict", "key"), "the posts stay");
        assertEquals(0, run("strict", "erase", "--account", "@ann", "--platform", "x"));
        assertEquals(1, run("strict", "keys", "pseudonyms", "of", "--platform", "x", "ann"), "the link went along");
        assertFalse(before.get(0).equals(before.get(1)));
    }
}
