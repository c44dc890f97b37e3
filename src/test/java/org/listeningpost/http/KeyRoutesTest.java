package org.listeningpost.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.listeningpost.audit.AuditEvent;
import org.listeningpost.security.ApiKey;
import org.listeningpost.security.ApiKeys;
import org.listeningpost.security.KeyStore;
import org.listeningpost.security.Role;

/** Keys over HTTP where the bound of all keys is near. */
final class KeyRoutesTest {
    private static final int KEYS_MAX = 10_000;

    private final List<ApiKey> stored = new ArrayList<>();
    private final List<AuditEvent> audit = new ArrayList<>();

    @Test
    void the_last_key_is_made_and_the_next_is_refused_as_one_too_many() throws Exception {
        Clock clock = Clock.systemUTC();
        for (int i = 0; i < KEYS_MAX - 2; i++) {
            stored.add(new ApiKey("k" + i, "many", Set.of(Role.INGEST), "none", clock.instant(), "test", null, null));
        }
        try (ApiKeys keys = new ApiKeys(store(), clock).start();
                ApiServer server = new ApiServer(
                                ServerConfigs.withLimits(6_000, 4, 20_000),
                                keys,
                                new SimpleMeterRegistry(),
                                List.of(new KeyRoutes(keys, audit::add, clock)))
                        .start()) {
            String admin = keys.create("admin", Set.of(Role.ADMIN), "test").text();
            HttpResponse<String> last = create(server, admin);
            assertEquals(201, last.statusCode(), last.body());
            HttpResponse<String> next = create(server, admin);
            assertEquals(409, next.statusCode(), next.body());
            assertTrue(next.body().contains("/problems/too-many-keys"), next.body());
        }
        assertEquals(KEYS_MAX, stored.size());
        assertEquals(
                List.of(List.of(stored.getLast().id(), "operator")),
                audit.stream().map(AuditEvent::targets).toList());
    }

    private static HttpResponse<String> create(ApiServer server, String key) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.address() + "/v1/keys"))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"Ana\",\"roles\":[\"operator\"]}"))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    private KeyStore store() {
        return new KeyStore() {
            @Override
            public synchronized List<ApiKey> all() {
                return List.copyOf(stored);
            }

            @Override
            public synchronized boolean add(ApiKey key) {
                return stored.add(key);
            }

            @Override
            public void replace(ApiKey key) {
                throw new UnsupportedOperationException("nothing is revoked here");
            }
        };
    }
}
