package org.listeningpost.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class ApiKeysTest {
    private final InMemoryKeys store = new InMemoryKeys();

    @Test
    void a_new_key_is_recognized_and_a_changed_one_is_not() {
        try (ApiKeys keys = new ApiKeys(store, Clock.systemUTC()).start()) {
            ApiKeys.NewKey made = keys.create("Ana", Set.of(Role.ANALYST), "test");
            assertEquals(
                    Set.of(Role.ANALYST),
                    Objects.requireNonNull(keys.authenticate(made.text())).roles());
            assertNull(keys.authenticate(made.text() + "x"));
            assertNull(keys.authenticate(made.text().substring(0, made.text().length() - 1)));
            assertNull(keys.authenticate("lp_" + made.key().id() + "."));
            assertNull(keys.authenticate(""));
            assertNull(keys.authenticate("lp_"));
        }
    }

    @Test
    void nothing_that_is_stored_or_printed_opens_anything() {
        try (ApiKeys keys = new ApiKeys(store, Clock.systemUTC()).start()) {
            ApiKeys.NewKey made = keys.create("Ana", Set.of(Role.ANALYST), "test");
            assertFalse(store.all().toString().contains(made.text()));
            assertFalse(made.toString().contains(made.text()));
            assertNull(
                    keys.authenticate("lp_" + made.key().id() + "." + made.key().hash()));
        }
    }

    @Test
    void another_instance_sees_a_new_key_and_its_revocation_within_seconds() throws Exception {
        try (ApiKeys here = new ApiKeys(store, Clock.systemUTC()).start();
                ApiKeys there = new ApiKeys(store, Clock.systemUTC()).start()) {
            ApiKeys.NewKey made = here.create("Ana", Set.of(Role.ANALYST), "test");
            TimeUnit.MILLISECONDS.sleep(2_500);
            assertTrue(there.authenticate(made.text()) != null);
            assertTrue(here.revoke(made.key().id(), "test").isPresent());
            assertNull(here.authenticate(made.text()));
            TimeUnit.MILLISECONDS.sleep(2_500);
            assertNull(there.authenticate(made.text()));
        }
    }

    @Test
    void only_the_first_start_makes_a_key_and_it_does_not_read_posts() {
        try (ApiKeys keys = new ApiKeys(store, Clock.systemUTC()).start()) {
            Optional<ApiKeys.NewKey> first = keys.bootstrap();
            assertEquals(Set.of(Role.ADMIN), first.orElseThrow().key().roles());
            assertTrue(keys.bootstrap().isEmpty());
        }
    }

    @Test
    void a_key_that_is_drawn_opens_nothing_until_it_is_stored() {
        try (ApiKeys keys = new ApiKeys(store, Clock.systemUTC()).start()) {
            ApiKeys.NewKey drawn = keys.draw("Ana", Set.of(Role.INGEST, Role.ANALYST), "test");
            assertNull(keys.authenticate(drawn.text()));
            assertEquals(List.of(), store.all());
            keys.store(drawn);
            assertTrue(keys.authenticate(drawn.text()) != null);
            assertEquals(List.of(drawn.key().id(), "analyst", "ingest"), drawn.auditTargets());
        }
    }

    @Test
    void a_key_that_was_stored_is_told_though_the_keys_cannot_be_read_then() {
        try (ApiKeys keys = new ApiKeys(store, Clock.systemUTC()).start()) {
            store.isAway = true;
            ApiKeys.NewKey made = keys.create("Ana", Set.of(Role.ANALYST), "test");
            assertTrue(keys.authenticate(made.text()) != null);
            store.isAway = false;
            assertTrue(keys.revoke(made.key().id(), "test").isPresent());
            assertNull(keys.authenticate(made.text()));
        }
    }

    @Test
    void a_name_that_would_look_like_none_or_like_another_key_is_refused() {
        try (ApiKeys keys = new ApiKeys(store, Clock.systemUTC()).start()) {
            for (String name :
                    List.of("", " ", "a".repeat(101), "Ana\nk2  valid", "Ana\u0007", "Ana\u2028Bo", "\u0085")) {
                assertThrows(IllegalArgumentException.class, () -> keys.create(name, Set.of(Role.ANALYST), "test"));
            }
            keys.create("a".repeat(100), Set.of(Role.ANALYST), "test");
            keys.create("Zo\u00eb \uD83D\uDE37", Set.of(Role.ANALYST), "test");
        }
    }

    private static final class InMemoryKeys implements KeyStore {
        private final Map<String, ApiKey> keys = new ConcurrentHashMap<>();
        private volatile boolean isAway;

        @Override
        public List<ApiKey> all() {
            if (isAway) {
                throw new KeyStoreException("the keys cannot be read", new IOException("away"));
            }
            return new ArrayList<>(keys.values());
        }

        @Override
        public boolean add(ApiKey key) {
            return keys.putIfAbsent(key.id(), key) == null;
        }

        @Override
        public void replace(ApiKey key) {
            keys.put(key.id(), key);
        }
    }
}
