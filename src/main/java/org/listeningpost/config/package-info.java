/**
 * What did the administrator set? One file and the environment, parsed once into one record tree.
 */
@NullMarked
package org.listeningpost.config;

import org.jspecify.annotations.NullMarked;
