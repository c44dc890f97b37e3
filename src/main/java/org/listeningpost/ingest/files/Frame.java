package org.listeningpost.ingest.files;

import java.util.List;

/** What the parser process tells, in the order of the file. May hold personal data, hence no useful {@code toString}. */
public sealed interface Frame {
    /**
     * From here on it is about this entry.
     *
     * @param name path inside of the file, such as {@code archive.zip > posts/may.xlsx > Sheet1}; empty for the file itself
     * @param type media type that was found
     */
    record Entry(String name, Kind kind, String type) implements Frame {
        @Override
        public String toString() {
            return "Entry[" + kind + "]";
        }
    }

    /**
     * What is looked at next: all that is known of an entry where the process ends before the entry is told.
     *
     * @param name as of an entry
     */
    record Look(String name) implements Frame {
        @Override
        public String toString() {
            return "Look";
        }
    }

    /** How what follows is to be read. */
    enum Kind {
        /** Rows of a table with headings of its own. */
        TABLE,
        /** Rows whose first names our fields: a document's paragraphs, or messages. */
        DOCUMENT,
        /** Bytes in UTF-8. */
        CSV,
        TSV,
        JSON,
        NDJSON,
        /** RSS or Atom as it is: XML says itself in which encoding. */
        FEED,
        /** Nothing but a fault. */
        NONE
    }

    /** The next bytes of an entry that the service reads itself. */
    record Bytes(byte[] bytes) implements Frame {
        @Override
        public String toString() {
            return "Bytes[" + bytes.length + "]";
        }
    }

    /** @param number 1-based place in the entry: row, paragraph or message */
    record Row(long number, List<String> cells) implements Frame {
        @Override
        public String toString() {
            return "Row[" + number + "]";
        }
    }

    /**
     * Something that cannot be read.
     *
     * @param row 1-based; 0 where the entry as a whole is meant
     * @param reason for people, with the remedy; holds nothing of the file
     */
    record Fault(long row, String code, String reason) implements Frame {}

    /** The file was read to its end. */
    record Done() implements Frame {}
}
