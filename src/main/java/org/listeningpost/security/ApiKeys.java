package org.listeningpost.security;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes, revokes and recognizes keys. Recognition uses a copy in memory that is renewed every two seconds, so that a
 * key made or revoked on one instance counts on all within seconds. While Elasticsearch is away the last copy stays
 * valid: nothing of what the keys protect can be read then either. Safe for use by any number of threads.
 */
public final class ApiKeys implements Authenticator, AutoCloseable {
    /** The id of the key that the first start makes; only one instance can make it. */
    public static final String BOOTSTRAP_ID = "bootstrap";

    private static final Logger LOG = LoggerFactory.getLogger(ApiKeys.class);
    private static final String PREFIX = "lp_";
    private static final int SECRET_BYTES = 32;
    private static final int ID_BYTES = 9;
    private static final int KEYS_MAX = 10_000;
    private static final long RENEWAL_MILLIS = 2_000;

    private final KeyStore store;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final ScheduledExecutorService renewal;
    private volatile Map<String, ApiKey> known = Map.of();

    public ApiKeys(KeyStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
        this.renewal = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "keys-renewal");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Reads the keys and keeps reading them; without this nobody is recognized. */
    public ApiKeys start() {
        renew();
        var ignored = renewal.scheduleWithFixedDelay(
                this::renewQuietly, RENEWAL_MILLIS, RENEWAL_MILLIS, TimeUnit.MILLISECONDS);
        return this;
    }

    @Override
    public @Nullable Caller authenticate(String text) {
        int end = text.lastIndexOf('.');
        if (!text.startsWith(PREFIX) || end < 0) {
            return null;
        }
        ApiKey key = known.get(text.substring(PREFIX.length(), end));
        if (key == null || key.isRevoked()) {
            return null;
        }
        boolean isSame = MessageDigest.isEqual(
                hash(text).getBytes(StandardCharsets.US_ASCII), key.hash().getBytes(StandardCharsets.US_ASCII));
        return isSame ? key.caller() : null;
    }

    /** Makes the first key when there is none yet that opens anything; empty when there is, or the first one was made before. */
    public Optional<NewKey> bootstrap() {
        if (all().stream().anyMatch(key -> !key.isRevoked())) {
            return Optional.empty();
        }
        NewKey first = draw(BOOTSTRAP_ID, "first administrator", Set.of(Role.ADMIN), "start");
        return add(first) ? Optional.of(first) : Optional.empty();
    }

    public NewKey create(String name, Set<Role> roles, String createdBy) {
        NewKey drawn = draw(name, roles, createdBy);
        store(drawn);
        return drawn;
    }

    /**
     * A key that opens nothing before it is stored, so that its making can be recorded first.
     *
     * @param name one that {@link KeyNameProblem} has nothing against
     * @throws TooManyKeysException where no more can be kept
     */
    public NewKey draw(String name, Set<Role> roles, String createdBy) {
        KeyNameProblem problem = KeyNameProblem.of(name);
        if (problem != null) {
            throw new IllegalArgumentException(problem.words());
        }
        if (known.size() >= KEYS_MAX) {
            throw new TooManyKeysException(KEYS_MAX);
        }
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        return draw(Base64.getUrlEncoder().withoutPadding().encodeToString(id), name, roles, createdBy);
    }

    /** From now on the key opens what its roles allow. */
    public void store(NewKey drawn) {
        if (!add(drawn)) {
            throw new IllegalStateException("72 random bits were taken");
        }
    }

    /** All keys, oldest first, revoked ones too. */
    public List<ApiKey> all() {
        try {
            return store.all();
        } catch (IOException e) {
            throw new KeyStoreException("the keys cannot be read", e);
        }
    }

    /** From now on (elsewhere within seconds) the key opens nothing; empty when there is no such key. */
    public Optional<ApiKey> revoke(String id, String revokedBy) {
        Optional<ApiKey> found =
                all().stream().filter(key -> key.id().equals(id)).findFirst();
        if (found.isEmpty() || found.get().isRevoked()) {
            return found;
        }
        ApiKey revoked = found.get().revoked(clock.instant(), revokedBy);
        try {
            store.replace(revoked);
        } catch (IOException e) {
            throw new KeyStoreException("the key cannot be revoked", e);
        }
        know(revoked);
        return Optional.of(revoked);
    }

    @Override
    public void close() {
        renewal.shutdownNow();
    }

    private NewKey draw(String id, String name, Set<Role> roles, String createdBy) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        String text =
                PREFIX + id + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        return new NewKey(new ApiKey(id, name, roles, hash(text), clock.instant(), createdBy, null, null), text);
    }

    /** False where there is a key with its id. */
    private boolean add(NewKey drawn) {
        try {
            if (!store.add(drawn.key())) {
                return false;
            }
        } catch (IOException e) {
            throw new KeyStoreException("the key cannot be stored", e);
        }
        know(drawn.key());
        return true;
    }

    /** Without a reading, which could fail: who is told so would not get the key that is stored. */
    private synchronized void know(ApiKey key) {
        Map<String, ApiKey> now = new HashMap<>(known);
        now.put(key.id(), key);
        known = Map.copyOf(now);
    }

    /** One at a time: a slow reading that began before a change must not replace what was read after it. */
    private synchronized void renew() {
        known = all().stream().collect(Collectors.toUnmodifiableMap(ApiKey::id, key -> key));
    }

    private void renewQuietly() {
        try {
            renew();
        } catch (RuntimeException e) {
            LOG.atDebug()
                    .addKeyValue("exception", e.getClass().getName())
                    .log("the keys cannot be read now; the last copy stays valid");
        }
    }

    private static String hash(String text) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * A key that was just drawn or made.
     *
     * @param text the key itself, to be shown once and kept nowhere
     */
    public record NewKey(ApiKey key, String text) {
        /** What the audit log keeps of its making: the id, then the roles. */
        public List<String> auditTargets() {
            return Stream.concat(
                            Stream.of(key.id()),
                            key.roles().stream().map(Role::keyword).sorted())
                    .toList();
        }

        @Override
        public String toString() {
            return "NewKey " + key.id();
        }
    }
}
