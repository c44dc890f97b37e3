/**
 * What do managers see without asking? Boards for Kibana: a small definition in {@code kibana/}, the saved objects and the
 * API's JSON made of it, the checks that need no Kibana, the import, and a preview.
 */
@NullMarked
package org.listeningpost.kibana;

import org.jspecify.annotations.NullMarked;
