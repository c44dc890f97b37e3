/**
 * Where can somebody be reached on the net? Handles, mail, links and addresses of machines.
 */
@NullMarked
package org.listeningpost.ingest.redact.account;

import org.jspecify.annotations.NullMarked;
