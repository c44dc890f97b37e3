/**
 * Which questions does an analyst ask again and again? Queries that were saved, shared and changed, with every version.
 */
@NullMarked
package org.listeningpost.savedquery;

import org.jspecify.annotations.NullMarked;
