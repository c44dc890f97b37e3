package org.listeningpost.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.listeningpost.testing.Expectations.ok;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticClients;
import org.listeningpost.elastic.Endpoint;
import org.listeningpost.ingest.files.SampleFiles;
import org.listeningpost.security.Role;
import org.listeningpost.testing.ElasticExtension;
import org.listeningpost.testing.FaultyProxy;
import org.listeningpost.testing.FaultyProxy.Fault;
import org.listeningpost.testing.TestService;
import org.listeningpost.testing.TestService.Patience;

/** Files that are sent to a running service by the command line. */
@ExtendWith(ElasticExtension.class)
class RemoteImportIT {
    private final ElasticClients clients;
    private final IndexNames names;

    @TempDir
    private Path folder = Path.of("");

    RemoteImportIT(ElasticClients clients, IndexNames names) {
        this.clients = clients;
        this.names = names;
    }

    private int run(TestService service, String file, byte[] content, String... more) throws IOException {
        return run(service, service.address(), file, content, more);
    }

    private int run(TestService service, URI url, String file, byte[] content, String... more) throws IOException {
        Path path = Files.write(folder.resolve(file), content);
        List<String> arguments = new java.util.ArrayList<>(List.of(
                "import",
                path.toString(),
                "--url",
                url.toString(),
                "--key-file",
                Files.writeString(folder.resolve("key"), service.key(Role.INGEST) + "\n")
                        .toString(),
                "--map",
                "Nr=id",
                "--platform",
                "survey"));
        arguments.addAll(List.of(more));
        return CommandLineInterface.run(arguments.toArray(String[]::new));
    }

    /** Faults hit requests for such paths of the service. */
    private FaultyProxy before(TestService service, String path) throws IOException {
        Endpoint address =
                new Endpoint(List.of(service.address()), clients.endpoint().credentials(), null);
        return new FaultyProxy(address, each -> each.matches(path));
    }

    private static URI urlOf(FaultyProxy proxy) {
        return proxy.endpoint().urls().getFirst();
    }

    @Test
    void workbook_is_sent_as_it_is_and_text_as_a_stream_and_both_are_accounted_for() throws Exception {
        byte[] workbook = SampleFiles.xlsx(List.of(
                List.of("Nr", "Fecha", "Comentario"),
                List.of("1", "@46146", "Bien"),
                List.of("2", "", "Llame al 415-867-5309")));
        try (TestService service = TestService.start(clients, names, folder.resolve("data"))) {
            assertEquals(3, run(service, "may.xlsx", workbook));
            byte[] dayFirst = SampleFiles.utf8("Nr;Fecha;Comentario;Rating;Canal\n3;1/5/2026;Mal;2;Cinco\n");
            String[] said = {"--date-order", "dmy", "--rating-max", "5", "--map", "Canal="};
            assertEquals(3, run(service, "june.csv", dayFirst));
            assertEquals(0, run(service, "june.csv", dayFirst, said));
            assertEquals(0, run(service, "may.xlsx", workbook, "--default-created-at", "2026-05-03"));
            JsonNode rated =
                    ok(service.send("GET", "/v1/search?query=rating:0.4", service.key(Role.ANALYST), null, null));
            assertEquals(1, rated.at("/total/value").asLong());
            String key = service.key(Role.INGEST, Role.ANALYST);
            JsonNode found = ok(service.send("GET", "/v1/search?query=platform:survey", key, null, null));
            assertEquals(3, found.at("/total/value").asLong());
            JsonNode imports = ok(service.send("GET", "/v1/imports?size=1", key, null, null));
            assertEquals(2, imports.at("/imports/0/received").asLong());
            assertEquals(1, imports.at("/imports/0/unchanged").asLong());
            assertEquals(1, imports.at("/imports/0/entries_omitted").asLong());
            JsonNode before = ok(service.send(
                    "GET", "/v1/imports?size=1&cursor=" + imports.path("cursor").asText(), key, null, null));
            String id = before.at("/imports/0/id").asText();
            String rejected = service.send("GET", "/v1/imports/" + id + "/rejected", key, null, null)
                    .body();
            List<String> lines = rejected.lines().toList();
            assertTrue(lines.get(1).startsWith("May,3,created_at,missing,"), rejected);
            assertTrue(lines.get(1).contains("Llame al [PHONE]"), rejected);
            assertEquals("#count,1", lines.get(2));
            Path mend = folder.resolve("mend.csv");
            assertEquals(3, run(service, "may.xlsx", workbook, "--rejected", mend.toString()));
            List<String> fetched = Files.readAllLines(mend);
            assertEquals(lines.getFirst(), fetched.getFirst());
            assertTrue(fetched.get(1).endsWith("may.xlsx > " + lines.get(1)), fetched.get(1));
            assertEquals(lines.get(2), fetched.get(2));
            assertEquals(
                    2,
                    run(
                            service,
                            "may.xlsx",
                            workbook,
                            "--rejected",
                            folder.resolve("no/mend.csv").toString()));
            String reader = service.key(Role.OPERATOR);
            assertEquals(
                    403,
                    service.send("GET", "/v1/imports/" + id + "/rejected", reader, null, null)
                            .statusCode());
            service.awaitAudit("imports.rejected", service.key(Role.PRIVACY), 1);
        }
    }

