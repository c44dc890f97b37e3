package org.listeningpost.ingest;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.listeningpost.config.Config;
import org.listeningpost.ingest.IngestOutcome.Accepted;
import org.listeningpost.ingest.IngestOutcome.Rejected;
import org.listeningpost.ingest.enrich.Fingerprint;
import org.listeningpost.ingest.enrich.LanguageIdentifier;
import org.listeningpost.ingest.enrich.QuestionKeys;
import org.listeningpost.ingest.enrich.sentiment.SentimentAnalyzer;
import org.listeningpost.ingest.normalize.DateRange;
import org.listeningpost.ingest.normalize.Defaults;
import org.listeningpost.ingest.normalize.Handles;
import org.listeningpost.ingest.normalize.MarkScanner;
import org.listeningpost.ingest.normalize.NormalRecord;
import org.listeningpost.ingest.normalize.Normalization;
import org.listeningpost.ingest.normalize.OrganizationRules;
import org.listeningpost.ingest.normalize.RecordNormalizer;
import org.listeningpost.ingest.pseudonym.Account;
import org.listeningpost.ingest.pseudonym.Pseudonyms;
import org.listeningpost.ingest.pseudonym.PseudonymsUnavailableException;
import org.listeningpost.ingest.redact.Redaction;
import org.listeningpost.ingest.redact.RedactionOutcome;
import org.listeningpost.ingest.redact.RedactionOutcome.Quarantined;
import org.listeningpost.ingest.redact.RedactionOutcome.Redacted;
import org.listeningpost.ingest.redact.Redactor;
import org.listeningpost.ingest.redact.names.AuthorNames;
import org.listeningpost.ingest.redact.text.AllowList;
import org.listeningpost.ingest.source.RawPost;
import org.listeningpost.post.Assignment;
import org.listeningpost.post.Author;
import org.listeningpost.post.AuthorKind;
import org.listeningpost.post.Body;
import org.listeningpost.post.Insight;
import org.listeningpost.post.Language;
import org.listeningpost.post.LocalHour;
import org.listeningpost.post.Marks;
import org.listeningpost.post.NarrativeTags;
import org.listeningpost.post.Platform;
import org.listeningpost.post.Post;
import org.listeningpost.post.PostId;
import org.listeningpost.post.SafeText;
import org.listeningpost.post.Sentiment;
import org.listeningpost.post.Timestamps;
import org.listeningpost.post.question.Questions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a safe post of a record, or says why not. Immutable; safe for use by any number of threads. */
public final class IngestPipeline {
    private static final Logger LOG = LoggerFactory.getLogger(IngestPipeline.class);
    /** What a source's given language is worth: it knows more than the words, but says nothing of its certainty. */
    private static final double GIVEN_LANGUAGE_CONFIDENCE = 1.0;

    private final RecordNormalizer normalizer;
    private final Redactor redactor;
    private final LanguageIdentifier languages;
    private final SentimentAnalyzer sentiments;
    private final Pseudonyms pseudonyms;
    private final ChronoUnit timeGrain;
    private final ZoneId zone;
    private final Handles handles;
    private final MarkScanner marks;
    private final OrganizationRules rules;
    private final Clock clock;
    private final UnaryOperator<Post> tagger;

    /** The redactor that goes with a configuration: what the organization says of itself stays readable. */
    public static Redactor redactorOf(Config config) {
        List<String> accounts = new ArrayList<>(config.privacy().allowedAccounts());
        accounts.addAll(config.organization().officialAccounts());
        return Redactor.standard(AllowList.bundled()
                .and(accounts, config.privacy().allowedDomains())
                .andPlaces(config.organization().names()));
    }

    /** A pipeline that tags nothing. */
    public IngestPipeline(
            Config config, Redactor redactor, LanguageIdentifier languages, Pseudonyms pseudonyms, Clock clock) {
        this(config, redactor, languages, pseudonyms, clock, UnaryOperator.identity());
    }

    /** @param tagger gives a safe post its topics and narratives */
    public IngestPipeline(
            Config config,
            Redactor redactor,
            LanguageIdentifier languages,
            Pseudonyms pseudonyms,
            Clock clock,
            UnaryOperator<Post> tagger) {
        this.normalizer = new RecordNormalizer(
                clock, config.ingest().horizonYears(), config.ingest().textCharactersMax());
        this.redactor = redactor;
        this.languages = languages;
        this.sentiments = SentimentAnalyzer.standard();
        this.pseudonyms = pseudonyms;
        this.zone = config.organization().zone();
        this.timeGrain = config.privacy().isStrict() ? ChronoUnit.DAYS : ChronoUnit.MILLIS;
        AllowList allowed = AllowList.bundled()
                .and(config.privacy().allowedAccounts(), config.privacy().allowedDomains());
        this.handles = new Handles(allowed, config.organization().officialAccounts());
        this.marks = new MarkScanner(allowed);
        this.rules = new OrganizationRules(config.organization());
        this.clock = clock;
        this.tagger = tagger;
    }

