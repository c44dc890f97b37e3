/**
 * Which numbers and codes are somebody's? Told by check digits, by the word that names them, by their form, or by nothing that would count or explain them.
 */
@NullMarked
package org.listeningpost.ingest.redact.number;

import org.jspecify.annotations.NullMarked;
