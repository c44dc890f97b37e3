package org.listeningpost.kibana;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Answers an import as Kibana documents it: what it asks of a request, what it answers to an object that it cannot take, and
 * with which status. Keeps what it took.
 */
public final class StandInKibana implements AutoCloseable {
    public static final String KEY = "ZW5jb2RlZDprZXk=";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpServer server;
    private final boolean isSecure;
    public final Map<String, JsonNode> stored = new TreeMap<>();
    /** The space in which an id was first taken; in any other the object gets a new one, as ids are unique over all. */
    private final Map<String, String> owners = new HashMap<>();

    /** Errors to report for objects, by type and id. */
    final Map<String, String> errors = new HashMap<>();
    /** Where set: the answer to everything. */
    @Nullable
    Integer status;

    String body = "";

    public StandInKibana(@Nullable SSLContext tls) throws IOException {
        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        isSecure = tls != null;
        if (tls == null) {
            server = HttpServer.create(any, 0);
        } else {
            HttpsServer secure = HttpsServer.create(any, 0);
            secure.setHttpsConfigurator(new HttpsConfigurator(tls));
            server = secure;
        }
        server.createContext("/", this::answer);
        server.start();
    }

    public URI url() {
        return URI.create((isSecure ? "https" : "http") + "://localhost:"
                + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] sent = exchange.getRequestBody().readAllBytes();
        String path = exchange.getRequestURI().getPath();
        String type = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"));
        String key = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        Integer fixed = status;
        if (fixed != null) {
            exchange.getResponseHeaders().add("Location", "/login");
            reply(exchange, fixed, body);
        } else if (!key.equals("ApiKey " + KEY) && !key.equals(KibanaAddress.basic("elastic", "changeme"))) {
            error(exchange, 401, "Unauthorized", "[security_exception]: unable to authenticate");
        } else if (!List.of("/api/saved_objects/_import", "/s/clinic/api/saved_objects/_import")
                        .contains(path)
                || !exchange.getRequestMethod().equals("POST")) {
            error(exchange, 404, "Not Found", "Not Found");
        } else if (!exchange.getRequestHeaders().containsKey("kbn-xsrf")) {
            error(exchange, 400, "Bad Request", "Request must contain a kbn-xsrf header.");
        } else if (!type.startsWith("multipart/form-data; boundary=")) {
            error(exchange, 415, "Unsupported Media Type", "Unsupported Media Type");
        } else {
            String space = path.startsWith("/s/") ? path.split("/", -1)[2] : "";
            importFile(exchange, space, part(new String(sent, StandardCharsets.UTF_8), type));
        }
    }

    /** The content of the part named file, or null where the form is not as it should be. */
    private static @Nullable String part(String form, String type) {
        String boundary = "--" + type.substring(type.indexOf('=') + 1);
        int head = form.indexOf("\r\n\r\n");
        int end = form.indexOf("\r\n" + boundary + "--");
        boolean isFile = form.startsWith(boundary + "\r\n")
                && head > 0
                && end > head
                && form.substring(0, head).contains("name=\"file\"")
                && form.substring(0, head).contains(".ndjson\"");
        return isFile ? form.substring(head + 4, end) : null;
    }

    private void importFile(HttpExchange exchange, String space, @Nullable String file) throws IOException {
        if (file == null) {
            error(exchange, 400, "Bad Request", "Invalid file extension");
            return;
        }
        ObjectNode answer = MAPPER.createObjectNode();
        int taken = 0;
        for (String line : file.lines().toList()) {
            JsonNode object;
            try {
                object = MAPPER.readTree(line);
            } catch (JsonProcessingException e) {
                error(exchange, 400, "Bad Request", "Unexpected token in JSON");
                return;
            }
            String name = object.path("type").asText() + " " + object.path("id").asText();
            if (object.path("typeMigrationVersion").asText().startsWith("99.")) {
                error(
                        exchange,
                        422,
                        "Unprocessable Entity",
                        "Document \"" + name + "\" belongs to a more recent version");
                return;
            }
            if (errors.containsKey(name)) {
                ObjectNode error = answer.withArray("/errors").addObject();
                error.put("type", object.path("type").asText())
                        .put("id", object.path("id").asText());
                error.set("error", MAPPER.readTree(errors.get(name)));
            } else {
                ObjectNode result = answer.withArray("/successResults").addObject();
                result.put("type", object.path("type").asText())
                        .put("id", object.path("id").asText());
                String owner = owners.getOrDefault(name, space);
                if (owner.equals(space)) {
                    owners.put(name, space);
                    stored.put(name, object);
                } else {
                    String copy = UUID.nameUUIDFromBytes((space + name).getBytes(StandardCharsets.UTF_8))
                            .toString();
                    result.put("destinationId", copy);
                    stored.put(space + " " + name + " " + copy, object);
                }
                taken++;
            }
        }
        answer.put("successCount", taken).put("success", !answer.has("errors"));
        answer.putArray("warnings");
        reply(exchange, 200, answer.toString());
    }

    private static void error(HttpExchange exchange, int status, String error, String message) throws IOException {
        reply(
                exchange,
                status,
                MAPPER.createObjectNode()
                        .put("statusCode", status)
                        .put("error", error)
                        .put("message", message)
                        .toString());
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
