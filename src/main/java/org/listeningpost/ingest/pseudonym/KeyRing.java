package org.listeningpost.ingest.pseudonym;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All keys that pseudonyms were ever made with, the oldest first. A pseudonym goes through every key in turn, so that one
 * made before the last rotation becomes today's without the account that it stands for. Immutable; thread-safe.
 */
public final class KeyRing {
    /** Keeps the rotation apart from everything else that a key is used for. */
    private static final String NEXT = "next";

    private final List<PseudonymKey> keys;

    private KeyRing(List<PseudonymKey> keys) {
        this.keys = List.copyOf(keys);
    }

    /** @param keys the oldest first */
    public static KeyRing of(List<byte[]> keys) {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("a key ring has at least one key");
        }
        List<PseudonymKey> ring = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (byte[] key : keys) {
            PseudonymKey next = new PseudonymKey(key);
            if (!ids.add(next.id())) {
                throw new IllegalArgumentException("the same pseudonym key is there twice");
            }
            ring.add(next);
        }
        return new KeyRing(ring);
    }

    /** The oldest first; the last is the current one. */
    public List<String> ids() {
        return keys.stream().map(PseudonymKey::id).toList();
    }

    public String currentId() {
        return keys.getLast().id();
    }

    /** Ids of all but the current key. */
    public List<String> earlierIds() {
        return ids().subList(0, keys.size() - 1);
    }

    /** Never changes with a rotation: for what must stay the same for ever. */
    PseudonymKey first() {
        return keys.getFirst();
    }

    /** What these parts are called today. */
    String current(String... parts) {
        return wrap(first().digest(parts), 1);
    }

    /** What these parts were called under each key as it was the current one; the last is today's name. */
    List<String> everyName(String... parts) {
        List<String> names = new ArrayList<>(keys.size());
        String name = first().digest(parts);
        names.add(name);
        for (PseudonymKey key : keys.subList(1, keys.size())) {
            name = key.digest(NEXT, name);
            names.add(name);
        }
        return names;
    }

    /**
     * The name of today for one that was made while another key was the current one; null where that key is not in the
     * ring.
     */
    public @Nullable String renew(String name, String keyId) {
        int made = ids().indexOf(keyId);
        return made < 0 ? null : wrap(name, made + 1);
    }

    /** What a name may have been called since it was made, under whichever key that was; itself among them. */
    public Set<String> successors(String name) {
        Set<String> all = new HashSet<>(Set.of(name));
        for (int made = 0; made < keys.size(); made++) {
            String next = name;
            for (PseudonymKey key : keys.subList(made + 1, keys.size())) {
                next = key.digest(NEXT, next);
                all.add(next);
            }
        }
        return all;
    }

    private String wrap(String name, int from) {
        String wrapped = name;
        for (int i = from; i < keys.size(); i++) {
            wrapped = keys.get(i).digest(NEXT, wrapped);
        }
        return wrapped;
    }
}
