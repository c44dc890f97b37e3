package org.listeningpost.ingest.redact.text;

/** Looks at one token and what stands around it. Stateless; costs no more than a bounded number of steps a token. */
@FunctionalInterface
public interface Rule {
    void at(Scan scan, int token);
}
