package org.listeningpost.ingest.normalize;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.listeningpost.ingest.source.KindWords;
import org.listeningpost.ingest.source.RawPost;
import org.listeningpost.ingest.source.RawPost.RawAuthor;
import org.listeningpost.ingest.source.RawPost.RawEngagement;
import org.listeningpost.post.Engagement;
import org.listeningpost.post.Kind;
import org.listeningpost.post.Platform;

/** Brings one record into our schema, or says which field stands in the way. Immutable. */
public final class RecordNormalizer {
    private static final int ID_CHARACTERS_MAX = 2_000;
    private static final int HASHTAGS_MAX = 100;
    private static final long COUNT_MAX = 1_000_000_000_000_000L;

    private final DateRange dates;
    private final int textCharactersMax;
    private final Places places = new Places();

    public RecordNormalizer(Clock clock, int horizonYears, int textCharactersMax) {
        this.dates = new DateRange(clock, horizonYears);
        this.textCharactersMax = textCharactersMax;
    }

    /** Ends a normalization from anywhere in it; never leaves this class, so it carries no stack trace. */
    private static final class FaultException extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Fault fault;

        FaultException(String field, String code, String reason) {
            this(new Fault(field, code, reason));
        }

        FaultException(Fault fault) {
            super(fault.reason(), null, false, false);
            this.fault = fault;
        }
    }

    /** A date as records may have it; null where it is none. */
    public static @Nullable Instant parseDate(String sent) {
        return Dates.parse(sent, null);
    }

    /** The dates that it takes. */
    public DateRange dates() {
        return dates;
    }

    public Normalization normalize(RawPost raw, Defaults defaults) {
        try {
            return normalized(raw, defaults);
        } catch (FaultException e) {
            return new Normalization.Faulty(e.fault);
        }
    }

    private NormalRecord normalized(RawPost raw, Defaults defaults) {
        Platform platform = platform(raw, defaults);
        Instant createdAt = createdAt(raw, defaults);
        String text = text("text", raw.text());
        String title = text("title", raw.title());
        String attachmentText = text("attachment_text", raw.attachmentText());
        Double rating = rating(raw, platform, defaults.customs());
        if (text == null && title == null && attachmentText == null && rating == null) {
            throw new FaultException("text", "missing", "the record has neither text nor title, attachment or rating");
        }
        String language = Names.language(raw.languageHint());
        return new NormalRecord(
                platform,
                kind(raw, platform, rating),
                id("id", raw.nativeId()),
                createdAt,
                editedAt(raw, createdAt, defaults.customs()),
                author(raw.author()),
                Names.authorKind(raw.author().kind()),
                text,
                title,
                attachmentText,
                hashtags(raw.hashtags()),
                language != null ? language : Names.language(defaults.language()),
                engagement(raw.engagement()),
                rating,
                places.of(raw.place()),
                id("in_reply_to", raw.inReplyTo()),
                id("thread", raw.thread()));
    }

    private static Platform platform(RawPost raw, Defaults defaults) {
        Platform platform = defaults.platformOf(raw.platform());
        if (platform == null) {
            throw new FaultException("platform", "unknown_value", "the platform is not a known one; use 'other'");
        }
        return platform;
    }

    private static Kind kind(RawPost raw, Platform platform, @Nullable Double rating) {
        String sent = raw.kind();
        if (sent != null && !sent.isBlank()) {
            Kind kind = KindWords.of(sent);
            if (kind == null) {
                throw new FaultException(
                        "kind", "unknown_value", "the kind is not a known one; leave it out or use 'post'");
            }
            return kind;
        }
        if (platform == Platform.SURVEY) {
            return Kind.SURVEY_ANSWER;
        }
        if (rating != null || platform == Platform.GOOGLE_REVIEWS) {
            return Kind.REVIEW;
        }
        return raw.inReplyTo() == null || raw.inReplyTo().isBlank() ? Kind.POST : Kind.REPLY;
    }

    private Instant createdAt(RawPost raw, Defaults defaults) {
        String sent = raw.createdAt();
        if (sent == null || sent.isBlank()) {
            Instant given = defaults.createdAt();
            if (given == null) {
                throw new FaultException("created_at", "missing", "the record has no creation date");
            }
            return inRange("created_at", given);
        }
        return inRange("created_at", date("created_at", sent, defaults.customs()));
    }

    /**
     * Sources whose two clocks differ report edits before the creation, and others write the beginning of time for "never"; such an
     * edit says nothing.
     */
    private @Nullable Instant editedAt(RawPost raw, Instant createdAt, Customs customs) {
        String sent = raw.editedAt();
        if (sent == null || sent.isBlank() || sent.strip().startsWith("0000-00-00")) {
            return null;
        }
        Instant editedAt = date("edited_at", sent, customs);
        return editedAt.isAfter(createdAt) ? inRange("edited_at", editedAt) : null;
    }

    private static Instant date(String field, String sent, Customs customs) {
        Instant date = Dates.parse(sent, customs.dateOrder());
        if (date != null) {
            return date;
        }
        boolean isInSomeOrder = Dates.parse(sent, DateOrder.DMY) != null || Dates.parse(sent, DateOrder.MDY) != null;
        if (isInSomeOrder && customs.dateOrder() != null) {
            throw new FaultException(field, "bad_date", "not a date that exists when read by the date_order given");
        }
        if (isInSomeOrder) {
            throw new FaultException(
                    field, "unclear_date", "which number is the day, and which the month? Say date_order, dmy or mdy");
        }
        throw new FaultException(
                field,
                "bad_date",
                "not a date that exists; ISO 8601, RFC 2822, months by name and seconds since 1970 are read");
    }

    private Instant inRange(String field, Instant date) {
        Fault fault = dates.faultOf(field, date);
        if (fault != null) {
            throw new FaultException(fault);
        }
        return date;
    }

    private @Nullable String text(String field, @Nullable String sent) {
        String text = TextMender.mend(sent);
        if (text != null && text.length() > textCharactersMax) {
            throw new FaultException(field, "too_long", "the text has more than " + textCharactersMax + " characters");
        }
        return text;
    }

    private static @Nullable String id(String field, @Nullable String sent) {
        String id = mendedId(sent);
        if (id != null && id.length() > ID_CHARACTERS_MAX) {
            throw new FaultException(field, "too_long", "an id has at most " + ID_CHARACTERS_MAX + " characters");
        }
        return id;
    }

    private static @Nullable String mendedId(@Nullable String sent) {
        String id = sent == null ? null : sent.replace("\0", "").strip();
        return id == null || id.isEmpty() ? null : id;
    }

    /** What no NUL parts into two. */
    private static @Nullable String word(@Nullable String sent) {
        return TextMender.mend(sent == null ? null : sent.replace("\0", ""));
    }

    private static RawAuthor author(RawAuthor raw) {
        Long followers = raw.followers();
        if (followers != null && (followers < 0 || followers > COUNT_MAX)) {
            throw new FaultException(
                    "author.followers", "out_of_range", "a count is not negative and at most " + COUNT_MAX);
        }
        // Refused where it is too long.
        id("author.id", raw.id());
        return mended(raw);
    }

    /** An author as it is known by a post, also for a record that is refused: the account has one pseudonym in both. */
    public static RawAuthor mended(RawAuthor raw) {
        return new RawAuthor(
                mendedId(raw.id()),
                word(raw.handle()),
                TextMender.mend(raw.displayName()),
                word(raw.profileUrl()),
                raw.kind(),
                raw.followers(),
                raw.verified());
    }

    private static List<String> hashtags(List<String> sent) {
        if (sent.isEmpty()) {
            return List.of();
        }
        List<String> hashtags = new ArrayList<>(Math.min(sent.size(), HASHTAGS_MAX));
        for (String each : sent) {
            String mended = word(each);
            if (mended != null
                    && mended.length() <= MarkScanner.HASHTAG_CHARACTERS_MAX
                    && hashtags.size() < HASHTAGS_MAX) {
                hashtags.add(mended);
            }
        }
        return hashtags;
    }

    private static Engagement engagement(RawEngagement raw) {
        return new Engagement(
                count("engagement.likes", raw.likes()),
                count("engagement.shares", raw.shares()),
                count("engagement.comments", raw.comments()),
                count("engagement.views", raw.views()));
    }

    private static long count(String field, @Nullable Long sent) {
        if (sent == null) {
            return 0;
        }
        if (sent < 0 || sent > COUNT_MAX) {
            throw new FaultException(field, "out_of_range", "a count is not negative and at most " + COUNT_MAX);
        }
        return sent;
    }

    private static @Nullable Double rating(RawPost raw, Platform platform, Customs customs) {
        Double sent = raw.rating();
        if (sent == null) {
            return null;
        }
        Double max = raw.ratingMax() != null ? raw.ratingMax() : customs.ratingMax();
        // Google exports stars without saying out of how many.
        double scale = max != null ? max : platform == Platform.GOOGLE_REVIEWS && sent >= 1 ? 5 : 1;
        if (!(scale > 0 && scale <= COUNT_MAX)) {
            throw new FaultException(
                    "rating_max", "out_of_range", "the scale of a rating is above 0 and at most " + COUNT_MAX);
        }
        double rating = sent / scale;
        if (!(rating >= 0 && rating <= 1)) {
            throw new FaultException(
                    "rating",
                    "out_of_range",
                    "the rating lies outside 0 to rating_max, which is 1 unless it is given with the rating or for all");
        }
        return rating;
    }
}
