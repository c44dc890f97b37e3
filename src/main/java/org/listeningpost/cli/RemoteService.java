package org.listeningpost.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.listeningpost.elastic.IoFailure;
import org.listeningpost.elastic.TrustedAuthority;

/** A running service that files are sent to. */
final class RemoteService implements AutoCloseable {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    /** Of a question, not of a file that is sent, which may take its time. */
    private static final Duration ASK_TIMEOUT = Duration.ofMinutes(1);

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final URI address;
    private final String key;
    private final HttpClient client;

    /**
     * @param key may be empty
     * @param authority whom to trust; null for the list of the JDK
     */
    RemoteService(URI address, String key, @Nullable Path authority) {
        this.address = address;
        this.key = key;
        HttpClient.Builder builder = HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT);
        if (authority != null) {
            builder.sslContext(TrustedAuthority.contextOf(authority));
        }
        this.client = builder.build();
    }

    /** What it said, or that it said nothing, in words for whoever sends. */
    static class RemoteException extends IOException {
        private static final long serialVersionUID = 1L;

        RemoteException(String message, IOException cause) {
            super(message, cause);
        }

        RemoteException(String message) {
            super(message);
        }
    }

    /** What may be over in a moment: the service is busy or starts anew, or the network fails. */
    static final class PassingException extends RemoteException {
        private static final long serialVersionUID = 1L;

        PassingException(String message, IOException cause) {
            super(message, cause);
        }

        PassingException(String message) {
            super(message);
        }
    }

    record Answer(int status, JsonNode body) {
        RemoteException refusal() {
            String why = String.join(
                    ": ",
                    Stream.of("title", "detail")
                            .map(field -> body.path(field).asText(""))
                            .filter(text -> !text.isEmpty())
                            .toList());
            String message = "the service answered " + status + (why.isEmpty() ? "" : ", " + why)
                    + (status == 401 || status == 403 ? " (is it the right --key?)" : "");
            return status >= 500 || status == 429 ? new PassingException(message) : new RemoteException(message);
        }
    }

    /** @param path below the address of the service */
    HttpRequest.Builder request(String path) {
        String base = address.toString();
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create((base.endsWith("/") ? base : base + "/") + path));
        if (!key.isEmpty()) {
            request.header("Authorization", "Bearer " + key);
        }
        return request;
    }

    Answer send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = response(request, BodyHandlers.ofString());
        return answer(response.statusCode(), response.body());
    }

    private Answer answer(int status, String body) throws PassingException {
        try {
            return new Answer(status, MAPPER.readTree(body));
        } catch (JsonProcessingException e) {
            // Such as the page of a proxy while the service behind it starts.
            throw new PassingException(
                    address + " answered " + status + ", but not as Listening Post does; is --url its address?", e);
        }
    }

    /** Asks about what the service has taken: that goes on whether or not it can answer now, so it is asked for some minutes. */
    JsonNode ask(String path) throws IOException, InterruptedException {
        return patiently(() -> {
            Answer answer = send(request(path).timeout(ASK_TIMEOUT).build());
            if (answer.status() >= 300) {
                throw answer.refusal();
            }
            return answer.body();
        });
    }

    /** Has an answer of many lines read, and again from its beginning where it broke off. */
    void askForLines(String path, LineReader reader) throws IOException, InterruptedException {
        boolean ignored = patiently(() -> {
            HttpResponse<Stream<String>> response =
                    response(request(path).timeout(ASK_TIMEOUT).build(), BodyHandlers.ofLines());
            // Closed, because it may be left before its end.
            try (Stream<String> lines = response.body()) {
                if (response.statusCode() >= 300) {
                    throw answer(response.statusCode(), lines.collect(Collectors.joining("\n")))
                            .refusal();
                }
                reader.read(lines.iterator());
                return true;
            } catch (UncheckedIOException e) {
                throw new PassingException("the answer broke off", Objects.requireNonNull(e.getCause()));
            }
        });
    }

    /** Reads lines as they come; where they are not all that there are, that is a {@link PassingException}. */
    interface LineReader {
        void read(Iterator<String> lines) throws IOException;
    }

    private interface Question<T> {
        T ask() throws IOException, InterruptedException;
    }

    private static <T> T patiently(Question<T> question) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return question.ask();
            } catch (PassingException e) {
                if (System.nanoTime() > end) {
                    throw e;
                }
            }
            Thread.sleep(PAUSE);
        }
    }

    private <T> HttpResponse<T> response(HttpRequest request, HttpResponse.BodyHandler<T> handler)
            throws IOException, InterruptedException {
        try {
            return client.send(request, handler);
        } catch (ConnectException | HttpTimeoutException | SSLException e) {
            throw new PassingException(
                    address + " cannot be reached: " + IoFailure.inWords(e, address)
                            + "; check --url and whether the service runs",
                    e);
        } catch (IOException e) {
            // On its way it may also be the file that cannot be read.
            throw new PassingException("sending to " + address + " broke off: " + IoFailure.inWords(e, address), e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
