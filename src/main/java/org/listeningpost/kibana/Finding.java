package org.listeningpost.kibana;

/**
 * Something that Kibana would refuse, lose or show as an error.
 *
 * @param object type and id of the saved object, or the line where there is none
 * @param where path in it
 * @param code which check
 */
public record Finding(String object, String where, String code, String message) {
    @Override
    public String toString() {
        return object + " " + where + ": " + message + " [" + code + "]";
    }
}
