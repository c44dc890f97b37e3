package org.listeningpost.ingest.files;

import java.io.IOException;

/** An entry that cannot be read; what is beside it can. The message names the remedy and quotes nothing. */
class EntryException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String code;

    EntryException(String code, String reason) {
        super(reason);
        this.code = code;
    }

    String code() {
        return code;
    }

    String reason() {
        return String.valueOf(getMessage());
    }

    static EntryException password() {
        return new EntryException("password", "it is protected by a password; save it without one and import it again");
    }

    static EntryException damaged(String what) {
        return new EntryException("damaged", "the " + what + " is damaged or cut off; export or download it again");
    }
}
