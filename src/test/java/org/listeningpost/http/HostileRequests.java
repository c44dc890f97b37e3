package org.listeningpost.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** What a careless or hostile client may send to every route that takes a body, to lists, and to HTTP itself. */
final class HostileRequests {
    private static final String JSON = "Content-Type: application/json\r\n";

    private final String authorization;
    private final List<RawRequest> requests = new ArrayList<>();

    private HostileRequests(String key) {
        this.authorization = "Authorization: Bearer " + key + "\r\n";
    }

    /** Each of these must be refused. */
    static List<RawRequest> all(String key, List<String> jsonPaths, List<String> listPaths) {
        HostileRequests hostile = new HostileRequests(key);
        jsonPaths.forEach(hostile::bodies);
        listPaths.forEach(hostile::lists);
        hostile.keys();
        hostile.protocol();
        hostile.addresses();
        return hostile.requests;
    }

    private void bodies(String path) {
        for (String body : List.of(
                "",
                "null",
                "[]",
                "1",
                "\"x\"",
                "true",
                "{",
                "}",
                "{\"",
                "{\"a\":1}",
                "{\"__proto__\":{}}",
                "{}{}",
                "{\"query\":1e999999}",
                "{\"query\":NaN}",
                "{\"query\":{\"a\":[]}}",
                "{\"query\":\"a\",\"query\":\"b\"}",
                "{\"query\":\"\u0000\"}",
                "<x/>",
                "query=a")) {
            post("body " + body, path, JSON, body.getBytes(StandardCharsets.UTF_8));
        }
        post("broken UTF-8", path, JSON, new byte[] {'{', '"', 'q', '"', ':', '"', (byte) 0xc3, (byte) 0x28, '"', '}'});
        post("UTF-16", path, JSON, "{\"x\":1}".getBytes(StandardCharsets.UTF_16BE));
        post("NUL bytes", path, JSON, new byte[1_000]);
        for (int depth : new int[] {100, 10_000, 400_000}) {
            post("deep array " + depth, path, JSON, "[".repeat(depth).getBytes(StandardCharsets.UTF_8));
            post("deep object " + depth, path, JSON, "{\"a\":".repeat(depth).getBytes(StandardCharsets.UTF_8));
        }
        post(
                "long string",
                path,
                JSON,
                ("{\"query\":\"" + "a".repeat(3 << 20) + "\"}").getBytes(StandardCharsets.UTF_8));
        for (String type :
                List.of("", "Content-Type: text/html\r\n", "Content-Type: ;\r\n", "Content-Type: a/b; q=\"\r\n")) {
            post("type " + type, path, type, "{}".getBytes(StandardCharsets.UTF_8));
        }
        byte[] bomb = gzip(new byte[64 << 20]);
        post("gzip bomb", path, JSON + "Content-Encoding: gzip\r\n", bomb);
        post("torn gzip", path, JSON + "Content-Encoding: gzip\r\n", Arrays.copyOf(bomb, bomb.length / 2));
        post("no gzip", path, JSON + "Content-Encoding: gzip\r\n", "{}".getBytes(StandardCharsets.UTF_8));
        post("unknown encoding", path, JSON + "Content-Encoding: br\r\n", "{}".getBytes(StandardCharsets.UTF_8));
        raw("broken chunk", "POST " + path, JSON + "Transfer-Encoding: chunked\r\n", "zz\r\n{}\r\n0\r\n\r\n");
        raw("huge chunk", "POST " + path, JSON + "Transfer-Encoding: chunked\r\n", "ffffffffffffffff\r\n{}\r\n");
        raw("negative length", "POST " + path, JSON + "Content-Length: -1\r\n", "{}");
        raw("length of letters", "POST " + path, JSON + "Content-Length: ten\r\n", "{}");
        raw("endless length", "POST " + path, JSON + "Content-Length: 9223372036854775807\r\n", "");
        raw("two lengths", "POST " + path, JSON + "Content-Length: 2\r\nContent-Length: 3\r\n", "{}");
        raw("wrong method", "PATCH " + path, JSON + "Content-Length: 2\r\n", "{}");
    }

    private void lists(String path) {
        for (String query : List.of(
                "size=-1",
                "size=0x10",
                "size=99999999999",
                "size=1&size=2",
                "size=%00",
                "unknown=1",
                "cursor=x",
                "cursor=%ff%fe",
                "cursor=AAAA",
                "cursor=KzEwMDAwMDAwMDAtMDEtMDFUMDA6MDA6MDBaIHg", // the last year that Java knows
                "cursor=" + "A".repeat(2_000))) {
            get("list " + query, path + "?" + query);
        }
    }

