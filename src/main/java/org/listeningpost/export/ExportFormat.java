package org.listeningpost.export;

import java.util.Locale;
import java.util.Optional;

/** What an export looks like. */
enum ExportFormat {
    /** One stored post a line; the last line is {@code {"count":N}}. */
    NDJSON("application/x-ndjson"),
    /** A header, one post a record; the last record is {@code #count,N}. */
    CSV("text/csv; charset=utf-8");

    private final String contentType;

    ExportFormat(String contentType) {
        this.contentType = contentType;
    }

    String contentType() {
        return contentType;
    }

    String keyword() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<ExportFormat> of(String keyword) {
        for (ExportFormat format : values()) {
            if (format.keyword().equals(keyword)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }
}
