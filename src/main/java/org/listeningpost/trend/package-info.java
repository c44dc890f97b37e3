/**
 * How does a number compare with its own past? Time buckets, what a bucket should hold, and when it holds too much, too
 * little or something else: pure arithmetic, and the counting that feeds it.
 */
@NullMarked
package org.listeningpost.trend;

import org.jspecify.annotations.NullMarked;
