package org.listeningpost.alert.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.listeningpost.config.Alerts.Smtp;
import org.listeningpost.outbound.AllowedAddresses;

/** Real servers at the other end: the JDK's for HTTP, GreenMail for SMTP. */
final class DeliveryTest {
    private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Message MESSAGE = new Message(
            "msg-1",
            "high",
            "Flu & <shots>: 48 posts on Friday, 18.2 were expected.",
            NOW,
            "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8),
            URI.create("https://lp.example/v1/alerts/a1"));

    /** One request as it arrived. */
    private record Received(String path, Map<String, List<String>> headers, String body) {}

    private final Queue<Received> received = new ConcurrentLinkedQueue<>();
    private final AtomicInteger status = new AtomicInteger(200);
    private HttpServer server;
    private String address;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            received.add(new Received(
                    exchange.getRequestURI().getPath(),
                    exchange.getRequestHeaders(),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            exchange.getResponseHeaders()
                    .add("Location", "http://127.0.0.1:" + server.getAddress().getPort() + "/other");
            exchange.getResponseHeaders().add("Retry-After", "120");
            exchange.sendResponseHeaders(status.get(), -1);
            exchange.close();
        });
        server.start();
        address = "127.0.0.1:" + server.getAddress().getPort();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void a_webhook_is_signed_as_standard_webhooks_say() {
        // The example of the specification.
        WebhookSignature signature = new WebhookSignature("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        Map<String, String> headers =
                signature.headers("msg_p5jXN8AQM9LWM0D4loKWxJek", Instant.ofEpochSecond(1_614_265_330), MESSAGE.json());
        assertEquals("msg_p5jXN8AQM9LWM0D4loKWxJek", headers.get("webhook-id"));
        assertEquals("1614265330", headers.get("webhook-timestamp"));
        assertEquals("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", headers.get("webhook-signature"));
    }

    @Test
    void a_webhook_arrives_with_its_id_and_every_attempt_has_the_same() throws IOException {
        try (HttpSender sender = sender(List.of("127.0.0.1"))) {
            URI url = URI.create("http://" + address + "/hook");
            WebhookSignature signature = new WebhookSignature("a secret that nobody guesses");
            assertEquals(new Outcome.Delivered("200"), sender.webhook(url, MESSAGE, signature));
            sender.webhook(url, MESSAGE, signature);
        }
        for (Received each : received) {
            assertEquals(List.of("msg-1"), each.headers().get("Webhook-id"));
            assertEquals("{\"test\": 2432232314}", each.body());
        }
        assertEquals(2, received.size());
    }

    @Test
    void what_may_pass_is_tried_again_and_what_will_not_is_not() throws IOException {
        try (HttpSender sender = sender(List.of("127.0.0.1"))) {
            for (int passing : new int[] {408, 425, 429, 500, 503}) {
                status.set(passing);
                Outcome.Postponed later = assertInstanceOf(Outcome.Postponed.class, post(sender));
                assertEquals(Duration.ofMinutes(2), later.after());
            }
            for (int lasting : new int[] {400, 401, 404, 410}) {
                status.set(lasting);
                assertEquals(new Outcome.Refused("" + lasting), post(sender));
            }
        }
    }

    @Test
    void a_redirect_is_not_followed() throws IOException {
        status.set(307);
        try (HttpSender sender = sender(List.of("127.0.0.1"))) {
            assertEquals(new Outcome.Refused("307"), post(sender));
        }
        assertEquals(1, received.size());
    }

    @Test
    void loopback_is_not_reached_by_address_nor_by_name() throws IOException {
        try (HttpSender sender = sender(List.of())) {
            for (String host : List.of("127.0.0.1", "localhost", "[::1]", "2130706433", "[::ffff:127.0.0.1]")) {
                URI url =
                        URI.create("http://" + host + ":" + server.getAddress().getPort() + "/");
                assertEquals(
                        new Outcome.Refused("address_not_allowed"), sender.post(url, MESSAGE.json(), Map.of()), host);
            }
        }
        assertEquals(0, received.size());
    }

    @Test
    void a_name_that_changes_its_address_after_the_check_is_not_reached() throws IOException {
        // Public when the rule is saved, loopback when the delivery is made.
        DnsResolver rebinding = new DnsResolver() {
            private final AtomicInteger asked = new AtomicInteger();

            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                return new InetAddress[] {
                    InetAddress.getByName(asked.getAndIncrement() == 0 ? "93.184.215.14" : "127.0.0.1")
                };
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
        AllowedAddresses addresses = new AllowedAddresses(List.of(), rebinding);
        assertEquals(1, addresses.resolve("rebind.example").length);
        try (HttpSender sender = new HttpSender(addresses, Duration.ofSeconds(5), CLOCK)) {
            URI url = URI.create("http://rebind.example:" + server.getAddress().getPort() + "/");
            assertEquals(new Outcome.Refused("address_not_allowed"), sender.post(url, MESSAGE.json(), Map.of()));
        }
        assertEquals(0, received.size());
    }

    @Test
    void an_endpoint_that_never_answers_ends_with_the_bound() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                HttpSender sender =
                        new HttpSender(new AllowedAddresses(List.of("127.0.0.1")), Duration.ofMillis(700), CLOCK)) {
            URI url = URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/");
            assertInstanceOf(Outcome.Postponed.class, sender.post(url, MESSAGE.json(), Map.of()));
        }
    }

