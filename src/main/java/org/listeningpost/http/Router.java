package org.listeningpost.http;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.listeningpost.security.Role;

/** Collects the routes of all features. A route without a role does not exist. Used by one thread, at start. */
public final class Router {
    /** Of those that have proved who they are: they take no place from those who have a key, nor do others from them. */
    private static final int SIGNED_IN_FLIGHT_MAX = 8;

    private final List<Route> routes = new ArrayList<>();
    private final UnprovenBodies unproven = new UnprovenBodies();
    private final Semaphore signedPlaces = new Semaphore(SIGNED_IN_FLIGHT_MAX);

    public void get(String path, Set<Role> roles, Handler handler) {
        add(HandlerType.GET, path, roles, Accepts.NOTHING, false, handler);
    }

    /** An answer of any length, such as an export: not subject to the request time limit. */
    public void getStream(String path, Set<Role> roles, Handler handler) {
        add(HandlerType.GET, path, roles, Accepts.NOTHING, true, handler);
    }

    /** Takes one JSON object of at most 1 MiB; read it with {@link RequestBody#json}. */
    public void post(String path, Set<Role> roles, Handler handler) {
        add(HandlerType.POST, path, roles, Accepts.JSON, false, handler);
    }

    /** Takes a body of any length up to the bound; read it with {@link RequestBody#stream}. */
    public void postStream(String path, Set<Role> roles, Accepts accepts, Handler handler) {
        add(HandlerType.POST, path, roles, accepts, true, handler);
    }

    public void put(String path, Set<Role> roles, Handler handler) {
        add(HandlerType.PUT, path, roles, Accepts.JSON, false, handler);
    }

    public void delete(String path, Set<Role> roles, Handler handler) {
        add(HandlerType.DELETE, path, roles, Accepts.NOTHING, false, handler);
    }

    /** A POST that needs no body, such as a replay. */
    public void postEmpty(String path, Set<Role> roles, Handler handler) {
        add(HandlerType.POST, path, roles, Accepts.NOTHING, false, handler);
    }

    /** For systems that cannot hold a key of ours: nothing reaches the handler before it has found the body authentic. */
    public void signedPost(String path, Accepts accepts, SignedHandler handler) {
        signed(HandlerType.POST, path, accepts, handler);
    }

    /** The same without a body. */
    public void signedGet(String path, SignedHandler handler) {
        signed(HandlerType.GET, path, Accepts.NOTHING, handler);
    }

    private void signed(HandlerType method, String path, Accepts accepts, SignedHandler handler) {
        routes.add(new Route(method, path, Set.of(), Admission.SIGNATURE, accepts, null, false, context -> {
            if (!handler.isExpected(context)) {
                throw unsigned();
            }
            try (UnprovenBodies.Body room = unproven.begin()) {
                byte[] body = method.equals(HandlerType.GET) ? new byte[0] : RequestBody.bytes(context, accepts, room);
                if (!handler.isAuthentic(context, body)) {
                    throw unsigned();
                }
                handleInTurn(context, body, handler);
            }
        }));
    }

    private void handleInTurn(Context context, byte[] body, SignedHandler handler) throws Exception {
        if (!signedPlaces.tryAcquire()) {
            throw new ProblemException(Problem.unavailable("Too many requests at once.", 1));
        }
        try {
            handler.handle(context, body);
        } finally {
            signedPlaces.release();
        }
    }

    private static ProblemException unsigned() {
        return new ProblemException(Problem.of(401, "unauthorized", "A valid signature is required")
                .detail("The request is not signed with the secret of this address, or not in time."));
    }

    /** Health and the API description need no key; package-private so that no feature can open a door. */
    void open(String path, Handler handler) {
        routes.add(new Route(HandlerType.GET, path, Set.of(), Admission.OPEN, Accepts.NOTHING, null, false, handler));
    }

    List<Route> routes() {
        return List.copyOf(routes);
    }

    private void add(
            HandlerType method, String path, Set<Role> roles, Accepts accepts, boolean isStreaming, Handler handler) {
        if (roles.isEmpty()) {
            throw new IllegalArgumentException("a route without a role does not exist: " + method + " " + path);
        }
        routes.add(new Route(
                method,
                path,
                Set.copyOf(roles),
                Admission.KEY,
                accepts,
                OpenApi.description().parameters(method, path),
                isStreaming,
                handler));
    }
}
