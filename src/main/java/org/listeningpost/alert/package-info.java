/**
 * Who has to be told, of what, and have they been? Rules over queries, the alerts that they raised with their arithmetic,
 * and the delivery of each alert, by exactly one of any number of instances.
 */
@NullMarked
package org.listeningpost.alert;

import org.jspecify.annotations.NullMarked;