    @Test
    void an_endpoint_that_answers_drop_by_drop_ends_with_the_bound_too() throws Exception {
        try (ServerSocket dripping = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                HttpSender sender =
                        new HttpSender(new AllowedAddresses(List.of("127.0.0.1")), Duration.ofMillis(900), CLOCK)) {
            Thread.ofVirtual().start(() -> drip(dripping));
            URI url = URI.create("http://127.0.0.1:" + dripping.getLocalPort() + "/");
            long begun = System.nanoTime();
            assertInstanceOf(Outcome.Postponed.class, sender.post(url, MESSAGE.json(), Map.of()));
            assertTrue(Duration.ofNanos(System.nanoTime() - begun).toSeconds() < 10);
        }
    }

    @Test
    void an_endpoint_that_has_taken_it_does_not_get_it_again_because_its_answer_breaks_off() throws Exception {
        for (int status : new int[] {200, 404}) {
            try (ServerSocket torn = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                    HttpSender sender = sender(List.of("127.0.0.1"))) {
                Thread.ofVirtual().start(() -> tear(torn, status));
                URI url = URI.create("http://127.0.0.1:" + torn.getLocalPort() + "/");
                String what = Integer.toString(status);
                assertEquals(
                        status == 200 ? new Outcome.Delivered(what) : new Outcome.Refused(what),
                        sender.post(url, MESSAGE.json(), Map.of()));
            }
        }
    }

    /** Announces more than it sends. */
    private static void tear(ServerSocket server, int status) {
        try (Socket socket = server.accept()) {
            int begun = socket.getInputStream().read(new byte[8_192]);
            String answer = "HTTP/1.1 " + status + " told\r\nContent-Length: 100\r\n\r\nbegun " + begun;
            socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            // What is left of the request is read: a close before would reset the connection.
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // the sender has what it needs
        }
    }

    private static void drip(ServerSocket server) {
        try (Socket socket = server.accept()) {
            while (true) {
                socket.getOutputStream().write("H".getBytes(StandardCharsets.US_ASCII));
                socket.getOutputStream().flush();
                Thread.sleep(50);
            }
        } catch (IOException | InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void slack_and_teams_get_what_they_take() throws IOException {
        JsonNode slack = MAPPER.readTree(ChatPayloads.slack(MESSAGE));
        assertEquals(
                "*high* Flu &amp; &lt;shots&gt;: 48 posts on Friday, 18.2 were expected."
                        + " <https://lp.example/v1/alerts/a1|Details>",
                slack.path("text").asText());
        JsonNode teams = MAPPER.readTree(ChatPayloads.teams(MESSAGE));
        assertEquals(
                "application/vnd.microsoft.card.adaptive",
                teams.at("/attachments/0/contentType").asText());
        assertEquals(
                MESSAGE.sentence(),
                teams.at("/attachments/0/content/body/1/text").asText());
    }

    @Test
    void a_mail_arrives_with_the_delivery_as_its_id() throws Exception {
        GreenMail smtp = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        smtp.setUser("lp", "a password");
        smtp.start();
        try {
            MailSender sender = new MailSender(
                    new Smtp("127.0.0.1", smtp.getSmtp().getPort(), "none", "lp", "a password", "alerts@lp.example"),
                    Duration.ofSeconds(10));
            assertEquals(new Outcome.Delivered("accepted"), sender.send(MESSAGE, List.of("team@lp.example")));
            assertTrue(smtp.waitForIncomingEmail(10_000, 1));
            MimeMessage mail = smtp.getReceivedMessages()[0];
            assertEquals("<msg-1@listening-post>", mail.getMessageID());
            assertEquals("HIGH: " + MESSAGE.sentence(), mail.getSubject());
            assertTrue(GreenMailUtil.getBody(mail).contains("https://lp.example/v1/alerts/a1"));
            assertNotNull(mail.getHeader("Auto-Submitted"));
        } finally {
            smtp.stop();
        }
    }

    @Test
    void a_mail_server_without_starttls_gets_no_password_and_no_mail() {
        GreenMail smtp = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        smtp.start();
        try {
            MailSender sender = new MailSender(
                    new Smtp("127.0.0.1", smtp.getSmtp().getPort(), "starttls", "lp", "pw", "alerts@lp.example"),
                    Duration.ofSeconds(10));
            assertInstanceOf(Outcome.Postponed.class, sender.send(MESSAGE, List.of("team@lp.example")));
            assertEquals(0, smtp.getReceivedMessages().length);
        } finally {
            smtp.stop();
        }
    }

    @Test
    void only_plain_addresses_are_addresses() {
        assertTrue(MailSender.isAddress("ana.perez+alerts@example.org"));
        for (String bad : List.of("", "ana", "Ana <ana@example.org>", "a@b.org, c@d.org", "a@b.org\r\nBcc: c@d.org")) {
            assertFalse(MailSender.isAddress(bad), bad);
        }
    }

    private static HttpSender sender(List<String> allowed) {
        return new HttpSender(new AllowedAddresses(allowed), Duration.ofSeconds(10), CLOCK);
    }

    private Outcome post(HttpSender sender) {
        return sender.post(URI.create("http://" + address + "/"), MESSAGE.json(), Map.of());
    }
}
