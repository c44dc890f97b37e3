package org.listeningpost.narrative;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.listeningpost.http.Callers;
import org.listeningpost.http.Json;
import org.listeningpost.http.Parameters;
import org.listeningpost.http.Problem;
import org.listeningpost.http.ProblemException;
import org.listeningpost.http.RequestBody;
import org.listeningpost.http.RequestTrail;
import org.listeningpost.http.Router;
import org.listeningpost.http.Routes;
import org.listeningpost.http.TimeSpan;
import org.listeningpost.narrative.analysis.LocalAnalyzers;
import org.listeningpost.narrative.match.Explainer;
import org.listeningpost.narrative.match.Explanation;
import org.listeningpost.narrative.match.StandingQueries;
import org.listeningpost.narrative.match.StandingSet;
import org.listeningpost.narrative.match.StoredSubject;
import org.listeningpost.post.PostId;
import org.listeningpost.query.KeywordField;
import org.listeningpost.query.ParseResult;
import org.listeningpost.query.PlaceReach;
import org.listeningpost.search.Note;
import org.listeningpost.search.SearchRequest;
import org.listeningpost.search.SearchService;
import org.listeningpost.security.Role;

/** The posts of a narrative: which they are, when, how far and in which words, and why each of them. */
public final class NarrativePostRoutes implements Routes {
    private static final Set<Role> READ_POSTS = Set.of(Role.ANALYST, Role.MONITOR);
    private static final Set<Role> READ_COUNTS = Set.of(Role.ANALYST, Role.MONITOR, Role.MANAGER);
    private static final List<String> INTERVALS = List.of("hour", "day", "week", "month");
    private static final int SAMPLES = 10;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final NarrativeService service;
    private final StandingQueryCheck check;
    private final NarrativePosts posts;
    private final SearchService search;
    private final Explainer explainer = new Explainer(LocalAnalyzers.bundled());
    private final PlaceReach.Tags places;
    private final RequestTrail trail;
    private final Clock clock;

