package org.listeningpost.alert;

import org.listeningpost.query.Query;
import org.listeningpost.security.Caller;

/** Turns what a rule watches into a query. Safe for use by any number of threads. */
interface AlertSubjects {

    /** @param title how people call it, where it has a name */
    record Resolved(String text, Query query, String interpreted, String title) {}

    /** Ends with a problem of status 400 that says what is wrong where there is no such thing or it does not compile. */
    Resolved resolve(Subject subject);

    /** Ends with the same problem where this caller may not see it. */
    void requireVisible(Subject subject, Caller caller);
}
