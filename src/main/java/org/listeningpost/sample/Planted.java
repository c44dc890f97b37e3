package org.listeningpost.sample;

/**
 * A personal datum that was put into a post on purpose, so that a test can look for it everywhere it must not be.
 *
 * @param type name of an identifier type, such as PHONE
 */
public record Planted(String type, String value) {}
