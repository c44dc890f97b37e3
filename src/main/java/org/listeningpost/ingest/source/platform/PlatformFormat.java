package org.listeningpost.ingest.source.platform;

import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.listeningpost.ingest.source.Containers;
import org.listeningpost.ingest.source.ReadLimits;
import org.listeningpost.ingest.source.RecordMapper;
import org.listeningpost.ingest.source.RecordReader;

/** A platform's own format: how it is read, and by what it is told from the others. */
public enum PlatformFormat {
    /** Seen whole, because the authors stand behind the tweets. */
    X(json(new Containers(Set.of(), true), new XMapper()), Signs::isX),
    FACEBOOK(trees(new Containers(FacebookMapper.LISTS, false), new FacebookMapper()), Signs::isFacebook),
    INSTAGRAM(trees(Containers.of("data", "media.data"), new InstagramMapper()), Signs::isInstagram),
    /** What Meta's webhooks send. */
    META(json(Containers.NONE, new MetaMapper()), Signs::isMeta),
    LINKEDIN(json(Containers.of("elements", "notifications"), new LinkedInMapper()), Signs::isLinkedIn),
    YOUTUBE(json(Containers.of("items"), new YouTubeMapper()), Signs::isYouTube),
    REDDIT(trees(Containers.of("data.children"), new RedditMapper()), Signs::isReddit),
    MASTODON(json(Containers.of("ancestors", "descendants", "statuses"), new MastodonMapper()), Signs::isMastodon),
    BLUESKY(trees(Containers.of("posts", "feed"), new BlueskyMapper()), Signs::isBluesky),
    TIKTOK(json(Containers.of("data.comments", "data.videos"), new TikTokMapper()), Signs::isTikTok),
    GOOGLE_REVIEWS(
            json(Containers.of("reviews", "locationReviews"), new GoogleReviewsMapper()), Signs::isGoogleReviews),
    APP_REVIEWS(
            json(Containers.of("reviews", "data", "included", "feed.entry"), new AppReviewsMapper()),
            Signs::isAppReviews),
    /** RSS and Atom. */
    FEED(FeedRecordReader::new, Signs::isFeed),
    /** Tables with one row an answer. */
    SURVEY(RecordReader::survey, Signs::isSurvey);

    /** A page of X has five hundred tweets and as many authors; a tree has all replies in its first element. */
    private static final int PAGE_BYTES_MAX = 8 << 20;
    /** Reddit nests replies, five levels each. */
    private static final int DEPTH_MAX = 200;

    private final Opening opening;
    private final Predicate<Shape> sign;

    /** Makes a reader of a stream. */
    private interface Opening {
        RecordReader open(InputStream in, ReadLimits limits);
    }

    PlatformFormat(Opening opening, Predicate<Shape> sign) {
        this.opening = opening;
        this.sign = sign;
    }

    private static Opening json(Containers containers, RecordMapper mapper) {
        // Without lists the whole answer is one element.
        return opening(containers, mapper, containers.arrays().isEmpty());
    }

    /** Elements that hold those that answer them. */
    private static Opening trees(Containers containers, RecordMapper mapper) {
        return opening(containers, mapper, true);
    }

    private static Opening opening(Containers containers, RecordMapper mapper, boolean isOfMany) {
        return (in, limits) -> {
            int bytes = isOfMany ? Math.max(limits.recordBytesMax(), PAGE_BYTES_MAX) : limits.recordBytesMax();
            ReadLimits own = new ReadLimits(bytes, Math.max(limits.jsonDepthMax(), DEPTH_MAX));
            return RecordReader.mapped(in, own, containers, mapper);
        };
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
        return switch (this) {
            case FEED -> "application/xml";
            case SURVEY -> "text/csv";
            default -> "application/json";
        };
    }

    RecordReader open(InputStream in, ReadLimits limits) {
        return opening.open(in, limits);
    }

    /** Whether something of that shape is of this format and hardly of another. */
    boolean isSignedBy(Shape shape) {
        return sign.test(shape);
    }
}
