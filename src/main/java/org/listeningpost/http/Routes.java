package org.listeningpost.http;

/** The routes of one feature. */
public interface Routes {
    void register(Router router);
}
