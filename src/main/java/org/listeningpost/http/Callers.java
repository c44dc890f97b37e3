package org.listeningpost.http;

import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;
import org.listeningpost.security.Caller;

/** Who sent this request, and under which request id; set by the gate before a handler runs. */
public final class Callers {
    private static final String CALLER = "listeningpost.caller";
    private static final String REQUEST_ID = "listeningpost.request-id";

    private Callers() {}

    public static Caller of(Context context) {
        Caller caller = find(context);
        if (caller == null) {
            throw new IllegalStateException("no caller: the handler is not behind the gate");
        }
        return caller;
    }

    static @Nullable Caller find(Context context) {
        return context.attribute(CALLER);
    }

    static void set(Context context, Caller caller) {
        context.attribute(CALLER, caller);
    }

    public static String requestId(Context context) {
        String id = context.attribute(REQUEST_ID);
        return id == null ? "none" : id;
    }

    static void setRequestId(Context context, String id) {
        context.attribute(REQUEST_ID, id);
    }
}
