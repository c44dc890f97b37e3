package org.listeningpost.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.listeningpost.elastic.IoFailure;

/** A running service that files are sent to. */
final class RemoteService implements AutoCloseable {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final URI address;
    private final String key;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build();

    /** @param key may be empty */
    RemoteService(URI address, String key) {
        this.address = address;
        this.key = key;
    }

    /** What it said, or that it said nothing, in words for whoever sends. */
    static final class RemoteException extends IOException {
        private static final long serialVersionUID = 1L;

        RemoteException(String message, IOException cause) {
            super(message, cause);
        }

        RemoteException(String message) {
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
            return new RemoteException("the service answered " + status + (why.isEmpty() ? "" : ", " + why)
                    + (status == 401 || status == 403 ? " (is it the right --key?)" : ""));
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
        HttpResponse<byte[]> response = response(request, BodyHandlers.ofByteArray());
        try {
            return new Answer(response.statusCode(), MAPPER.readTree(response.body()));
        } catch (JsonProcessingException e) {
            throw new RemoteException(
                    address + " answered " + response.statusCode()
                            + ", but not as Listening Post does; is --url its address?",
                    e);
        }
    }

    /** An answer of many lines, to be closed. */
    Stream<String> lines(HttpRequest request) throws IOException, InterruptedException {
        return response(request, BodyHandlers.ofLines()).body();
    }

    private <T> HttpResponse<T> response(HttpRequest request, HttpResponse.BodyHandler<T> handler)
            throws IOException, InterruptedException {
        try {
            return client.send(request, handler);
        } catch (ConnectException | HttpTimeoutException | SSLException e) {
            throw new RemoteException(
                    address + " cannot be reached: " + IoFailure.inWords(e, address)
                            + "; check --url and whether the service runs",
                    e);
        } catch (IOException e) {
            // On its way it may also be the file that cannot be read.
            throw new RemoteException("sending to " + address + " broke off: " + IoFailure.inWords(e, address), e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
