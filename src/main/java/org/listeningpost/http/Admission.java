package org.listeningpost.http;

/** What opens a route. */
enum Admission {
    /** A key that has one of the route's roles. */
    KEY,
    /** A signature over the body: for systems that cannot hold a key of ours. */
    SIGNATURE,
    /** Nothing: health and the API description only. */
    OPEN
}
