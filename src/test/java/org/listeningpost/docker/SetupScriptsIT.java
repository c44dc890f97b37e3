package org.listeningpost.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.listeningpost.elastic.Credentials;
import org.listeningpost.elastic.ElasticClients;
import org.listeningpost.elastic.ElasticReply;
import org.listeningpost.elastic.embedded.EmbeddedSettings;
import org.listeningpost.testing.ElasticExtension;

/** The steps of the containers' start with Elasticsearch's own tool and against a real engine, without containers. */
@ExtendWith(ElasticExtension.class)
class SetupScriptsIT {
    /** Kind of an alternative name, RFC 5280. */
    private static final int IP_ADDRESS = 7;

    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    private final ElasticClients clients;

    @TempDir
    private Path folder = Path.of("");

    SetupScriptsIT(ElasticClients clients) {
        this.clients = clients;
    }

    @Test
    void setup_makes_what_is_missing_hands_out_to_each_its_own_and_may_run_again() throws Exception {
        Map<String, String> environment = setupEnvironment(unpackedElasticsearch());
        assertEquals(0, setup(environment).status());
        Map<String, String> first = contents();
        assertEquals(Set.of("ca.crt", "app.crt", "app.key"), names(folder.resolve("handout/app")));
        assertEquals(Set.of("ca.crt", "kibana.crt", "kibana.key"), names(folder.resolve("handout/kibana")));
        assertEquals(Set.of("ca.crt", "es01.crt", "es01.key"), names(folder.resolve("handout/es01/certs")));
        assertTrue(Files.exists(folder.resolve("handout/es01/jvm.options")));
        assertEquals("rw-------", permissions("handout/app/app.key"));
        assertEquals("rwx------", permissions("authority/ca"));
        for (String name : List.of("handout/es01/certs/es01", "handout/kibana/kibana", "handout/app/app")) {
            X509Certificate certificate = certificate(name + ".crt");
            certificate.verify(certificate("authority/ca/ca.crt").getPublicKey());
            String host = name.substring(name.lastIndexOf('/') + 1);
            assertEquals(Set.of(host, "localhost", "lp.example.org", "127.0.0.1"), alternativeNames(certificate));
            String key = Files.readString(folder.resolve(name + ".key"));
            assertTrue(key.matches("(?s)-----BEGIN (RSA )?PRIVATE KEY-----.*"), "a form that server.tls_key takes");
        }

        // An older version's file goes, the node's own stay, and nothing else changes.
        Files.writeString(folder.resolve("handout/es01/old.options"), "-Xold");
        Files.writeString(folder.resolve("handout/es01/elasticsearch.keystore"), "kept");
        assertEquals(0, setup(environment).status());
        Map<String, String> second = contents();
        assertEquals("kept", second.remove("handout/es01/elasticsearch.keystore"));
        assertEquals(first, second);

        // Renewing one: its folder is removed, and only it is made again.
        Files.delete(folder.resolve("authority/kibana/kibana.crt"));
        Files.delete(folder.resolve("authority/kibana/kibana.key"));
        Scripts.Result renewed = setup(environment);
        assertEquals(
                "made the certificate of kibana\nsetup: done\n",
                renewed.output().replaceAll("warning: .*\n", ""));
        Map<String, String> third = contents();
        assertNotEquals(first.get("handout/kibana/kibana.crt"), third.get("handout/kibana/kibana.crt"));
        assertEquals(first.get("handout/app/app.crt"), third.get("handout/app/app.crt"));

        // Under another name, here an address, nobody would accept the old ones.
        environment.put("PUBLIC_NAME", "192.0.2.7");
        assertEquals(0, setup(environment).status());
        X509Certificate moved = certificate("handout/app/app.crt");
        assertEquals(Set.of("app", "localhost", "192.0.2.7", "127.0.0.1"), alternativeNames(moved));
        assertTrue(moved.getSubjectAlternativeNames().stream()
                .anyMatch(each -> each.equals(List.of(IP_ADDRESS, "192.0.2.7"))));
        moved.verify(certificate("authority/ca/ca.crt").getPublicKey());
    }

    @Test
    void accounts_sets_the_password_as_often_as_it_is_asked_to() throws IOException, InterruptedException {
        Credentials.Basic administrator = (Credentials.Basic) clients.endpoint().credentials();
        // The stock users are switched off in the embedded engine; another one stands in.
        put("/_security/user/it-kibana", "{\"password\":\"something-else-1\",\"roles\":[]}");
        try {
            for (String password : List.of("first-password-1", "second-password-2", "second-password-2")) {
                assertEquals(
                        new Scripts.Result(0, "accounts: done\n"),
                        accounts(administrator, administrator.password(), password));
                try (ElasticClients kibana =
                        ElasticClients.open(clients.endpoint().as(Credentials.basic("it-kibana", password)))) {
                    assertEquals(
                            200,
                            kibana.requests().get("/_security/_authenticate").status());
                }
            }
            Scripts.Result wrong = accounts(administrator, "not-the-password", "third-password-3");
            assertEquals(1, wrong.status());
            assertTrue(wrong.output().startsWith("accounts: ELASTIC_PASSWORD is not the password"), wrong.output());
        } finally {
            clients.requests().send("DELETE", "/_security/user/it-kibana", null);
        }
    }

