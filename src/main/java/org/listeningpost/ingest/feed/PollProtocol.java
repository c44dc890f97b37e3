package org.listeningpost.ingest.feed;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.listeningpost.config.Feeds.Source;

/**
 * How to ask a source for what is new. Mastodon can be asked for what comes after an id; the others show the newest first, so
 * that one walks back to what is known, and only then moves on.
 */
enum PollProtocol {
    MASTODON("mastodon", List.of("tag", "account", "public")),
    BLUESKY("bluesky", List.of("search", "account")),
    REDDIT("reddit", List.of("subreddit", "comments", "search")),
    YOUTUBE("youtube", List.of("video", "channel")),
    FEED("feed", List.of());

    /** What was posted before the newest but shown after it is read again, so that it is not missed. */
    private static final Duration OVERLAP = Duration.ofMinutes(10);

    /** Behind the milliseconds in an id of Mastodon there are as many bits of something else. */
    private static final int ID_MOMENT_SHIFT = 16;

    private final String format;
    private final List<String> queries;

    PollProtocol(String format, List<String> queries) {
        this.format = format;
        this.queries = queries;
    }

    static Optional<PollProtocol> of(String kind) {
        return Arrays.stream(values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(kind))
                .findFirst();
    }

    /** In which the answers are read. */
    String format() {
        return format;
    }

    /** What is wrong with the query; null where nothing is. */
    @Nullable
    String problem(@Nullable String query) {
        if (queries.isEmpty()) {
            return query == null ? null : "a feed has no query";
        }
        String kind = query == null ? "" : query.split(":", 2)[0];
        boolean isWhole = kind.equals("public") || query != null && query.length() > kind.length() + 1;
        return queries.contains(kind) && isWhole ? null : "query is one of " + String.join(":..., ", queries) + ":...";
    }

    /** The next request. */
    URI request(Source source, PollState state) {
        String query = source.query() == null ? "" : source.query();
        String kind = query.split(":", 2)[0];
        String value = query.length() > kind.length() ? query.substring(kind.length() + 1) : "";
        Map<String, String> parameters = new LinkedHashMap<>();
        String path =
                switch (this) {
                    case MASTODON -> {
                        parameters.put("limit", "40");
                        put(parameters, "min_id", state.page() == null ? before(state.since()) : state.page());
                        yield switch (kind) {
                            case "tag" -> "/api/v1/timelines/tag/" + encoded(value);
                            case "account" -> "/api/v1/accounts/" + encoded(value) + "/statuses";
                            default -> "/api/v1/timelines/public";
                        };
                    }
                    case BLUESKY -> {
                        boolean isSearch = kind.equals("search");
                        parameters.put(isSearch ? "q" : "actor", value);
                        put(parameters, "sort", isSearch ? "latest" : null);
                        parameters.put("limit", "100");
                        put(parameters, "cursor", state.page());
                        yield isSearch ? "/xrpc/app.bsky.feed.searchPosts" : "/xrpc/app.bsky.feed.getAuthorFeed";
                    }
                    case REDDIT -> {
                        put(parameters, "q", kind.equals("search") ? value : null);
                        put(parameters, "sort", kind.equals("search") ? "new" : null);
                        parameters.put("limit", "100");
                        parameters.put("raw_json", "1");
                        put(parameters, "after", state.page());
                        yield switch (kind) {
                            case "subreddit" -> "/r/" + encoded(value) + "/new";
                            case "comments" -> "/r/" + encoded(value) + "/comments";
                            default -> "/search";
                        };
                    }
                    case YOUTUBE -> {
                        parameters.put("part", "snippet,replies");
                        parameters.put(kind.equals("video") ? "videoId" : "allThreadsRelatedToChannelId", value);
                        parameters.put("order", "time");
                        parameters.put("maxResults", "100");
                        put(parameters, "pageToken", state.page());
                        yield "/youtube/v3/commentThreads";
                    }
                    case FEED -> "";
                };
        return this == FEED ? source.url() : uri(source.url(), path, parameters);
    }

    private static void put(Map<String, String> parameters, String name, @Nullable String value) {
        if (value != null) {
            parameters.put(name, value);
        }
    }