    NarrativePostRoutes(
            NarrativeService service,
            StandingQueryCheck check,
            NarrativePosts posts,
            SearchService search,
            PlaceReach.Tags places,
            RequestTrail trail,
            Clock clock) {
        this.service = service;
        this.check = check;
        this.posts = posts;
        this.search = search;
        this.places = places;
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    public void register(Router router) {
        router.post("/v1/narratives/preview", READ_POSTS, this::preview);
        router.get("/v1/narratives/{id}/matches", READ_POSTS, this::matches);
        router.get("/v1/narratives/{id}/timeline", READ_COUNTS, this::timeline);
        router.get("/v1/narratives/{id}/phrases", READ_POSTS, this::phrases);
        router.get("/v1/narratives/{id}/spread", READ_COUNTS, this::spread);
        router.get("/v1/narratives/{id}/why/{post}", READ_POSTS, this::why);
    }

    record PreviewRequest(
            @Nullable String query,
            @Nullable String interval,
            @Nullable String timeZone) {}

    /** What a query would tag, before it is saved; a query with mistakes is an answer, too. */
    private void preview(Context context) {
        PreviewRequest request = RequestBody.json(context, PreviewRequest.class);
        String text = request.query();
        if (text == null || text.isBlank()) {
            throw new ProblemException(Problem.badField("query", "required", "The query to look at."));
        }
        String interval = request.interval() == null ? "day" : request.interval();
        if (!INTERVALS.contains(interval)) {
            throw new ProblemException(
                    Problem.badField("interval", "unknown_value", "One of " + String.join(", ", INTERVALS) + "."));
        }
        String zone = checkedZone(request.timeZone() == null ? "UTC" : request.timeZone());
        ObjectNode answer = MAPPER.createObjectNode();
        switch (check.check(text)) {
            case StandingQueryCheck.Refused refused -> {
                answer.put("valid", false);
                answer.set("errors", Json.mapper().valueToTree(refused.errors()));
            }
            case StandingQueryCheck.Sound sound -> {
                long start = clock.millis();
                ObjectNode query = posts.matching(sound.query(), TimeSpan.ALL);
                ObjectNode timeline = posts.timeline(query, interval, zone);
                long countMillis = clock.millis() - start;
                trail.record(
                        context,
                        "narrative.preview",
                        text,
                        timeline.path("total").asLong(),
                        List.of());
                answer.put("valid", true).put("interpreted", sound.interpreted());
                answer.set("notes", Json.mapper().valueToTree(notes(text)));
                answer.set("errors", MAPPER.createArrayNode());
                answer.set("total", timeline.path("total"));
                answer.set("timeline", timeline);
                answer.set("terms", posts.terms(query));
                answer.set("samples", MAPPER.valueToTree(posts.newest(query, SAMPLES)));
                StandingQueries alone = new StandingSet(LocalAnalyzers.bundled())
                        .of(List.of(new StandingSet.Member("preview", sound.query())));
                answer.putObject("cost")
                        .put("count_ms", countMillis)
                        .put("looked_at_for_every_post", alone.unanchored() > 0)
                        .put("posts_to_tag", timeline.path("total").asLong());
            }
        }
        send(context, answer);
    }

    private List<Note> notes(String query) {
        return search.planner().parseOnly(query) instanceof ParseResult.Parsed parsed
                ? Note.of(null, parsed.notes())
                : List.of();
    }

    private void matches(Context context) {
        Parameters parameters = Parameters.of(context, "size", "cursor", "sort", "highlight", "from", "to");
        Narrative narrative = service.read(context.pathParam("id"));
        SearchRequest request = narrative.status() == NarrativeStatus.DRAFT
                ? SearchRequest.page(narrative.query(), null, parameters)
                : SearchRequest.page(
                        wordsOrTag(narrative),
                        Map.of("narratives", MAPPER.createArrayNode().add(narrative.id())),
                        parameters);
        context.contentType("application/json");
        context.result(search.search(request, Callers.of(context)));
    }

    /** The filter decides by the tag; its words are asked for as well, so that they are highlighted and make relevance. */
    private String wordsOrTag(Narrative narrative) {
        String tag = "narrative:" + narrative.id();
        String both = "(" + narrative.query() + ") OR " + tag;
        boolean isSound = check.check(narrative.query()) instanceof StandingQueryCheck.Sound
                // Two clauses more may be too many for a search.
                && search.planner().parseOnly(both) instanceof ParseResult.Parsed;
        return isSound ? both : tag;
    }

    private void timeline(Context context) {
        Parameters parameters = Parameters.of(context, "interval", "time_zone", "from", "to");
        Narrative narrative = counting(context);
        String zone = parameters.text("time_zone", 60);
        ObjectNode answer = posts.timeline(
                of(narrative, parameters),
                parameters.oneOf("interval", "day", INTERVALS),
                checkedZone(zone == null ? "UTC" : zone));
        counted(context, "narrative.timeline", narrative, answer.path("total").asLong());
        send(context, answer);
    }

    private void phrases(Context context) {
        Parameters parameters = Parameters.of(context, "from", "to");
        Narrative narrative = service.read(context.pathParam("id"));
        ObjectNode answer = posts.phrases(of(narrative, parameters));
        counted(context, "narrative.phrases", narrative, answer.path("compared").asLong());
        send(context, answer);
    }

    private void spread(Context context) {
        Parameters parameters = Parameters.of(context, "from", "to");
        Narrative narrative = counting(context);
        ObjectNode answer = posts.spread(of(narrative, parameters));
        counted(context, "narrative.spread", narrative, answer.path("total").asLong());
        send(context, answer);
    }

    private void why(Context context) {
        Narrative narrative = service.read(context.pathParam("id"));
        String post = context.pathParam("post");
        byte[] source = (post.isEmpty() || post.length() > 64
                        ? Optional.<byte[]>empty()
                        : search.posts().find(new PostId(post), Callers.of(context)))
                .orElseThrow(() -> new ProblemException(Problem.notFound("There is no such post.")));
        JsonNode stored;
        try {
            stored = MAPPER.readTree(source);
        } catch (IOException e) {
            throw new UncheckedIOException("a stored post is JSON", e);
        }
        Explanation explanation =
                explainer.explain(check.require(narrative.query()).query(), new StoredSubject(stored));
        ObjectNode answer = Json.mapper().valueToTree(explanation);
        boolean isTagged = false;
        for (JsonNode tag : stored.path("narratives")) {
            isTagged |= tag.asText().equals(narrative.id());
        }
        answer.put("tagged", isTagged).put("query", narrative.query());
        send(context, answer);
    }

    /** Exact counts by place, of any hours that are asked for, are not for those who may not read the posts. */
    private Narrative counting(Context context) {
        Narrative narrative = service.read(context.pathParam("id"));
        boolean mayReadPosts = Callers.of(context).hasAnyOf(READ_POSTS);
        if (!mayReadPosts
                && places.of(KeywordField.NARRATIVE, List.of(narrative.id()))
                                .getOrDefault(narrative.id(), PlaceReach.NONE)
                        != PlaceReach.NONE) {
            throw new ProblemException(Problem.of(403, "small-counts", "Small counts are kept back")
                    .detail("The query of this narrative names or named a place or facility, whose exact counts are for"
                            + " those who may read posts. /v1/trends/volume?query=narrative:" + narrative.id()
                            + " gives rounded ones."));
        }
        return narrative;
    }

    /** Where a draft is not tagged yet, its query tells. */
    private ObjectNode of(Narrative narrative, Parameters parameters) {
        TimeSpan span = parameters.span();
        return narrative.status() == NarrativeStatus.DRAFT
                ? posts.matching(check.require(narrative.query()).query(), span)
                : posts.tagged(narrative.id(), span);
    }

    private static String checkedZone(String name) {
        try {
            return ZoneId.of(name).getId();
        } catch (DateTimeException e) {
            throw new ProblemException(
                    Problem.badField("time_zone", "unknown_value", "A zone such as America/New_York or UTC."));
        }
    }

    private void counted(Context context, String action, Narrative narrative, long hits) {
        trail.record(context, action, narrative.query(), hits, List.of(narrative.id()));
    }

    private static void send(Context context, ObjectNode answer) {
        context.contentType("application/json");
        context.result(answer.toString());
    }
}
