/**
 * Could this be such a number at all? Check digits and forms of numbers that somebody issues: arithmetic on compact, plain text.
 */
@NullMarked
package org.listeningpost.ingest.redact.check;

import org.jspecify.annotations.NullMarked;
