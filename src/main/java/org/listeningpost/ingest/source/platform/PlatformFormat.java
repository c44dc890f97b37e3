package org.listeningpost.ingest.source.platform;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.listeningpost.ingest.source.Containers;
import org.listeningpost.ingest.source.RecordMapper;

/** A platform's own format: where its elements lie, how one is mapped, and by what it is told from the others. */
public enum PlatformFormat {
    /** Seen whole, because the authors stand behind the tweets. */
    X(new Containers(Set.of(), true), new XMapper(), PlatformFormat::isX),
    REDDIT(Containers.of("data.children"), new RedditMapper(), PlatformFormat::isReddit),
    MASTODON(Containers.of("ancestors", "descendants", "statuses"), new MastodonMapper(), PlatformFormat::isMastodon);

    private final Containers containers;
    private final RecordMapper mapper;
    private final Predicate<Shape> sign;

    PlatformFormat(Containers containers, RecordMapper mapper, Predicate<Shape> sign) {
        this.containers = containers;
        this.mapper = mapper;
        this.sign = sign;
    }

    /** The spelling in requests and on the command line. */
    public String keyword() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<PlatformFormat> ofKeyword(String keyword) {
        return Arrays.stream(values())
                .filter(each -> each.keyword().equalsIgnoreCase(keyword))
                .findFirst();
    }

    public static List<String> keywords() {
        return Arrays.stream(values()).map(PlatformFormat::keyword).toList();
    }

    /** What it travels as. */
    public String contentType() {
        return "application/json";
    }

    Containers containers() {
        return containers;
    }

    RecordMapper mapper() {
        return mapper;
    }

    /** Whether something of that shape is of this format and hardly of another. */
    boolean isSignedBy(Shape shape) {
        return sign.test(shape);
    }

    private static boolean isX(Shape shape) {
        return shape.hasAny(
                        "edit_history_tweet_ids",
                        "data.edit_history_tweet_ids",
                        "public_metrics.retweet_count",
                        "data.public_metrics.retweet_count",
                        "data.conversation_id",
                        "tweet.full_text",
                        "delete.tweet.id",
                        "data.delete.tweet.id",
                        "data.tweet_delete.tweet.id",
                        "delete.status.id")
                || shape.hasAll("data.author_id", "data.text")
                || shape.hasAll("data.id", "includes.users.username")
                || shape.hasAll("id", "action", "redacted_at");
    }

    private static boolean isReddit(Shape shape) {
        return shape.hasAll("kind=Listing", "data.children")
                || shape.hasAll("kind=t1", "data.body")
                || shape.hasAll("kind=t3", "data.selftext")
                || shape.hasAll("subreddit", "link_id", "body")
                || shape.hasAll("subreddit", "selftext");
    }

    private static boolean isMastodon(Shape shape) {
        return shape.hasAll("account.acct", "content")
                || shape.hasAny("ancestors.account.acct", "descendants.account.acct", "statuses.account.acct")
                || shape.hasAll("event=update", "payload")
                || shape.hasAll("event=status.update", "payload")
                || shape.hasAll("event=delete", "payload");
    }
}
