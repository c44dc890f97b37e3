/**
 * What is in a file that nobody trusts? Runs in a process of its own, which writes to nothing but a pipe; only the frames
 * that go through the pipe are known to the service, too.
 */
@NullMarked
package org.listeningpost.ingest.files;

import org.jspecify.annotations.NullMarked;
