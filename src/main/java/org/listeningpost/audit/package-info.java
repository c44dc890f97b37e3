/**
 * Who read or changed what, when? Every read of posts leaves a record without content.
 */
@NullMarked
package org.listeningpost.audit;

import org.jspecify.annotations.NullMarked;
