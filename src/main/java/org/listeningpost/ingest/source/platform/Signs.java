package org.listeningpost.ingest.source.platform;

/** By which names each format is told from all others. A sign is what its platform's documentation has and no other's. */
final class Signs {
    private Signs() {}

    static boolean isX(Shape shape) {
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

    static boolean isFacebook(Shape shape) {
        return shape.hasAll("data.created_time", "data.message")
                || shape.hasAll("data.created_time", "data.id")
                || shape.hasAny("data.recommendation_type")
                || FacebookMapper.POSTS.stream().anyMatch(list -> shape.hasAny(list + ".created_time"))
                || shape.hasAll("created_time", "message", "id", "from.id");
    }

    static boolean isInstagram(Shape shape) {
        return shape.hasAny("data.media_type", "media.data.media_type", "data.media_product_type")
                || shape.hasAll("data.timestamp", "data.text", "data.id")
                || shape.hasAll("media_type", "timestamp", "id");
    }

    static boolean isMeta(Shape shape) {
        return (shape.hasAny("object=page") || shape.hasAny("object=instagram")) && shape.hasAny("entry");
    }

    static boolean isLinkedIn(Shape shape) {
        return shape.hasAny("elements.commentary", "elements.lifecycleState", "elements.message.text")
                || shape.hasAny("elements.generatedActivity", "notifications.generatedActivity")
                || shape.hasAll("commentary", "lifecycleState")
                || shape.hasAll("actor", "object", "message.text", "created.time");
    }

    static boolean isYouTube(Shape shape) {
        return shape.hasValueStarting("kind=youtube#comment");
    }

    static boolean isReddit(Shape shape) {
        return shape.hasAll("kind=Listing", "data.children")
                || shape.hasAll("kind=t1", "data.body")
                || shape.hasAll("kind=t3", "data.selftext")
                || shape.hasAll("subreddit", "link_id", "body")
                || shape.hasAll("subreddit", "selftext");
    }

    static boolean isMastodon(Shape shape) {
        return shape.hasAll("account.acct", "content")
                || shape.hasAny("ancestors.account.acct", "descendants.account.acct", "statuses.account.acct")
                || shape.hasAll("event=update", "payload")
                || shape.hasAll("event=status.update", "payload")
                || shape.hasAll("event=delete", "payload");
    }

    static boolean isBluesky(Shape shape) {
        return shape.hasAll("did", "time_us", "kind")
                || shape.hasAll("posts.uri", "posts.record")
                || shape.hasAll("feed.post.uri", "feed.post.record")
                || shape.hasAll("thread.post.uri", "thread.post.record")
                || shape.hasAll("uri", "record.$type=app.bsky.feed.post");
    }

    static boolean isTikTok(Shape shape) {
        return shape.hasAny("data.comments.video_id", "data.comments.create_time", "data.videos.create_time");
    }

    static boolean isGoogleReviews(Shape shape) {
        return shape.hasAny("reviews.starRating", "locationReviews.review") || shape.hasAll("reviewId", "starRating");
    }

    static boolean isAppReviews(Shape shape) {
        return shape.hasAny("reviews.comments.userComment", "feed.entry.im:rating", "data.type=customerReviews")
                || shape.hasAll("reviewId", "comments.userComment");
    }

    static boolean isFeed(Shape shape) {
        return shape.hasAny("<rss", "<feed", "<RDF");
    }

    /** A table is a survey only where somebody says so: its headings are anybody's words. */
    static boolean isSurvey(Shape shape) {
        return shape.isEmpty() && shape.hasAny("never");
    }
}
