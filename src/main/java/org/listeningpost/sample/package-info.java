/**
 * What could people say? Invents posts for the demo, the tests and the benchmark: seeded, deterministic, no real person.
 */
@NullMarked
package org.listeningpost.sample;

import org.jspecify.annotations.NullMarked;