    public IngestOutcome process(RawPost raw) {
        return process(raw, Defaults.API);
    }

    /** How many records should be taken together with {@link #prepare} before the first of them is processed. */
    public int recordsTogether() {
        return pseudonyms.recordsTogether();
    }

    /**
     * Looks up the names of all accounts of these records in one go, where names are looked up.
     *
     * @throws org.listeningpost.ingest.pseudonym.PseudonymsUnavailableException when they cannot be looked up now
     */
    public void prepare(List<RawPost> raws, Defaults defaults) {
        Set<Account> accounts = new HashSet<>();
        for (RawPost raw : raws) {
            try {
                if (normalizer.normalize(raw, defaults) instanceof NormalRecord normal) {
                    collectAccounts(normal, accounts);
                }
            } catch (RuntimeException | StackOverflowError e) {
                // It will fail again where it is processed, and be told there.
                LOG.debug("record {} cannot be prepared", raw.position());
            }
        }
        pseudonyms.prepare(accounts);
    }

    private void collectAccounts(NormalRecord normal, Set<Account> accounts) {
        Account author = Account.ofAuthor(normal.platform(), normal.author());
        Account behind = Account.behindHandle(normal.platform(), normal.author());
        for (Account each : new @Nullable Account[] {author, behind}) {
            if (each != null) {
                accounts.add(each);
            }
        }
        for (String each : words(normal)) {
            MarkScanner.mentions(each, handle -> {
                String name = Handles.canonical(handle);
                if (!handles.isAllowed(name)) {
                    accounts.add(Account.ofHandle(normal.platform(), name));
                }
            });
        }
    }

    /** Throws only where names cannot be looked up now: a bug that one record hits costs that record. */
    public IngestOutcome process(RawPost raw, Defaults defaults) {
        try {
            return switch (normalizer.normalize(raw, defaults)) {
                case NormalRecord normal -> safe(raw.position(), normal, defaults);
                case Normalization.Faulty faulty ->
                    new Rejected(
                            raw.position(),
                            idOf(raw, defaults),
                            faulty.fault().field(),
                            faulty.fault().code(),
                            faulty.fault().reason());
            };
        } catch (PseudonymsUnavailableException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            // The message of an exception may quote the record, so only its type and place are logged.
            StackTraceElement[] trace = e.getStackTrace();
            LOG.error(
                    "record {} failed: {} at {}",
                    raw.position(),
                    e.getClass().getName(),
                    trace.length == 0 ? "?" : trace[0]);
            return new Rejected(raw.position(), null, "record", "internal", "the record could not be processed");
        }
    }

    Pseudonyms pseudonyms() {
        return pseudonyms;
    }

    DateRange dates() {
        return normalizer.dates();
    }

    @Nullable
    String idOf(RawPost raw, Defaults defaults) {
        Platform platform = defaults.platformOf(raw.platform());
        String nativeId = raw.nativeId() == null ? "" : raw.nativeId().strip();
        return platform == null || nativeId.isEmpty()
                ? null
                : pseudonyms.postIds().of(platform, nativeId).value();
    }

    /** Counts what is taken out over all texts of one record; holds the first refusal. */
    private final class Redacting {
        private final AuthorNames author;
        private final Map<String, Integer> counts = new TreeMap<>();
        private @Nullable Quarantined quarantined;
        private String quarantinedField = "";

        Redacting(AuthorNames author) {
            this.author = author;
        }

        @Nullable
        SafeText redact(String field, @Nullable String text) {
            if (text == null) {
                return null;
            }
            RedactionOutcome outcome = redactor.redact(text, author);
            return switch (outcome) {
                case Redacted redacted -> {
                    Redaction redaction = redacted.redaction();
                    if (!redaction.spans().isEmpty()) {
                        redaction.counts().forEach((type, count) -> counts.merge(type, count, Integer::sum));
                    }
                    yield redaction.text();
                }
                case Quarantined refusal -> {
                    if (quarantined == null) {
                        quarantined = refusal;
                        quarantinedField = field;
                    }
                    yield SafeText.EMPTY;
                }
            };
        }

        /** Adds the hashtags that a source lists apart from the text, unless the redactor would take something out. */
        void addHashtags(List<String> sent, MarkScanner.Found found) {
            for (String tag : sent) {
                String hashed = tag.startsWith("#") ? tag : "#" + tag;
                if (redactor.redact(hashed, author) instanceof Redacted redacted
                        && redacted.redaction().spans().isEmpty()) {
                    found.addHashtag(redacted.redaction().text().value().strip());
                }
            }
        }
    }

