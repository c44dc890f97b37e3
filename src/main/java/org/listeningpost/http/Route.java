package org.listeningpost.http;

import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.listeningpost.security.Role;

/**
 * One method of one path.
 *
 * @param roles any of which opens it; empty where no key does
 * @param admission what opens it; nothing does for the few open routes of {@code http} itself only
 * @param parameters those behind the question mark that it knows, as described; null where it is not described
 * @param isStreaming bodies of any length: bounded by progress, not by total time
 */
record Route(
        HandlerType method,
        String path,
        Set<Role> roles,
        Admission admission,
        Accepts accepts,
        @Nullable Set<String> parameters,
        boolean isStreaming,
        Handler handler) {}
