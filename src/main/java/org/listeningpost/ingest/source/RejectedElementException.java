package org.listeningpost.ingest.source;

/** Ends the mapping of one element; it becomes a rejected record and never leaves the reader, so it has no stack trace. */
public final class RejectedElementException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String field;
    private final String code;

    /**
     * @param field the platform's name of the field, from our code and never from the element
     * @param reason for people; holds nothing of the element
     */
    public RejectedElementException(String field, String code, String reason) {
        super(reason, null, false, false);
        this.field = field;
        this.code = code;
    }

    public String field() {
        return field;
    }

    public String code() {
        return code;
    }

    public String reason() {
        String reason = getMessage();
        return reason == null ? code : reason;
    }
}
