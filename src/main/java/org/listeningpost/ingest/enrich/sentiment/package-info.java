/**
 * In which tone is a post written? Negative, neutral or positive, how sure that is, and which words carried it. Tone is not
 * stance: who is angry about an empty clinic may be all for vaccines.
 */
@NullMarked
package org.listeningpost.ingest.enrich.sentiment;

import org.jspecify.annotations.NullMarked;
