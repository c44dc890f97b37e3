package org.listeningpost.ingest.pseudonym;

import java.util.Collection;
import java.util.List;

/** Gives accounts names that say nothing to whoever has neither key nor vault. Thread-safe. */
public interface Pseudonyms {
    /** How many records should be looked up together; 1 where nothing is looked up. */
    int recordsTogether();

    /**
     * Looks up what the next records need, in one go.
     *
     * @throws PseudonymsUnavailableException when the names are kept in Elasticsearch and that does not answer
     */
    void prepare(Collection<Account> accounts);

    /** The name of an account; one that was not prepared is looked up now. */
    String of(Account account);

    /** Every name that stored posts may have for an account, today's first; makes none. */
    List<String> known(Account account);

    /** What the names were made with, to be stored beside them. */
    String keyId();

    PostIds postIds();
}
