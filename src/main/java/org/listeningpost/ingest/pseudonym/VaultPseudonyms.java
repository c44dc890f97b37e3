package org.listeningpost.ingest.pseudonym;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Names drawn at random and kept in the vault: nothing about the account can be computed from them, and whoever takes an
 * entry out of the vault cuts the link for good. Two instances that meet an account at once give it one name. Thread-safe.
 */
public final class VaultPseudonyms implements Pseudonyms {
    /** Stands where keyed pseudonyms have the id of their key. */
    public static final String KEY_ID = "vault";

    private static final int RECORDS_TOGETHER = 500;
    private static final int CACHED_MAX = 200_000;
    private static final int TRIES_MAX = 5;
    private static final long PAUSE_MILLIS = 200;
    /** An entry that was taken out of the vault must not live on here. */
    private static final Duration CACHED_FOR = Duration.ofMinutes(5);

    private final KeyRing ring;
    private final VaultIndex vault;
    private final Clock clock;
    private final PostIds postIds;
    private final SecureRandom random = new SecureRandom();

    /** By keyed name: this process keeps no list of accounts either. */
    private final Map<String, Cached> cache = new LinkedHashMap<>(1024, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Cached> eldest) {
            return size() > CACHED_MAX;
        }
    };

    private record Cached(String surrogate, Instant until) {}

    public VaultPseudonyms(KeyRing ring, VaultIndex vault, Clock clock) {
        this.ring = ring;
        this.vault = vault;
        this.clock = clock;
        this.postIds = new PostIds(ring, true);
    }

    @Override
    public int recordsTogether() {
        return RECORDS_TOGETHER;
    }

    @Override
    public String keyId() {
        return KEY_ID;
    }

    @Override
    public PostIds postIds() {
        return postIds;
    }

    @Override
    public String of(Account account) {
        String name = nameOf(account);
        String known = cached(name);
        return known != null
                ? known
                : Objects.requireNonNull(resolve(List.of(account)).get(name));
    }

    @Override
    public void prepare(Collection<Account> accounts) {
        List<Account> unknown = accounts.stream()
                .filter(account -> cached(nameOf(account)) == null)
                .toList();
        if (!unknown.isEmpty()) {
            resolve(unknown);
        }
    }

    @Override
    public List<String> known(Account account) {
        return vault.find(ring.everyName(partsOf(account))).values().stream()
                .distinct()
                .toList();
    }

    /**
     * Cuts the link: nobody can tell any more whose posts these are, and the account gets another name when it posts
     * again. Other instances remember the name for a few minutes.
     *
     * @return whether there was a link
     */
    public boolean forget(String surrogate) {
        long gone = vault.forget(List.of(surrogate));
        synchronized (cache) {
            // By what it says: an entry of an earlier key is kept here under today's name.
            cache.values().removeIf(cached -> cached.surrogate().equals(surrogate));
        }
        return gone > 0;
    }

    private String nameOf(Account account) {
        return ring.current(partsOf(account));
    }

    /** Kept apart from keyed pseudonyms, so that an installation that changed its mode can't be joined with itself. */
    private static String[] partsOf(Account account) {
        return new String[] {"vault", account.kind(), account.platform().keyword(), account.name()};
    }

    private Map<String, String> resolve(List<Account> accounts) {
        PseudonymsUnavailableException last = new PseudonymsUnavailableException("the vault was not asked");
        for (int attempt = 0; attempt < TRIES_MAX; attempt++) {
            try {
                Map<String, String> surrogates = findOrCreate(accounts);
                keep(surrogates);
                return surrogates;
            } catch (PseudonymsUnavailableException e) {
                last = e;
                if (attempt < TRIES_MAX - 1) {
                    pause(attempt);
                }
            }
        }
        throw last;
    }

    private Map<String, String> findOrCreate(List<Account> accounts) {
        Map<String, String> surrogates = found(accounts);
        List<VaultIndex.Entry> missing = new ArrayList<>();
        for (Account account : accounts) {
            String name = nameOf(account);
            if (!surrogates.containsKey(name)) {
                missing.add(new VaultIndex.Entry(name, newSurrogate(), ring.currentId()));
            }
        }
        if (missing.isEmpty()) {
            return surrogates;
        }
        Set<String> taken = vault.create(missing);
        for (VaultIndex.Entry entry : missing) {
            if (!taken.contains(entry.name())) {
                surrogates.put(entry.name(), entry.surrogate());
            }
        }
        // Somebody else was faster by a moment; theirs counts.
        surrogates.putAll(vault.find(taken));
        if (!surrogates.keySet().containsAll(taken)) {
            throw new PseudonymsUnavailableException("an entry of the vault came and went");
        }
        return surrogates;
    }

    /** By today's name; an entry that a rotation has not reached yet is found under its earlier one. */
    private Map<String, String> found(List<Account> accounts) {
        List<List<String>> named = accounts.stream()
                .map(account -> ring.everyName(partsOf(account)))
                .toList();
        Map<String, String> found =
                vault.find(named.stream().flatMap(List::stream).collect(Collectors.toSet()));
        Map<String, String> surrogates = new HashMap<>();
        for (List<String> names : named) {
            // The later name wins where there are two.
            for (String name : names) {
                String surrogate = found.get(name);
                if (surrogate != null) {
                    surrogates.put(names.getLast(), surrogate);
                }
            }
        }
        return surrogates;
    }

    private String newSurrogate() {
        byte[] bytes = new byte[PseudonymKey.CHARACTERS];
        random.nextBytes(bytes);
        return Base32.encode(bytes, PseudonymKey.CHARACTERS);
    }

    private @Nullable String cached(String name) {
        synchronized (cache) {
            Cached known = cache.get(name);
            return known != null && clock.instant().isBefore(known.until()) ? known.surrogate() : null;
        }
    }

    private void keep(Map<String, String> surrogates) {
        Instant until = clock.instant().plus(CACHED_FOR);
        synchronized (cache) {
            surrogates.forEach((name, surrogate) -> cache.put(name, new Cached(surrogate, until)));
        }
    }

    private static void pause(int attempt) {
        try {
            Thread.sleep(PAUSE_MILLIS << attempt);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PseudonymsUnavailableException("interrupted while the vault was away");
        }
    }
}
