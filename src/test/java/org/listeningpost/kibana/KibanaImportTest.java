package org.listeningpost.kibana;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KibanaImportTest {
    private static final char[] STORE_PASSWORD = "a password".toCharArray();

    @TempDir
    private Path folder;

    @Test
    void every_object_arrives_as_it_is_in_the_file() throws Exception {
        String bundle = bundle();
        try (StandInKibana kibana = new StandInKibana(null)) {
            KibanaImport.Report report = KibanaImport.send(address(kibana.url(), ""), bundle);
            assertEquals(bundle.lines().count(), report.objects());
            for (SavedObject object : BoardCheck.objects(bundle)) {
                assertEquals(object.json(), kibana.stored.get(object.name()));
            }
            assertTrue(report.boards()
                    .contains(URI.create(kibana.url() + "/app/dashboards#/view/listening-post-overview")));
            assertEquals(report, KibanaImport.send(address(kibana.url(), ""), bundle), "again is harmless");
        }
    }

    @Test
    void a_space_and_a_user_are_used_where_they_are_given() throws Exception {
        try (StandInKibana kibana = new StandInKibana(null)) {
            KibanaAddress address =
                    new KibanaAddress(kibana.url(), "clinic", KibanaAddress.basic("elastic", "changeme"), null);
            KibanaImport.Report report = KibanaImport.send(address, bundle());
            assertTrue(report.boards().getFirst().toString().contains("/s/clinic/app/dashboards#/view/"));
            assertFalse(address.toString().contains("changeme"));
            assertMessage(
                    new KibanaAddress(kibana.url(), "elsewhere", KibanaAddress.apiKey(StandInKibana.KEY), null),
                    "answered 404. There is no such space");
        }
    }

    @Test
    void an_address_leads_to_the_id_under_which_kibana_took_a_board() throws Exception {
        try (StandInKibana kibana = new StandInKibana(null)) {
            KibanaImport.send(address(kibana.url(), ""), bundle());
            KibanaImport.Report report = KibanaImport.send(address(kibana.url(), "clinic"), bundle());
            String overview = kibana.stored.keySet().stream()
                    .filter(name -> name.startsWith("clinic dashboard listening-post-overview"))
                    .findFirst()
                    .orElseThrow();
            String id = overview.substring(overview.lastIndexOf(' ') + 1);
            assertNotEquals("listening-post-overview", id);
            assertTrue(
                    report.boards().contains(URI.create(kibana.url() + "/s/clinic/app/dashboards#/view/" + id)),
                    report.toString());
            assertEquals(report, KibanaImport.send(address(kibana.url(), "clinic"), bundle()), "again is harmless");
        }
    }

    @Test
    void status_200_is_no_success_while_an_object_was_not_taken() throws Exception {
        try (StandInKibana kibana = new StandInKibana(null)) {
            kibana.errors.put("tag listening-post-tag", "{\"type\":\"conflict\"}");
            kibana.errors.put(
                    "dashboard listening-post-overview",
                    "{\"type\":\"missing_references\",\"references\":[{\"type\":\"index-pattern\",\"id\":\"gone\"}]}");
            kibana.errors.put("search listening-post-search-reviews", "{\"type\":\"unsupported_type\"}");
            kibana.errors.put(
                    "index-pattern listening-post-alerts", "{\"type\":\"unknown\",\"message\":\"out of disk\"}");
            KibanaException thrown =
                    assertThrows(KibanaException.class, () -> KibanaImport.send(address(kibana.url(), ""), bundle()));
            long all = bundle().lines().count();
            String message = String.valueOf(thrown.getMessage());
            assertTrue(message.startsWith("Kibana took " + (all - 4) + " of " + all + " objects."), message);
            assertTrue(message.contains("tag listening-post-tag: another object is in its place"), message);
            assertTrue(message.contains("needs objects that are not there: index-pattern gone"), message);
            assertTrue(message.contains("search listening-post-search-reviews: this Kibana does not know"), message);
            assertTrue(message.contains("index-pattern listening-post-alerts: out of disk"), message);
        }
    }

    @Test
    void fewer_objects_than_were_sent_is_no_success_either() throws Exception {
        try (StandInKibana kibana = new StandInKibana(null)) {
            kibana.status = 200;
            kibana.body = "{\"success\":true,\"successCount\":3}";
            assertMessage(address(kibana.url(), ""), "Kibana took 3 of ");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "302 | '' | perhaps to its login page",
                "400 | '{\"message\":\"bad file\"}' | does not understand the file. It says: bad file",
                "401 | '{\"message\":\"no\"}' | are missing or wrong",
                "403 | '{\"message\":\"Unable to bulk_create dashboard\"}' | may not import there",
                "404 | '' | no Kibana at this address",
                "409 | '' | changes the same objects",
                "413 | '' | takes no file of this size",
                "415 | '' | changed the kind of the body",
                "422 | '{\"message\":\"more recent\"}' | of a newer version than this Kibana",
                "503 | 'Kibana server is not ready yet' | busy or still starting",
                "500 | '' | That was not expected",
                "200 | '<html>Sign in</html>' | not as a Kibana does",
                "200 | '' | not as a Kibana does",
            })
    void each_refusal_says_what_to_do(int status, String body, String message) throws Exception {
        try (StandInKibana kibana = new StandInKibana(null)) {
            kibana.status = status;
            kibana.body = body;
            assertMessage(address(kibana.url(), ""), message);
        }
    }

    @Test
    void a_missing_key_and_a_newer_version_are_refused_by_the_stand_in_as_by_kibana() throws Exception {
        try (StandInKibana kibana = new StandInKibana(null)) {
            assertMessage(new KibanaAddress(kibana.url(), "", "", null), "answered 401.");
            String newer =
                    bundle().replace("\"typeMigrationVersion\":\"8.0.0\"", "\"typeMigrationVersion\":\"99.0.0\"");
            KibanaException thrown =
                    assertThrows(KibanaException.class, () -> KibanaImport.send(address(kibana.url(), ""), newer));
            assertTrue(String.valueOf(thrown.getMessage()).contains("answered 422."), thrown.getMessage());
        }
    }

    @Test
    void nobody_at_the_address_is_said_in_words() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        assertMessage(address(URI.create("http://localhost:" + port), ""), "cannot be reached: nothing answers there");
        assertMessage(
                address(URI.create("http://kibana.invalid:5601"), ""), "cannot be reached: there is no such host");
    }

    @Test
    void a_certificate_is_trusted_only_where_its_authority_is_named() throws Exception {
        KeyStore store = selfSigned();
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, STORE_PASSWORD);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(keys.getKeyManagers(), null, null);
        Path authority = folder.resolve("ca.pem");
        Files.writeString(
                authority,
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(store.getCertificate("server").getEncoded())
                        + "\n-----END CERTIFICATE-----\n");
        try (StandInKibana kibana = new StandInKibana(tls)) {
            String key = KibanaAddress.apiKey(StandInKibana.KEY);
            assertMessage(address(kibana.url(), ""), "Name its authority with --ca.");
            KibanaImport.send(new KibanaAddress(kibana.url(), "", key, authority), bundle());
            assertEquals(bundle().lines().count(), kibana.stored.size());
            URI plain = URI.create(kibana.url().toString().replace("https:", "http:"));
            assertMessage(address(plain, ""), "");
        }
    }

    @Test
    void an_address_that_is_none_or_holds_credentials_is_refused() {
        for (String url : new String[] {"kibana:5601", "ftp://kibana", "https://elastic:secret@kibana"}) {
            KibanaException thrown =
                    assertThrows(KibanaException.class, () -> new KibanaAddress(URI.create(url), "", "", null));
            assertFalse(String.valueOf(thrown.getMessage()).contains("secret"), thrown.getMessage());
        }
        assertThrows(KibanaException.class, () -> address(URI.create("http://localhost"), "../other"));
        assertTrue(address(URI.create("http://kibana.example.org"), "").isReadable());
        assertFalse(address(URI.create("https://kibana.example.org"), "").isReadable());
        assertFalse(address(URI.create("http://127.0.0.1:5601"), "").isReadable());
        assertTrue(address(URI.create("http://127.0.0.1.example.org"), "").isReadable());
    }

    private static void assertMessage(KibanaAddress address, String part) throws IOException {
        String bundle = bundle();
        KibanaException thrown = assertThrows(KibanaException.class, () -> KibanaImport.send(address, bundle));
        assertTrue(String.valueOf(thrown.getMessage()).contains(part), thrown.getMessage());
        assertFalse(String.valueOf(thrown.getMessage()).contains(StandInKibana.KEY), thrown.getMessage());
    }

    private static KibanaAddress address(URI url, String space) {
        return new KibanaAddress(url, space, KibanaAddress.apiKey(StandInKibana.KEY), null);
    }

    private KeyStore selfSigned() throws Exception {
        Path file = folder.resolve("store.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(STORE_PASSWORD))
                .redirectErrorStream(true)
                .start();
        String output = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(keytool.waitFor(60, TimeUnit.SECONDS) && keytool.exitValue() == 0, output);
        return KeyStore.getInstance(file.toFile(), STORE_PASSWORD);
    }

    private static String bundle() throws IOException {
        return Files.readString(BoardFilesTest.KIBANA.resolve(BoardFiles.BUNDLE));
    }
}
