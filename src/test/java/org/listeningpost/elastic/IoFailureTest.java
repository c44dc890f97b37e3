package org.listeningpost.elastic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UTFDataFormatException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IoFailureTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void file_is_named_where_the_sentence_around_does_not_name_it() {
        Path file = folder.resolve("none.csv");
        IOException thrown = assertThrows(IOException.class, () -> Files.readString(file));
        assertEquals("there is no such file or folder", IoFailure.inWords(thrown, file));
        assertEquals(file + ": there is no such file or folder", IoFailure.inWords(thrown, folder));
    }

    @Test
    void words_of_the_operating_system_are_passed_on() {
        IOException thrown = assertThrows(IOException.class, () -> Files.readAllBytes(folder));
        assertEquals("Is a directory", IoFailure.inWords(thrown, folder));
    }

    @Test
    void text_that_is_not_utf_8_says_so() throws IOException {
        Path file = Files.write(folder.resolve("latin.txt"), new byte[] {'c', 'a', 'f', (byte) 0xE9});
        IOException thrown = assertThrows(IOException.class, () -> Files.readString(file));
        assertEquals("it is not text in UTF-8; save it as that", IoFailure.inWords(thrown, file));
    }

    @Test
    void what_a_parser_quotes_is_not_repeated() {
        IOException thrown =
                assertThrows(JsonProcessingException.class, () -> new ObjectMapper().readTree("{\n\"a\": Jane}"));
        assertTrue(String.valueOf(thrown.getMessage()).contains("Jane"));
        assertEquals("it is not JSON, at line 2", IoFailure.inWords(thrown, "x.json"));
        assertEquals("reading or writing broke off", IoFailure.inWords(new UTFDataFormatException("Jane"), "x"));
        assertEquals("ours", IoFailure.inWords(new IOException("ours"), "x"));
    }

    @Test
    void silence_and_a_host_that_is_not_there_are_told_apart() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        assertEquals("nothing answers there", failureOf("http://127.0.0.1:" + port + "/"));
        assertEquals("there is no such host", failureOf("http://no-such-host.invalid/"));
        assertEquals("there is no such host", IoFailure.inWords(new UnknownHostException("x"), "x"));
    }

    private static String failureOf(String address) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
            return IoFailure.inWords(
                    assertThrows(IOException.class, () -> client.send(request, BodyHandlers.discarding())), address);
        }
    }
}
