package org.listeningpost.sample;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Invents post number i of a seed, each independent of the others, so that a million stream as easily as ten and the
 * same seed gives the same posts. Immutable; safe for use by any number of threads.
 */
public final class SampleGenerator {
    private static final double[] HOURS = {
        2, 1, 1, 1, 1, 2, 4, 7, 9, 10, 10, 11, 12, 11, 10, 10, 11, 12, 13, 14, 14, 12, 8, 4
    };
    private static final double HOURS_TOTAL = Arrays.stream(HOURS).sum();
    private static final double[] WEEKDAYS = {1.0, 1.05, 1.0, 0.98, 0.95, 0.78, 0.8};
    private static final List<String> REGIONS = List.of(
            "US-ME", "US-ME", "US-ME", "US-NH", "US-MA", "US-VT", "US-NY", "US-FL", "US-TX", "US-CA", "US-AZ", "US-IL");

    private final long seed;
    private final long posts;
    private final Instant end;
    private final SampleText texts = new SampleText();
    private final SampleAuthors authors;

    /** @param end no post is younger; the oldest are 90 days older */
    public SampleGenerator(long seed, long posts, Instant end) {
        this.seed = seed;
        this.posts = posts;
        this.end = end;
        this.authors = new SampleAuthors(Math.max(50, Math.min(400_000, posts / 4)));
    }

    /** Story, platform and time of a post: what a reply must know of the post that it answers. */
    private record Frame(Story story, boolean spanish, String platform, Instant createdAt, RandomGenerator random) {}

    public SamplePost post(long index) {
        Frame frame = frame(index);
        return frame.story() == Story.REPLY && posts > 20
                ? reply(index, frame)
                : write(index, frame, null, frame.createdAt());
    }

    private SamplePost reply(long index, Frame frame) {
        for (int attempt = 0; attempt < 12; attempt++) {
            long parent = frame.random().nextLong(posts);
            Frame answered = frame(parent);
            boolean answerable = answered.story() != Story.REPLY
                    && answered.spanish() == frame.spanish()
                    && !answered.platform().equals("survey");
            if (answerable) {
                long minutes = (long) (-Math.log(1 - frame.random().nextDouble()) * 400) + 1;
                Instant at = answered.createdAt().plus(minutes, ChronoUnit.MINUTES);
                Frame joined = new Frame(Story.REPLY, frame.spanish(), answered.platform(), at, frame.random());
                return write(index, joined, id(parent), at.isAfter(end) ? end : at);
            }
        }
        return write(index, frame, null, frame.createdAt());
    }

    private Frame frame(long index) {
        SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + index);
        Story story = Story.pick(random);
        boolean spanish = story != Story.OTHER_LANGUAGES && random.nextInt(100) < 22;
        return new Frame(story, spanish, platform(story, random), time(story, random), random);
    }

    private SamplePost write(long index, Frame frame, @Nullable String parent, Instant at) {
        RandomGenerator random = frame.random();
        Story story = frame.story();
        List<Planted> planted = new ArrayList<>();
        SamplePost.SampleAuthor author = authors.pick(story, frame.platform(), random, planted);
        String text = texts.write(story, frame.spanish(), frame.platform(), random, planted);
        boolean review = story == Story.REVIEW;
        boolean placed = story == Story.OUTBREAK || random.nextInt(100) < 45;
        String region = story == Story.OUTBREAK ? "US-ME" : REGIONS.get(random.nextInt(REGIONS.size()));
        Integer rating = review ? texts.rating(text, random) : null;
        Instant edited = random.nextInt(100) < 3 ? at.plus(random.nextInt(90), ChronoUnit.MINUTES) : null;
        return new SamplePost(
                id(index),
                frame.platform(),
                kind(story, frame.platform(), parent, random),
                at,
                edited != null && edited.isAfter(end) ? null : edited,
                author,
                text,
                review || frame.platform().equals("forum") && random.nextBoolean()
                        ? texts.title(frame.spanish(), random)
                        : null,
                counts(author, story, random),
                rating,
                placed ? "US" : null,
                placed ? region : null,
                placed && random.nextInt(100) < 20 ? "04" + (100 + random.nextInt(800)) : null,
                parent,
                parent,
                planted);
    }

    private String id(long index) {
        return "sample-" + seed + "-" + index;
    }

    private Instant time(Story story, RandomGenerator random) {
        for (int attempt = 0; ; attempt++) {
            int day = story.day(random);
            Instant midnight = end.truncatedTo(ChronoUnit.DAYS).minus(Story.DAYS - 1L - day, ChronoUnit.DAYS);
            Instant at = midnight.plusSeconds(hour(random) * 3_600L + random.nextInt(3_600));
            int weekday = (int) Math.floorMod(midnight.getEpochSecond() / 86_400 + 3, 7L);
            boolean kept = random.nextDouble() < WEEKDAYS[weekday] / 1.05;
            if (!at.isAfter(end) && (kept || attempt > 4)) {
                return at;
            }
            if (attempt > 30) {
                return end.minusSeconds(random.nextInt(3_600));
            }
        }
    }

    private static int hour(RandomGenerator random) {
        double at = random.nextDouble() * HOURS_TOTAL;
        for (int hour = 0; hour < HOURS.length; hour++) {
            at -= HOURS[hour];
            if (at < 0) {
                return hour;
            }
        }
        return 12;
    }

    private static String platform(Story story, RandomGenerator random) {
        if (story == Story.REVIEW) {
            return "google_reviews";
        }
        if (story == Story.SURVEY) {
            return "survey";
        }
        int at = random.nextInt(100);
        if (story.isRumor()) {
            return at < 45 ? "facebook" : at < 70 ? "x" : at < 88 ? "tiktok" : "instagram";
        }
        if (at < 24) {
            return "x";
        }
        if (at < 48) {
            return "facebook";
        }
        if (at < 60) {
            return "reddit";
        }
        if (at < 71) {
            return "instagram";
        }
        if (at < 79) {
            return "bluesky";
        }
        if (at < 85) {
            return "mastodon";
        }
        return at < 90 ? "youtube" : at < 94 ? "tiktok" : at < 97 ? "forum" : "linkedin";
    }

    private static String kind(Story story, String platform, @Nullable String parent, RandomGenerator random) {
        if (story == Story.REVIEW) {
            return "review";
        }
        if (story == Story.SURVEY) {
            return "survey_answer";
        }
        if (parent != null) {
            return platform.equals("facebook") || platform.equals("youtube") || platform.equals("reddit")
                    ? "comment"
                    : "reply";
        }
        return story == Story.RUMOR_COPY && random.nextInt(3) == 0 ? "share" : "post";
    }

    /** Few posts get most of the attention. */
    private static SamplePost.Counts counts(SamplePost.SampleAuthor author, Story story, RandomGenerator random) {
        double reach = 0.4 + Math.log10(10 + author.followers());
        double likes = reach * (Math.pow(1 - random.nextDouble(), -1 / 1.15) - 1) * (story.isRumor() ? 3 : 1);
        double shares = likes * random.nextDouble() * (story.isRumor() ? 0.9 : 0.25);
        double comments = likes * random.nextDouble() * 0.35;
        double views = (likes + 1) * (12 + random.nextInt(60));
        return new SamplePost.Counts(capped(likes), capped(shares), capped(comments), capped(views));
    }

    private static long capped(double count) {
        return Math.min(40_000_000L, (long) count);
    }
}
