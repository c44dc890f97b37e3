package org.listeningpost.query;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.listeningpost.query.Query.Bound;

/** Makes queries that an analyst could have typed, from a seed and a vocabulary. */
public final class QueryGenerator {
    private final Random random;
    private final List<String> words;

    public QueryGenerator(long seed, List<String> words) {
        this.random = new Random(seed);
        this.words = List.copyOf(words);
    }

    /** A query of at most that many levels. */
    public Query query(int depth) {
        int choice = depth <= 1 ? 9 : random.nextInt(10);
        return switch (choice) {
            case 0, 1, 2 -> Query.and(some(() -> query(depth - 1)));
            case 3, 4 -> Query.or(some(() -> query(depth - 1)));
            case 5 -> new Query.Not(query(depth - 1));
            case 6 -> near();
            default -> leaf();
        };
    }

    private Query near() {
        return new Query.Near(sides(), sides(), random.nextInt(6), random.nextBoolean());
    }

    private List<Query.Term> sides() {
        List<Query.Term> terms = new ArrayList<>();
        for (int i = random.nextInt(2); i >= 0; i--) {
            terms.add(
                    random.nextInt(3) == 0
                            ? new Query.Phrase(word() + " " + word(), 0, Span.NONE)
                            : new Query.Word(word(), Span.NONE));
        }
        return terms;
    }

    private Query leaf() {
        return switch (random.nextInt(18)) {
            case 0, 1, 2, 3 -> new Query.Word(word(), Span.NONE);
            case 4, 5 ->
                new Query.Phrase(word() + " " + word(), random.nextInt(3) == 0 ? random.nextInt(5) : 0, Span.NONE);
            case 6 -> new Query.Exact(random.nextBoolean() ? word() : word() + " " + word(), Span.NONE);
            case 7 -> new Query.Prefix(stem(), Span.NONE);
            case 8 -> wildcard();
            case 9 -> new Query.Fuzzy(stem(), 1 + random.nextInt(2), Span.NONE);
            case 10 -> new Query.Hashtag(pick(List.of("flushot", "vacuna", "covid19", "health")), Span.NONE);
            case 11 -> new Query.Account(pick(List.of("CDCgov", "who", "aB_9-x")), Span.NONE);
            case 12 -> new Query.Emoji(pick(List.of("😷", "💉", "👍", "🇪🇸")), Span.NONE);
            case 13 -> keyword();
            case 14 -> numbers();
            case 15 -> dates();
            case 16 -> new Query.Has(pick(List.of(Trait.values())), Span.NONE);
            default -> random.nextInt(4) == 0 ? new Query.Everything(Span.NONE) : new Query.Word(word(), Span.NONE);
        };
    }

    private Query wildcard() {
        String stem = stem();
        int hole = 1 + random.nextInt(stem.length() - 2);
        return new Query.Wildcard(
                stem.substring(0, hole) + pick(List.of("?", "*")) + stem.substring(hole + 1), Span.NONE);
    }

    private Query keyword() {
        return pick(List.of(
                new Query.Keyword(KeywordField.PLATFORM, List.of("reddit", "x"), Span.NONE),
                new Query.Keyword(KeywordField.PLATFORM, List.of("youtube"), Span.NONE),
                new Query.Keyword(KeywordField.KIND, List.of("review"), Span.NONE),
                new Query.Keyword(KeywordField.LANG, List.of("es"), Span.NONE),
                new Query.Keyword(KeywordField.SENTIMENT, List.of("negative", "neutral"), Span.NONE),
                new Query.Keyword(KeywordField.TOPIC, List.of("vaccines", "access_to_care"), Span.NONE),
                new Query.Keyword(KeywordField.FACILITY, List.of("St. Mary's \"East\""), Span.NONE),
                new Query.Keyword(KeywordField.CAMPAIGN, List.of("OR", "a\\b"), Span.NONE),
                new Query.Keyword(KeywordField.AUTHOR, List.of("-aB_9"), Span.NONE),
                new Query.Keyword(KeywordField.DOMAIN, List.of("cdc.gov"), Span.NONE),
                new Query.Keyword(KeywordField.COUNTRY, List.of("US"), Span.NONE),
                new Query.Keyword(KeywordField.REGION, List.of("US-CA", "US-NY"), Span.NONE)));
    }

    private Query numbers() {
        boolean isRating = random.nextInt(4) == 0;
        NumberField field = isRating ? NumberField.RATING : NumberField.values()[random.nextInt(6)];
        int first = random.nextInt(isRating ? 5 : 50);
        BigDecimal low = new BigDecimal(first).movePointLeft(isRating ? 1 : 0).stripTrailingZeros();
        BigDecimal high =
                new BigDecimal(first + 5).movePointLeft(isRating ? 1 : 0).stripTrailingZeros();
        Bound<BigDecimal> bound = new Bound<>(low, random.nextBoolean());
        return switch (random.nextInt(4)) {
            case 0 -> new Query.NumberRange(field, bound, null, Span.NONE);
            case 1 -> new Query.NumberRange(field, null, bound, Span.NONE);
            case 2 -> new Query.NumberRange(field, new Bound<>(low, true), new Bound<>(low, true), Span.NONE);
            default -> new Query.NumberRange(field, new Bound<>(low, true), new Bound<>(high, true), Span.NONE);
        };
    }

    private Query dates() {
        DateField field = pick(List.of(DateField.values()));
        TimePoint day = new TimePoint.Period(
                "2026-01-31", Instant.parse("2026-01-31T00:00:00Z"), Instant.parse("2026-02-01T00:00:00Z"));
        TimePoint month = new TimePoint.Period(
                "2026-02", Instant.parse("2026-02-01T00:00:00Z"), Instant.parse("2026-03-01T00:00:00Z"));
        TimePoint relative = new TimePoint.Relative(1 + random.nextInt(90), pick(List.of(TimePoint.Unit.values())));
        return switch (random.nextInt(4)) {
            case 0 -> new Query.DateRange(field, new Bound<>(relative, random.nextBoolean()), null, Span.NONE);
            case 1 -> new Query.DateRange(field, null, new Bound<>(month, random.nextBoolean()), Span.NONE);
            case 2 -> new Query.DateRange(field, new Bound<>(day, true), new Bound<>(day, true), Span.NONE);
            default -> new Query.DateRange(field, new Bound<>(day, true), new Bound<>(month, true), Span.NONE);
        };
    }

    private <T> List<T> some(Supplier<T> maker) {
        List<T> made = new ArrayList<>();
        for (int i = 0; i < 2 + random.nextInt(2); i++) {
            made.add(maker.get());
        }
        return made;
    }

    private String word() {
        return pick(words);
    }

    /** A word of plain letters, long enough for a pattern. */
    private String stem() {
        List<String> plain =
                words.stream().filter(word -> word.matches("[A-Za-z]{4,}")).toList();
        String word = pick(plain);
        return word.substring(0, 4 + random.nextInt(word.length() - 3));
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
