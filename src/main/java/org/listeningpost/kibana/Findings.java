package org.listeningpost.kibana;

import java.util.ArrayList;
import java.util.List;

/** What the checks have found so far. Used by one thread. */
final class Findings {
    private final List<Finding> list = new ArrayList<>();

    void add(SavedObject object, String where, String code, String message) {
        list.add(new Finding(object.name(), where, code, message));
    }

    void add(int line, String code, String message) {
        list.add(new Finding("line " + line, "", code, message));
    }

    List<Finding> list() {
        return List.copyOf(list);
    }
}
