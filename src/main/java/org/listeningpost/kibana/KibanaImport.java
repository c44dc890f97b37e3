package org.listeningpost.kibana;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLException;
import org.listeningpost.elastic.IoFailure;
import org.listeningpost.elastic.TrustedAuthority;

/** Hands saved objects to a Kibana, and believes it only where every one of them was taken. Stateless. */
public final class KibanaImport {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final String BOUNDARY = "listening-post-7e1f0c6a4b";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private KibanaImport() {}

    /** @param boards addresses of the boards that can be opened now */
    public record Report(int objects, List<URI> boards) {
        public Report {
            boards = List.copyOf(boards);
        }
    }

    /**
     * What is there already is replaced.
     *
     * @param ndjson one saved object a line
     * @throws KibanaException where not all of them were taken
     */
    public static Report send(KibanaAddress kibana, String ndjson) throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(kibana.path("/api/saved_objects/_import?overwrite=true"))
                .timeout(TIMEOUT)
                .header("kbn-xsrf", "true")
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofByteArray(multipart(ndjson)));
        if (!kibana.authorization().isEmpty()) {
            request.header("Authorization", kibana.authorization());
        }
        HttpResponse<String> response = exchange(kibana, request.build());
        if (response.statusCode() != 200) {
            throw refused(kibana, response);
        }
        JsonNode answer = json(response.body());
        if (!answer.has("success")) {
            throw new KibanaException(
                    kibana + " answered, but not as a Kibana does. Is this its address, with its base path?", null);
        }
        int expected = BoardCheck.objects(ndjson).size();
        int taken = answer.path("successCount").asInt();
        if (!answer.path("success").asBoolean() || taken != expected) {
            throw new KibanaException(problems(answer, taken, expected), null);
        }
        List<URI> boards = new ArrayList<>();
        for (SavedObject object : BoardCheck.objects(ndjson)) {
            if (object.type().equals("dashboard")) {
                boards.add(kibana.path("/app/dashboards#/view/" + takenAs(object, answer)));
            }
        }
        return new Report(taken, boards);
    }

    /** An id is unique over all spaces: where another space has it, Kibana takes the object under a new one. */
    private static String takenAs(SavedObject object, JsonNode answer) {
        for (JsonNode result : answer.path("successResults")) {
            if (result.path("type").asText().equals(object.type())
                    && result.path("id").asText().equals(object.id())) {
                return result.path("destinationId").asText(object.id());
            }
        }
        return object.id();
    }

    private static byte[] multipart(String ndjson) {
        String body = "--" + BOUNDARY + "\r\n"
                + "Content-Disposition: form-data; name=\"file\"; filename=\"listening-post.ndjson\"\r\n"
                + "Content-Type: application/ndjson\r\n\r\n"
                + ndjson + "\r\n--" + BOUNDARY + "--\r\n";
        return body.getBytes(StandardCharsets.UTF_8);
    }

    private static HttpResponse<String> exchange(KibanaAddress kibana, HttpRequest request)
            throws InterruptedException {
        HttpClient.Builder client = HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT);
        if (kibana.certificateAuthority() != null) {
            client.sslContext(TrustedAuthority.contextOf(kibana.certificateAuthority()));
        }
        try (HttpClient http = client.build()) {
            return http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (SSLException e) {
            throw new KibanaException(
                    kibana + " has a certificate that is not trusted here, or speaks no TLS at this port."
                            + " Name its authority with --ca.",
                    e);
        } catch (ConnectException | HttpConnectTimeoutException e) {
            throw new KibanaException(kibana + " cannot be reached: " + IoFailure.inWords(e, kibana) + ".", e);
        } catch (HttpTimeoutException e) {
            throw new KibanaException(
                    kibana + " did not answer within " + TIMEOUT.toSeconds()
                            + " s. It may have imported all the same; importing again is harmless.",
                    e);
        } catch (IOException e) {
            throw new KibanaException(
                    kibana + " broke off the connection: " + IoFailure.inWords(e, kibana) + ". Is it http or https?",
                    e);
        }
    }

    private static KibanaException refused(KibanaAddress kibana, HttpResponse<String> response) {
        int status = response.statusCode();
        String said = json(response.body()).path("message").asText("");
        String advice =
                switch (status) {
                    case 301, 302, 303, 307, 308 ->
                        "It sends us elsewhere, perhaps to its login page. Give an API key or a user, and the address"
                                + " with its base path.";
                    case 400 -> "It does not understand the file.";
                    case 401 -> "The API key, or user and password, are missing or wrong.";
                    case 403 ->
                        "These credentials may not import there. They need \"all\" on Saved Objects Management,"
                                + " Dashboard, Discover and Data Views in that space.";
                    case 404 -> "There is no such space, or no Kibana at this address.";
                    case 409 -> "Somebody changes the same objects at this moment. Import again.";
                    case 413 -> "It takes no file of this size (savedObjects.maxImportPayloadBytes).";
                    case 415 -> "Something on the way changed the kind of the body; a proxy perhaps.";
                    case 422 -> "The objects are of a newer version than this Kibana. They are made for 9.5 and later.";
                    case 429, 502, 503, 504 -> "It is busy or still starting. Import again in a minute.";
                    default -> "That was not expected.";
                };
        return new KibanaException(
                kibana + " answered " + status + ". " + advice + (said.isEmpty() ? "" : " It says: " + shortened(said)),
                null);
    }

    /** Status 200 may come with objects that were not taken. */
    private static String problems(JsonNode answer, int taken, int expected) {
        StringBuilder text = new StringBuilder("Kibana took " + taken + " of " + expected + " objects.");
        for (JsonNode error : answer.path("errors")) {
            JsonNode cause = error.path("error");
            text.append(System.lineSeparator())
                    .append("  ")
                    .append(error.path("type").asText())
                    .append(' ')
                    .append(error.path("id").asText())
                    .append(": ")
                    .append(
                            switch (cause.path("type").asText()) {
                                case "conflict", "ambiguous_conflict" ->
                                    "another object is in its place; remove that one or import into a space of its own";
                                case "missing_references" ->
                                    "it needs objects that are not there: " + names(cause.path("references"));
                                case "unsupported_type" -> "this Kibana does not know the type";
                                default ->
                                    shortened(cause.path("message")
                                            .asText(cause.path("type").asText("no reason given")));
                            });
        }
        return text.toString();
    }

    private static String names(JsonNode references) {
        List<String> names = new ArrayList<>();
        references.forEach(each ->
                names.add(each.path("type").asText() + " " + each.path("id").asText()));
        return String.join(", ", names);
    }

    private static String shortened(String text) {
        return text.length() <= 300 ? text : text.substring(0, 300) + " ...";
    }

    private static JsonNode json(String text) {
        try {
            JsonNode tree = MAPPER.readTree(text);
            return tree == null ? MAPPER.missingNode() : tree;
        } catch (JsonProcessingException e) {
            return MAPPER.missingNode();
        }
    }
}
