package org.listeningpost.ingest.redact;

/** Looks at one token and what stands around it. Stateless; costs no more than a bounded number of steps a token. */
@FunctionalInterface
interface Rule {
    void at(Scan scan, int token);
}
