package org.listeningpost.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** The only way a handler reads a body: decoded, bounded, and refused with a problem that quotes nothing of it. */
public final class RequestBody {
    private static final Pattern PLAIN_PATH = Pattern.compile("[A-Za-z_.\\[\\]0-9]*");
    private static final Set<Class<?>> WHOLE_NUMBERS = Set.of(int.class, Integer.class, long.class, Long.class);
    private static final String ACCEPTS = "listeningpost.accepts";

    private RequestBody() {}

    static void expect(Context context, Accepts accepts) {
        context.attribute(ACCEPTS, accepts);
    }

    /** The body after gzip, at most as long as the route accepts. Reading more throws a problem, as does a dawdling client. */
    public static InputStream stream(Context context) throws IOException {
        Accepts accepts = context.attribute(ACCEPTS);
        if (accepts == null) {
            throw new IllegalStateException("no body is expected here");
        }
        InputStream raw = new PacedInputStream(context.req().getInputStream());
        InputStream decoded =
                switch (encodingOf(context)) {
                    case "", "identity" -> raw;
                    case "gzip", "x-gzip" -> new GZIPInputStream(raw, 1 << 16);
                    default -> throw unsupportedEncoding("Content-Encoding is gzip or identity.");
                };
        return new BoundedInputStream(decoded, accepts.bytesMax());
    }

    private static String encodingOf(Context context) {
        String encoding = context.header("Content-Encoding");
        return encoding == null ? "" : encoding.trim().toLowerCase(Locale.ROOT);
    }

    private static ProblemException unsupportedEncoding(String detail) {
        return new ProblemException(Problem.of(415, "unsupported-encoding", "Unsupported content encoding")
                .detail(detail));
    }

    /** What is signed is what is sent: unpacked, a few bytes of anybody could fill the memory before they are found unsigned. */
    static void refuseEncoding(Context context) {
        String encoding = encodingOf(context);
        if (!encoding.isEmpty() && !encoding.equals("identity")) {
            throw unsupportedEncoding("A signed body comes without a Content-Encoding.");
        }
    }

    /** The body exactly as it was sent, which a signature is about. Another system sends it, and faster than a person's line. */
    static byte[] bytes(Context context, Accepts accepts, UnprovenBodies.Body body) {
        try (InputStream in = new BoundedInputStream(
                new PacedInputStream(context.req().getInputStream(), 5, 100_000), accepts.bytesMax())) {
            return body.read(in);
        } catch (IOException e) {
            throw new ProblemException(Problem.badRequest("The body could not be read."));
        }
    }

    /** Reads one JSON value into a record; unknown fields, wrong types and trailing bytes are refused by name. */
    public static <T> T json(Context context, Class<T> type) {
        byte[] bytes;
        try (InputStream in = stream(context)) {
            bytes = in.readAllBytes();
        } catch (IOException e) {
            throw new ProblemException(Problem.badRequest("The body could not be read."));
        }
        if (bytes.length == 0) {
            throw new ProblemException(Problem.badRequest("A JSON body is required."));
        }
        try {
            @Nullable T value = Json.mapper().readValue(bytes, type);
            if (value == null) {
                throw new ProblemException(Problem.badRequest("The body is null; a JSON object is required."));
            }
            return value;
        } catch (UnrecognizedPropertyException e) {
            throw new ProblemException(Problem.badField(pathOf(e), "unknown_field", "There is no such field here."));
        } catch (StreamConstraintsException e) {
            throw new ProblemException(Problem.badRequest("The JSON is nested too deeply or holds too long a value."));
        } catch (JsonMappingException e) {
            throw new ProblemException(mappingProblem(e));
        } catch (IOException e) {
            throw new ProblemException(Problem.badRequest(
                    "The body is not valid JSON." + (e instanceof JsonProcessingException json ? placeOf(json) : "")));
        }
    }

    private static Problem mappingProblem(JsonMappingException e) {
        // A ProblemException or IllegalArgumentException from a record's compact constructor speaks about the rule,
        // but may quote the value: only our own problems are passed on.
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException problem) {
                return problem.problem();
            }
        }
        String field = pathOf(e);
        return field.isEmpty()
                ? Problem.badRequest("The body has the wrong shape: a JSON object is required." + placeOf(e))
                : Problem.badField(field, "wrong_type", wanted(e) + " is wanted here.");
    }

    /** The form alone; what was sent is not repeated. */
    private static String wanted(JsonMappingException e) {
        Class<?> type = e instanceof MismatchedInputException mismatch ? mismatch.getTargetType() : null;
        if (type == null) {
            return "Another type or form";
        }
        if (type == String.class) {
            return "A text";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (WHOLE_NUMBERS.contains(type)) {
            return "A whole number";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "A number";
        }
        if (Collection.class.isAssignableFrom(type)) {
            return "A list";
        }
        return type.isRecord() || Map.class.isAssignableFrom(type) ? "An object" : "Another type or form";
    }

    private static String placeOf(JsonProcessingException e) {
        return e.getLocation() == null
                ? ""
                : " Line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + ".";
    }

    private static String pathOf(JsonMappingException e) {
        String path = e.getPath().stream()
                .map(r -> r.getFieldName() == null ? "[" + r.getIndex() + "]" : r.getFieldName())
                .collect(Collectors.joining("."))
                .replace(".[", "[");
        // A field's name is the client's own text: anything but a plain name is not repeated.
        return path.length() > 100 || !PLAIN_PATH.matcher(path).matches() ? "(unprintable)" : path;
    }
}
