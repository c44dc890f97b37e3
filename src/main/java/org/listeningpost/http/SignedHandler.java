package org.listeningpost.http;

import io.javalin.http.Context;

/** What stands behind a route that opens by a signature instead of a key. The body comes exactly as it was sent. */
public interface SignedHandler {
    /** Whether anybody shares a secret with us at this address, and this claims to be signed with it: nothing else is read. */
    boolean isExpected(Context context);

    /** Whether somebody who knows the shared secret sent this. Nothing else may be done with the body before. */
    boolean isAuthentic(Context context, byte[] body);

    /** Called only for what is authentic. */
    void handle(Context context, byte[] body) throws Exception;
}
