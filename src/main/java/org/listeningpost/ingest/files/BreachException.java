package org.listeningpost.ingest.files;

/** The file as a whole costs more than a file may: reading ends here. */
final class BreachException extends EntryException {
    private static final long serialVersionUID = 1L;

    BreachException(String code, String reason) {
        super(code, reason);
    }
}
