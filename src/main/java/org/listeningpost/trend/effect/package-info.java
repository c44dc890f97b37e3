/**
 * Did it change, by how much, and how sure is that? Before and after by days: a ratio or a difference with its interval and
 * test, that knows weekdays, bursts and days that resemble the day before. Pure arithmetic.
 */
@NullMarked
package org.listeningpost.trend.effect;

import org.jspecify.annotations.NullMarked;
