package org.listeningpost.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An error answer, RFC 9457. {@code instance} is added when it is sent.
 *
 * @param code last segment of the type URI, stable and machine-readable, such as {@code invalid-query}
 * @param retryAfterSeconds becomes the Retry-After header; 0 is none
 * @param extensions further members of the answer, such as which records are already stored
 */
public record Problem(
        int status,
        String code,
        String title,
        @Nullable String detail,
        List<ProblemError> errors,
        int retryAfterSeconds,
        Map<String, Object> extensions) {
    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        errors = List.copyOf(errors);
        extensions = Map.copyOf(extensions);
    }

    public static Problem of(int status, String code, String title) {
        return new Problem(status, code, title, null, List.of(), 0, Map.of());
    }

    /** The request itself is malformed or a value in it is not allowed. */
    public static Problem badRequest(String detail) {
        return of(400, "bad-request", "Bad request").detail(detail);
    }

    /** One field or parameter is wrong. */
    public static Problem badField(String field, String code, String message) {
        return of(400, "bad-request", "Bad request").error(ProblemError.ofField(field, code, message));
    }

    public static Problem notFound(String detail) {
        return of(404, "not-found", "Not found").detail(detail);
    }

    public static Problem tooLarge(String detail) {
        return of(413, "too-large", "Content too large").detail(detail);
    }

    public static Problem unavailable(String detail, int retryAfterSeconds) {
        return of(503, "unavailable", "Service unavailable").detail(detail).retryAfter(retryAfterSeconds);
    }

    public Problem detail(String text) {
        return new Problem(status, code, title, text, errors, retryAfterSeconds, extensions);
    }

    public Problem error(ProblemError error) {
        List<ProblemError> more = new ArrayList<>(errors);
        more.add(error);
        return new Problem(status, code, title, detail, more, retryAfterSeconds, extensions);
    }

    public Problem retryAfter(int seconds) {
        return new Problem(status, code, title, detail, errors, seconds, extensions);
    }

    public Problem with(String member, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(extensions);
        more.put(member, value);
        return new Problem(status, code, title, detail, errors, retryAfterSeconds, more);
    }

    /** The members of the answer in their customary order. */
    Map<String, Object> toMembers(String instance) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", "/problems/" + code);
        members.put("title", title);
        members.put("status", status);
        if (detail != null) {
            members.put("detail", detail);
        }
        members.put("instance", instance);
        if (!errors.isEmpty()) {
            members.put("errors", errors);
        }
        members.putAll(extensions);
        return members;
    }
}
