package org.listeningpost.ingest.imports;

import java.io.IOException;

/** Reading ended before the file did. The message says why and what to do, and quotes nothing. */
public final class ParserException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String code;

    ParserException(String code, String reason) {
        super(reason);
        this.code = code;
    }

    public String code() {
        return code;
    }

    public String reason() {
        return String.valueOf(getMessage());
    }
}