    @Test
    void job_goes_on_while_nobody_can_ask_for_it_and_its_rejected_rows_come_all_and_once() throws Exception {
        byte[] table = SampleFiles.xlsx(List.of(
                List.of("Nr", "Fecha", "Comentario"),
                List.of("1", "@46146", "Bien"),
                List.of("2", "", "Mal"),
                List.of("3", "", "Llame al 415-867-5309")));
        try (TestService service = TestService.start(clients, names, folder.resolve("data"));
                FaultyProxy jobs = before(service, "/v1/imports/[^/]+");
                FaultyProxy rows = before(service, "/v1/imports/[^/]+/rejected")) {
            jobs.inject(Fault.UNAVAILABLE, Fault.TOO_MANY_REQUESTS, Fault.LOST_ANSWER, Fault.CUT_ANSWER);
            Path mend = folder.resolve("mend.csv");
            assertEquals(3, run(service, urlOf(jobs), "may.xlsx", table, "--rejected", mend.toString()));
            assertTrue(jobs.isHealed());
            List<String> whole = Files.readAllLines(mend);
            assertEquals(4, whole.size(), whole::toString);
            assertEquals("#count,2", whole.getLast());
            rows.inject(Fault.CUT_ANSWER, Fault.UNAVAILABLE, Fault.LOST_ANSWER);
            assertEquals(3, run(service, urlOf(rows), "may.xlsx", table, "--rejected", mend.toString()));
            assertTrue(rows.isHealed());
            assertEquals(whole, Files.readAllLines(mend));
        }
    }

    @Test
    void file_is_sent_again_as_long_as_more_of_it_gets_in_and_is_accounted_for_once() throws Exception {
        Patience impatient = new Patience(
                Patience.ENDLESS.bodyBytesMax(),
                Patience.ENDLESS.requestsPerMinute(),
                Patience.ENDLESS.requestMillisMax(),
                1_000);
        try (FaultyProxy proxy = new FaultyProxy(clients.endpoint(), path -> path.endsWith("/_bulk"));
                TestService service = TestService.start(proxy.endpoint(), names, folder.resolve("data"), impatient);
                ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor()) {
            proxy.setAlways(Fault.UNAVAILABLE);
            var unused = later.schedule(() -> proxy.setAlways(null), 4, TimeUnit.SECONDS);
            PrintStream out = System.out;
            ByteArrayOutputStream said = new ByteArrayOutputStream();
            System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
            try {
                assertEquals(0, run(service, "a.csv", SampleFiles.utf8("Nr;Fecha;Comentario\n1;2026-05-01;Bien\n")));
            } finally {
                System.setOut(out);
            }
            String line = said.toString(StandardCharsets.UTF_8);
            // What was stored and not acknowledged in time turns out to be there.
            assertTrue(line.contains(": read 1, indexed 1,") || line.contains(", unchanged 1,"), line);
        }
    }
}
