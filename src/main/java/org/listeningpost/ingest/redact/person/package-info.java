/**
 * Which names do signs and lists tell, beside the names model? Also where a name ends, and whose is public.
 */
@NullMarked
package org.listeningpost.ingest.redact.person;

import org.jspecify.annotations.NullMarked;
