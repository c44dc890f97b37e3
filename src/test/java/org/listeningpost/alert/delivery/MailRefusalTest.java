package org.listeningpost.alert.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.listeningpost.config.Alerts.Smtp;

/** A mail server that refuses what a test tells it to refuse, as servers in the field do. */
final class MailRefusalTest {
    private static final Message MESSAGE =
            new Message("msg-1", "high", "Flu: 48 posts.", Instant.parse("2026-05-01T10:00:00Z"), new byte[0], null);

    private static final List<String> TO = List.of("ana@lp.example");

    /** By the first word of a command, such as RCPT. */
    private final Map<String, String> refusals = new ConcurrentHashMap<>();

    private ServerSocket server;
    private MailSender sender;

    @BeforeEach
    void start() throws IOException {
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
        sender = sender("none", null);
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void what_a_server_says_for_now_is_tried_again_wherever_it_says_it() {
        assertEquals(new Outcome.Delivered("accepted"), send());
        for (String word : List.of("MAIL", "RCPT", "DATA")) {
            for (String code : List.of("421", "450", "451", "452")) {
                refusals.put(word, code);
                assertEquals(new Outcome.Postponed("smtp_" + code, null), send(), word);
            }
            refusals.clear();
        }
        assertEquals(new Outcome.Delivered("accepted"), send(), "the greylist lets it pass the second time");
    }

    @Test
    void what_a_server_says_for_good_is_given_up() {
        for (String word : List.of("MAIL", "RCPT", "DATA")) {
            for (String code : List.of("550", "554")) {
                refusals.put(word, code);
                assertEquals(new Outcome.Refused("smtp_" + code), send(), word);
            }
            refusals.clear();
        }
    }

    @Test
    void a_connection_that_breaks_is_tried_again() {
        for (String word : List.of("MAIL", "RCPT", "DATA")) {
            refusals.put(word, "");
            assertEquals(new Outcome.Postponed("no_connection", null), send(), word);
            refusals.clear();
        }
    }

    @Test
    void what_keeps_every_mail_from_leaving_is_told_by_name_and_tried_again() {
        MailSender secured = sender("starttls", null);
        assertEquals(
                new Outcome.Postponed("tls", null), secured.send(MESSAGE, TO), "the server does not offer STARTTLS");
        assertEquals(new Outcome.Postponed("tls", null), sender("tls", null).send(MESSAGE, TO), "it speaks no TLS");
        refusals.put("AUTH", "535");
        assertEquals(
                new Outcome.Postponed("authentication_failed", null),
                sender("none", "wrong").send(MESSAGE, TO));
    }

    private MailSender sender(String security, @Nullable String password) {
        @Nullable String user = password == null ? null : "lp";
        return new MailSender(
                new Smtp("127.0.0.1", server.getLocalPort(), security, user, password, "alerts@lp.example"),
                Duration.ofSeconds(10));
    }

    private Outcome send() {
        return sender.send(MESSAGE, TO);
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                talk(socket);
            } catch (IOException e) {
                // The other end or the test is done.
            }
        }
    }

    private void talk(Socket socket) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        say(socket, "220 here");
        boolean isText = false;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (isText) {
                isText = !line.equals(".");
                if (!isText) {
                    say(socket, "250 taken");
                }
                continue;
            }
            String word = line.split(" ")[0];
            String refusal = refusals.get(word);
            if (refusal != null && refusal.isEmpty()) {
                return;
            }
            if (word.equals("EHLO")) {
                say(socket, "250-here");
                say(socket, "250 AUTH PLAIN");
                continue;
            }
            isText = refusal == null && word.equals("DATA");
            say(socket, refusal != null ? refusal + " no" : isText ? "354 go on" : "250 yes");
            if (word.equals("QUIT")) {
                return;
            }
        }
    }

    private static void say(Socket socket, String line) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }
}
