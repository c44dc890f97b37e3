/**
 * Which days, and which great ages, does somebody tell? All but the year goes; an age goes from 90 on.
 */
@NullMarked
package org.listeningpost.ingest.redact.date;

import org.jspecify.annotations.NullMarked;
