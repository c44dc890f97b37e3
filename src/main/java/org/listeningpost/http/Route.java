package org.listeningpost.http;

import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.util.Set;
import org.listeningpost.security.Role;

/**
 * One method of one path.
 *
 * @param roles any of which opens it; empty where no key does
 * @param admission what opens it; nothing does for the few open routes of {@code http} itself only
 * @param isStreaming bodies of any length: bounded by progress, not by total time
 */
record Route(
        HandlerType method,
        String path,
        Set<Role> roles,
        Admission admission,
        Accepts accepts,
        boolean isStreaming,
        Handler handler) {}