    private Scripts.Result accounts(Credentials.Basic administrator, String password, String kibana)
            throws IOException, InterruptedException {
        return Scripts.run(
                Map.of(
                        "ELASTICSEARCH_URL",
                        clients.endpoint().urls().getFirst().toString(),
                        "ELASTIC_USERNAME",
                        administrator.username(),
                        "ELASTIC_PASSWORD",
                        password,
                        "KIBANA_USER",
                        "it-kibana",
                        "KIBANA_PASSWORD",
                        kibana,
                        "WAIT_SECONDS_MAX",
                        "60"),
                "bash",
                "docker/setup/accounts.sh");
    }

    private Map<String, String> setupEnvironment(Path elasticsearch) throws IOException, InterruptedException {
        String own = Scripts.run(Map.of(), "bash", "-c", "printf %s:%s $(id -u) $(id -g)")
                .output();
        Map<String, String> environment = new TreeMap<>();
        environment.put("ES_JAVA_HOME", System.getProperty("java.home"));
        environment.put("ELASTICSEARCH_HOME", elasticsearch.toString());
        environment.put("IMAGE_CONFIG", elasticsearch.resolve("config").toString());
        environment.put("CERTIFICATES_FOLDER", folder.resolve("authority").toString());
        environment.put("HANDOUT_FOLDER", folder.resolve("handout").toString());
        environment.put("SNAPSHOTS_FOLDER", folder.resolve("snapshots").toString());
        environment.put("ELASTIC_OWNER", own);
        environment.put("APP_OWNER", own);
        environment.put("NODES", "es01");
        environment.put("APPS", "app");
        environment.put("PUBLIC_NAME", "lp.example.org");
        environment.put("ELASTIC_PASSWORD", SECRET);
        environment.put("KIBANA_PASSWORD", SECRET);
        environment.put("KIBANA_ENCRYPTION_KEY", SECRET);
        return environment;
    }

    private Scripts.Result setup(Map<String, String> environment) throws IOException, InterruptedException {
        Scripts.Result result = Scripts.run(environment, "bash", "docker/setup/setup.sh");
        assertEquals(0, result.status(), result.output());
        return result;
    }

    /** What the tool needs of the distribution that the embedded engine starts from. */
    private Path unpackedElasticsearch() throws IOException, InterruptedException {
        Path engine =
                Path.of(System.getProperty(EmbeddedSettings.DISTRIBUTION_PROPERTY, "target/listening-post"), "engine");
        String zip;
        try (Stream<Path> files = Files.list(engine)) {
            zip = files.map(Path::toString)
                    .filter(each -> each.endsWith(".zip"))
                    .findFirst()
                    .orElseThrow();
        }
        Scripts.Result result =
                Scripts.run(Map.of(), "unzip", "-q", zip, "-d", folder.toString(), "-x", "*/lib/platform/*");
        assertEquals(0, result.status(), result.output());
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(each -> each.getFileName().toString().startsWith("elasticsearch-"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private Map<String, String> contents() throws IOException {
        Map<String, String> contents = new TreeMap<>();
        for (String part : List.of("authority", "handout")) {
            try (Stream<Path> files = Files.walk(folder.resolve(part))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    contents.put(
                            folder.relativize(file).toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
                }
            }
        }
        return contents;
    }

    private static Set<String> names(Path of) throws IOException {
        try (Stream<Path> files = Files.list(of)) {
            return files.map(each -> each.getFileName().toString()).collect(Collectors.toSet());
        }
    }

    private String permissions(String file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file)));
    }

    private X509Certificate certificate(String file) throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(folder.resolve(file))) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }

    private static Set<String> alternativeNames(X509Certificate certificate) throws GeneralSecurityException {
        return certificate.getSubjectAlternativeNames().stream()
                .map(each -> String.valueOf(each.get(1)))
                .collect(Collectors.toSet());
    }

    private void put(String path, String json) {
        ElasticReply reply = clients.requests().send("PUT", path, json.getBytes(StandardCharsets.UTF_8));
        assertTrue(reply.isSuccess(), () -> new String(reply.body(), StandardCharsets.UTF_8));
    }
}
