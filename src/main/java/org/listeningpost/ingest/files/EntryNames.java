package org.listeningpost.ingest.files;

import java.util.Locale;

/** Names of entries. Nothing is ever written under them, but one that points elsewhere was made to do harm. */
final class EntryNames {
    private EntryNames() {}

    static String join(String parent, String name) {
        return parent.isEmpty() ? name : parent + " > " + name;
    }

    /** Whether the path stays inside of the archive. */
    static boolean isInside(String name) {
        String path = name.replace('\\', '/');
        if (path.startsWith("/") || path.indexOf('\0') >= 0 || path.matches("(?s)[A-Za-z]:.*")) {
            return false;
        }
        for (String part : path.split("/", -1)) {
            if (part.equals("..")) {
                return false;
            }
        }
        return true;
    }

    /** What operating systems leave in archives and nobody packed. */
    static boolean isBookkeeping(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        String last = lower.substring(lower.lastIndexOf('/') + 1);
        return lower.startsWith("__macosx/")
                || last.startsWith("._")
                || last.equals(".ds_store")
                || last.equals("thumbs.db")
                || last.equals("desktop.ini");
    }

    static EntryException link() {
        return new EntryException("link", "it is a link, not a file; pack the file itself");
    }

    static EntryException outside() {
        return new EntryException(
                "unsafe_name", "its name points out of the archive; pack it again with ordinary names");
    }
}
