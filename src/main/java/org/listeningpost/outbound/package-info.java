/**
 * How do we speak to servers of others? To addresses that are allowed, within bounds of time, and not before they want to be asked
 * again.
 */
@NullMarked
package org.listeningpost.outbound;

import org.jspecify.annotations.NullMarked;
