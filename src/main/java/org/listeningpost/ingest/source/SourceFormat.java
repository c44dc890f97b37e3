package org.listeningpost.ingest.source;

import java.util.Locale;
import java.util.Optional;

/** A format that can be read as a stream. */
public enum SourceFormat {
    /** One object, an array of objects, or objects one after the other. */
    JSON("application/json"),
    /** One object a line. */
    NDJSON("application/x-ndjson"),
    /** With a heading row; quoted as in RFC 4180; commas, semicolons or tabs. */
    CSV("text/csv"),
    /** With a heading row; quoted as spreadsheets do, or not at all. */
    TSV("text/tab-separated-values");

    private final String contentType;

    SourceFormat(String contentType) {
        this.contentType = contentType;
    }

    public String contentType() {
        return contentType;
    }

    public String keyword() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<SourceFormat> ofKeyword(String keyword) {
        for (SourceFormat each : values()) {
            if (each.keyword().equalsIgnoreCase(keyword)) {
                return Optional.of(each);
            }
        }
        return keyword.equalsIgnoreCase("jsonl") ? Optional.of(NDJSON) : Optional.empty();
    }

    /** Understands parameters such as {@code ; charset=utf-8}; the body is UTF-8 in every case. */
    public static Optional<SourceFormat> ofContentType(String header) {
        String type = header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (type.equals("application/ndjson") || type.equals("application/jsonl")) {
            return Optional.of(NDJSON);
        }
        for (SourceFormat each : values()) {
            if (each.contentType.equals(type)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /** By the name's ending, with or without {@code .gz}. */
    public static Optional<SourceFormat> ofFileName(String name) {
        String plain = name.toLowerCase(Locale.ROOT);
        if (plain.endsWith(".gz")) {
            plain = plain.substring(0, plain.length() - 3);
        }
        return ofKeyword(plain.substring(plain.lastIndexOf('.') + 1));
    }
}