    private static URI uri(URI base, String path, Map<String, String> parameters) {
        StringBuilder out = new StringBuilder(base.toString().replaceAll("/+$", "")).append(path);
        char separator = '?';
        for (Map.Entry<String, String> each : parameters.entrySet()) {
            out.append(separator).append(each.getKey()).append('=').append(encoded(each.getValue()));
            separator = '&';
        }
        return URI.create(out.toString());
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** How the token travels: in a header, since addresses end up in logs. */
    Map<String, String> headers(@Nullable String token) {
        if (token == null) {
            return Map.of();
        }
        return this == YOUTUBE ? Map.of("X-Goog-Api-Key", token) : Map.of("Authorization", "Bearer " + token);
    }

    /**
     * Where the reading stands behind a page.
     *
     * @param isAtEnd whether nothing more is to be had now
     */
    record Step(PollState state, boolean isAtEnd) {}

    Step step(PollState state, JsonNode page, Instant now) {
        return this == MASTODON ? forward(state, page) : backward(state, page, now);
    }

    /** Whether this is an answer of the interface at all, and not what some proxy says in its place. */
    boolean isAnswer(JsonNode page) {
        return switch (this) {
            case MASTODON -> page.isArray();
            case BLUESKY -> page.path("posts").isArray() || page.path("feed").isArray();
            case REDDIT -> page.path("data").path("children").isArray();
            case YOUTUBE -> page.path("items").isArray();
            case FEED -> true;
        };
    }

    private static Step forward(PollState state, JsonNode page) {
        String reached = state.page() == null ? before(state.since()) : state.page();
        String last = reached;
        for (JsonNode status : page) {
            last = later(last, status.path("id").asText());
        }
        // The first page of all shows the newest; what is older was before our time. A page that brings nothing newer
        // is
        // one that was shown already.
        boolean isAtEnd = page.isEmpty() || state.since() == null || last == null || last.equals(reached);
        String newest = last == null ? state.since() : later(state.since(), last);
        return new Step(new PollState(newest, isAtEnd ? null : last, null, null), isAtEnd);
    }

    /** Ids are numbers that have outgrown numbers. */
    private static String later(@Nullable String one, String other) {
        boolean isLater = one == null
                || other.length() > one.length()
                || other.length() == one.length() && other.compareTo(one) > 0;
        return isLater || one == null ? other : one;
    }

    /** Mastodon makes an id of the moment of a status, wherever that was: one of another server may come behind newer ones. */
    private static @Nullable String before(@Nullable String id) {
        return id == null || !id.matches("\\d{17,18}")
                ? id
                : Long.toString(Math.max(0, Long.parseLong(id) - (OVERLAP.toMillis() << ID_MOMENT_SHIFT)));
    }

    private Step backward(PollState state, JsonNode page, Instant now) {
        Instant known = instant(state.since());
        Instant newest = instant(state.newest());
        boolean hasNew = false;
        for (Instant each : moments(page)) {
            // By the last of the page: what is pinned to its top may be of any age.
            hasNew = known == null || each.isAfter(known.minus(OVERLAP));
            newest = newest == null || each.isAfter(newest) ? each : newest;
        }
        String token = token(page);
        boolean isAtEnd = token == null || token.equals(state.page()) || !hasNew;
        if (!isAtEnd) {
            return new Step(
                    new PollState(state.since(), token, newest == null ? null : newest.toString(), null), false);
        }
        Instant since = newest == null ? known : known != null && known.isAfter(newest) ? known : newest;
        // A clock that goes ahead of ours would hide what comes until we have caught up with it.
        Instant bounded = since != null && since.isAfter(now) ? now : since;
        return new Step(new PollState(bounded == null ? null : bounded.toString(), null, null, null), true);
    }

    private List<Instant> moments(JsonNode page) {
        List<Instant> moments = new ArrayList<>();
        for (JsonNode each : page.path(this == YOUTUBE ? "items" : page.has("feed") ? "feed" : "posts")) {
            JsonNode post = each.path("post").isObject() ? each.path("post") : each;
            add(moments, post.path("indexedAt").asText());
            add(moments, each.at("/snippet/topLevelComment/snippet/publishedAt").asText());
        }
        for (JsonNode each : page.at("/data/children")) {
            if (each.at("/data/created_utc").isNumber()) {
                moments.add(Instant.ofEpochSecond(each.at("/data/created_utc").asLong()));
            }
        }
        return moments;
    }

    private static void add(List<Instant> moments, String text) {
        Instant moment = instant(text);
        if (moment != null) {
            moments.add(moment);
        }
    }

    private static @Nullable Instant instant(@Nullable String text) {
        try {
            return text == null || text.isEmpty()
                    ? null
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private @Nullable String token(JsonNode page) {
        JsonNode token =
                switch (this) {
                    case BLUESKY -> page.path("cursor");
                    case REDDIT -> page.at("/data/after");
                    default -> page.path("nextPageToken");
                };
        return token.isTextual() && !token.asText().isEmpty() ? token.asText() : null;
    }
}