    private void keys() {
        for (String header : List.of(
                "",
                "Authorization: Bearer\r\n",
                "Authorization: Bearer  \r\n",
                "Authorization: Basic YTpi\r\n",
                "Authorization: Bearer lp_\r\n",
                "Authorization: Bearer lp_.\r\n",
                "Authorization: Bearer lp_bootstrap.\r\n",
                "Authorization: Bearer ../../etc/passwd\r\n",
                "Authorization: Bearer " + "a".repeat(5_000) + "\r\n",
                "Authorization: " + authorization.substring(15, authorization.length() - 3) + "\r\n")) {
            requests.add(RawRequest.get("key " + header, "/v1/config", header));
        }
    }

    private void protocol() {
        requests.add(RawRequest.of("any address", "OPTIONS * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"));
        requests.add(RawRequest.get("huge header", "/v1/config", authorization + "X: " + "a".repeat(64_000) + "\r\n"));
        requests.add(RawRequest.get("many headers", "/v1/config", authorization + "X: a\r\n".repeat(9_000)));
        requests.add(RawRequest.get("long address", "/v1/" + "a".repeat(60_000), authorization));
        requests.add(RawRequest.of("no host", "GET /v1/config HTTP/1.1\r\nConnection: close\r\n\r\n"));
        requests.add(RawRequest.of(
                "two hosts", "GET /v1/config HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n"));
        requests.add(RawRequest.of("no version", "GET /v1/config\r\n\r\n"));
        requests.add(RawRequest.of("letters", "hello\r\n\r\n"));
        requests.add(RawRequest.of(
                "NUL in header", "GET /v1/config HTTP/1.1\r\nHost: x\r\nA: \0\r\nConnection: close\r\n\r\n"));
        requests.add(RawRequest.of(
                "folded header", "GET /v1/config HTTP/1.1\r\nHost: x\r\nA: b\r\n c\r\nConnection: close\r\n\r\n"));
        requests.add(RawRequest.of(
                "space in header", "GET /v1/config HTTP/1.1\r\nHost: x\r\nA b: c\r\nConnection: close\r\n\r\n"));
        requests.add(
                RawRequest.of(
                        "smuggled",
                        "POST /v1/keys HTTP/1.1\r\nHost: x\r\n" + authorization + JSON
                                + "Connection: close\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /"));
        for (String method : List.of("TRACE", "CONNECT", "PROPFIND", "get", "G3T", "PUT", "OPTIONS")) {
            requests.add(RawRequest.of(
                    "method " + method,
                    method + " /v1/config HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + authorization
                            + "Content-Length: 0\r\n\r\n"));
        }
    }

    private void addresses() {
        for (String path : List.of(
                "/",
                "/..",
                "/../../etc/passwd",
                "/v1/../../etc/passwd",
                "/v1/%2e%2e/%2e%2e/etc/passwd",
                "/v1/..%2f..%2fetc/passwd",
                "/v1/..;/config",
                "/v1/config;x=y",
                "/v1//config",
                "/v1/config/",
                "//v1/config",
                "/V1/config",
                "/v1\\config",
                "/v1/%00",
                "/v1/%zz",
                "/v1/%c0%ae%c0%ae/config",
                "/v1/%ff",
                "/v1/keys/%00",
                "/v1/keys/..",
                "/v1/keys/%2e%2e",
                "/v1/keys/a%2fb",
                "/v1/keys/" + "k".repeat(1_000),
                "/v1/keys/%E2%80%AE%E2%80%8B",
                "/v1/config%20",
                "/v1/config?a=%zz",
                "/v1/config?=",
                "/favicon.ico",
                "/index.html",
                "/WEB-INF/web.xml",
                "/health",
                "/health/live/x",
                "/actuator",
                "*",
                "http://evil/v1/nothing")) {
            get("address " + path, path);
        }
    }

    private void post(String name, String path, String headers, byte[] body) {
        requests.add(RawRequest.post(path + ": " + name, path, authorization + headers, body));
    }

    private void get(String name, String path) {
        requests.add(RawRequest.get(name, path, authorization));
    }

    private void raw(String name, String start, String headers, String body) {
        requests.add(RawRequest.of(
                start + ": " + name,
                start + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + authorization + headers + "\r\n" + body));
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