    private IngestOutcome safe(long position, NormalRecord normal, Defaults defaults) {
        Account author = Account.ofAuthor(normal.platform(), normal.author());
        Account behind = Account.behindHandle(normal.platform(), normal.author());
        PostId id = idOf(normal, author);
        Redacting redacting = new Redacting(
                new AuthorNames(normal.author().handle(), normal.author().displayName()));
        SafeText text = redacting.redact("text", normal.text());
        SafeText title = redacting.redact("title", normal.title());
        SafeText attachment = redacting.redact("attachment_text", normal.attachmentText());
        MarkScanner.Found found = new MarkScanner.Found();
        String safeText = text == null ? "" : text.value();
        marks.scan(safeText, found);
        if (title != null) {
            marks.scan(title.value(), found);
        }
        redacting.addHashtags(normal.hashtags(), found);
        Quarantined refusal = redacting.quarantined;
        if (refusal != null) {
            return new Rejected(position, id.value(), redacting.quarantinedField, refusal.code(), refusal.reason());
        }
        Accounts accounts = accounts(normal);
        Insight insight = insight(normal, safeText, title == null ? "" : title.value());
        return new Accepted(tagger.apply(new Post(
                id,
                normal.platform(),
                normal.kind(),
                times(normal),
                new Author(
                        author == null ? null : pseudonyms.of(author),
                        behind == null ? null : pseudonyms.of(behind),
                        pseudonyms.keyId(),
                        accounts.isOfficial ? AuthorKind.OFFICIAL : normal.authorKind(),
                        normal.author().followers(),
                        normal.author().verified()),
                new Body(text == null ? SafeText.EMPTY : text, title, attachment),
                new Marks(
                        List.copyOf(found.hashtags()),
                        List.copyOf(accounts.mentions),
                        List.copyOf(found.urls()),
                        List.copyOf(found.domains()),
                        List.copyOf(found.emoji())),
                insight,
                normal.engagement(),
                normal.rating(),
                normal.place(),
                assignment(normal, accounts, found),
                related(normal.platform(), normal.inReplyTo()),
                related(normal.platform(), normal.thread()),
                redacting.counts,
                defaults.source(),
                NarrativeTags.NONE)));
    }

    /** In strict mode only the day is kept of every moment, also in what the version is made of. */
    private Timestamps times(NormalRecord normal) {
        Instant editedAt = normal.editedAt();
        return new Timestamps(
                normal.createdAt().truncatedTo(timeGrain),
                editedAt == null ? null : editedAt.truncatedTo(timeGrain),
                clock.instant().truncatedTo(timeGrain),
                timeGrain == ChronoUnit.DAYS ? null : LocalHour.of(normal.createdAt(), zone));
    }

    private PostId idOf(NormalRecord normal, @Nullable Account author) {
        if (normal.nativeId() != null) {
            return pseudonyms.postIds().of(normal.platform(), normal.nativeId());
        }
        String words = String.join(
                "\0",
                normal.text() == null ? "" : normal.text(),
                normal.title() == null ? "" : normal.title(),
                normal.attachmentText() == null ? "" : normal.attachmentText());
        return pseudonyms
                .postIds()
                .withoutId(normal.platform(), author, normal.createdAt().toEpochMilli(), words);
    }

    private @Nullable PostId related(Platform platform, @Nullable String nativeId) {
        return nativeId == null ? null : pseudonyms.postIds().of(platform, nativeId);
    }

    /**
     * @param names canonical handles of author and mentions, for the organization's rules; never stored
     * @param mentions as they are stored
     */
    private record Accounts(Set<String> names, Set<String> mentions, boolean isOfficial) {
        @Override
        public String toString() {
            return "Accounts";
        }
    }

    private Accounts accounts(NormalRecord normal) {
        Set<String> names = new HashSet<>();
        Set<String> mentions = new LinkedHashSet<>();
        for (String each : words(normal)) {
            MarkScanner.mentions(each, handle -> {
                String name = Handles.canonical(handle);
                names.add(name);
                mentions.add(handles.isAllowed(name) ? name : pseudonyms.of(Account.ofHandle(normal.platform(), name)));
            });
        }
        String author = normal.author().handle();
        String authorName = author == null ? "" : Handles.canonical(author);
        names.add(authorName);
        return new Accounts(names, mentions, handles.isOfficial(authorName));
    }

    private static List<String> words(NormalRecord normal) {
        List<String> words = new ArrayList<>(3);
        for (String each : new @Nullable String[] {normal.text(), normal.title(), normal.attachmentText()}) {
            if (each != null) {
                words.add(each);
            }
        }
        return words;
    }

    private Insight insight(NormalRecord normal, String safeText, String safeTitle) {
        String given = normal.language();
        Language language =
                given == null ? languages.identify(safeText) : new Language(given, GIVEN_LANGUAGE_CONFIDENCE);
        boolean asks = Questions.areIn(safeText, safeTitle);
        // a review may be all title
        Sentiment sentiment = sentiments.answer(safeText.isBlank() ? safeTitle : safeText, language.tag());
        List<Long> keys = asks ? QuestionKeys.of(safeText, safeTitle) : List.of();
        return new Insight(language, sentiment, List.of(), asks, keys, Fingerprint.of(safeText));
    }

    private Assignment assignment(NormalRecord normal, Accounts accounts, MarkScanner.Found found) {
        return rules.assign(words(normal), found.hashtags(), accounts.names);
    }
}
