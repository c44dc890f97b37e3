/**
 * Would the files in {@code docker/} start what they promise? Everything that can be known without a container engine.
 */
@NullMarked
package org.listeningpost.docker;

import org.jspecify.annotations.NullMarked;
