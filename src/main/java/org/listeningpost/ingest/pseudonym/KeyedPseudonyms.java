package org.listeningpost.ingest.pseudonym;

import java.util.Collection;
import java.util.List;

/** Names that follow from the account and the keys: without the keys nobody can test a guess. Thread-safe. */
public final class KeyedPseudonyms implements Pseudonyms {
    private final KeyRing ring;
    private final PostIds postIds;

    public KeyedPseudonyms(KeyRing ring) {
        this.ring = ring;
        this.postIds = new PostIds(ring, false);
    }

    @Override
    public int recordsTogether() {
        return 1;
    }

    @Override
    public void prepare(Collection<Account> accounts) {
        // Everything follows from the keys.
    }

    @Override
    public String of(Account account) {
        return ring.current(account.kind(), account.platform().keyword(), account.name());
    }

    @Override
    public List<String> known(Account account) {
        return ring.everyName(account.kind(), account.platform().keyword(), account.name())
                .reversed();
    }

    @Override
    public String keyId() {
        return ring.currentId();
    }

    @Override
    public PostIds postIds() {
        return postIds;
    }
}
