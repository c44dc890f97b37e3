/**
 * Where does somebody live, stay or lie? Streets, rooms, boxes, towns, counties, schools, postcodes: all below a state.
 */
@NullMarked
package org.listeningpost.ingest.redact.place;

import org.jspecify.annotations.NullMarked;
