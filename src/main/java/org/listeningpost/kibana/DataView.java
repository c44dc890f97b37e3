package org.listeningpost.kibana;

/**
 * Documents that a board may ask for.
 *
 * @param index name or pattern, without the installation's prefix
 * @param timeField what a board's time range is about; empty where it is about nothing
 */
record DataView(String id, String name, String index, String timeField) {}
