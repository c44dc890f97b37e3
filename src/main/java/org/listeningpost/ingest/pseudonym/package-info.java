/**
 * Who wrote it, without who that is? Replaces accounts by keyed pseudonyms or by random surrogates, and gives stored
 * pseudonyms a new key.
 */
@NullMarked
package org.listeningpost.ingest.pseudonym;

import org.jspecify.annotations.NullMarked;
