/**
 * What did they type? One picocli command a class; data on stdout, messages on stderr.
 */
@NullMarked
package org.listeningpost.cli;

import org.jspecify.annotations.NullMarked;
