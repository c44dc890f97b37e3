package org.listeningpost.narrative;

import io.javalin.http.Context;
import java.util.Set;
import java.util.function.BiFunction;
import org.listeningpost.http.Callers;
import org.listeningpost.http.RequestTrail;
import org.listeningpost.http.Router;
import org.listeningpost.http.Routes;
import org.listeningpost.security.Caller;
import org.listeningpost.security.Role;

/** How far the past is tagged by a narrative or a topic; again, or no further. */
public final class TagJobRoutes implements Routes {
    private static final Set<Role> READ = Set.of(Role.ANALYST, Role.MONITOR, Role.MANAGER);
    private static final Set<Role> WRITE = Set.of(Role.MONITOR);

    private final TagKind kind;
    private final TagJobs jobs;
    private final BiFunction<String, Caller, Backfill> again;
    private final RequestTrail trail;

    /** @param again begins the job of that narrative or topic from the start */
    public TagJobRoutes(TagKind kind, TagJobs jobs, BiFunction<String, Caller, Backfill> again, RequestTrail trail) {
        this.kind = kind;
        this.jobs = jobs;
        this.again = again;
        this.trail = trail;
    }

    @Override
    public void register(Router router) {
        router.get(kind.path(), READ, this::read);
        router.postEmpty(kind.path(), WRITE, this::begin);
        router.delete(kind.path(), WRITE, this::cancel);
    }

    private void read(Context context) {
        context.json(jobs.read(context.pathParam("id")).shown(kind, Callers.of(context)));
    }

    private void begin(Context context) {
        String id = context.pathParam("id");
        trail.record(context, kind.action(), id);
        context.status(202).json(again.apply(id, Callers.of(context)).shown(kind, Callers.of(context)));
    }

    private void cancel(Context context) {
        String id = context.pathParam("id");
        trail.record(context, kind.action() + ".cancel", id);
        context.json(jobs.cancel(id, Callers.of(context).name()).shown(kind, Callers.of(context)));
    }
}
