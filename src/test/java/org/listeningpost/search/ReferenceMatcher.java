package org.listeningpost.search;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.listeningpost.query.DateField;
import org.listeningpost.query.Query;
import org.listeningpost.query.Query.Bound;
import org.listeningpost.query.TimePoint;
import org.listeningpost.query.Trait;

/** What a query means, said a second time: over lists of words, without an engine. */
final class ReferenceMatcher {
    private final Instant now;

    ReferenceMatcher(Instant now) {
        this.now = now;
    }

    Set<String> matches(Query query, List<ReferencePost> posts) {
        Set<String> ids = new TreeSet<>();
        posts.stream().filter(post -> matches(query, post)).forEach(post -> ids.add(post.id()));
        return ids;
    }

    private boolean matches(Query query, ReferencePost post) {
        return switch (query) {
            case Query.And and -> and.clauses().stream().allMatch(clause -> matches(clause, post));
            case Query.Or or -> or.clauses().stream().anyMatch(clause -> matches(clause, post));
            case Query.Not not -> !matches(not.clause(), post);
            case Query.Near near -> anyText(post, words -> near(near, Vocabulary.families(words)));
            case Query.Everything all -> true;
            case Query.Word word ->
                anyText(post, words -> places(word.text(), Vocabulary.families(words)).length > 0)
                        || hasTagNamed(word.text(), post);
            case Query.Phrase phrase -> anyText(post, words -> phrase(phrase, Vocabulary.families(words)));
            case Query.Exact exact ->
                anyText(
                        post,
                        words -> Collections.indexOfSubList(
                                        Vocabulary.exact(words), Vocabulary.exact(surfaces(exact.text())))
                                >= 0);
            case Query.Prefix prefix -> anyFolded(post, word -> word.startsWith(lower(prefix.text())));
            case Query.Wildcard wildcard -> {
                String pattern = lower(wildcard.pattern()).replace("*", ".*").replace("?", ".");
                yield anyFolded(post, word -> word.matches(pattern));
            }
            case Query.Fuzzy fuzzy -> anyFolded(post, word -> edits(lower(fuzzy.text()), word) <= fuzzy.edits());
            case Query.Hashtag hashtag -> has(post, "hashtags", hashtag.tag());
            case Query.Account account ->
                has(post, "mentions", account.name())
                        || has(post, "mentions", account.name().toLowerCase(Locale.ROOT));
            case Query.Emoji emoji -> has(post, "emoji", emoji.emoji());
            case Query.Keyword keyword ->
                keyword.values().stream()
                        .anyMatch(value -> has(post, keyword.field().indexField(), value));
            case Query.NumberRange range -> {
                Double value = post.numbers().get(range.field().indexField());
                yield value != null && isWithin(BigDecimal.valueOf(value), range.low(), range.high());
            }
            case Query.DateRange range ->
                isWithin(range.field() == DateField.CREATED ? post.createdAt() : post.editedAt(), range);
            case Query.Has has -> has(post, has.trait());
        };
    }

    private static boolean anyText(ReferencePost post, Predicate<List<String>> holds) {
        return post.texts().values().stream().anyMatch(holds);
    }

    private static boolean anyFolded(ReferencePost post, Predicate<String> holds) {
        return anyText(post, words -> Vocabulary.folded(words).stream().anyMatch(holds));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static List<String> surfaces(String text) {
        return Arrays.asList(text.split(" "));
    }

    private static boolean hasTagNamed(String surface, ReferencePost post) {
        List<String> folded = Vocabulary.folded(List.of(surface));
        return folded.size() == 1 && has(post, "hashtags", folded.getFirst());
    }

    /** Where the words of a text begin, one next to the other. */
    private static int[] places(String text, List<String> families) {
        List<String> wanted = Vocabulary.families(surfaces(text));
        return java.util.stream.IntStream.rangeClosed(0, families.size() - wanted.size())
                .filter(at -> families.subList(at, at + wanted.size()).equals(wanted))
                .toArray();
    }

    /** Some choice of different places, one for each word, where none is moved by more than the slop. */
    private static boolean phrase(Query.Phrase phrase, List<String> families) {
        if (phrase.slop() == 0) {
            return places(phrase.text(), families).length > 0;
        }
        return moved(Vocabulary.families(surfaces(phrase.text())), families, new ArrayList<>(), phrase.slop());
    }

    private static boolean moved(List<String> wanted, List<String> families, List<Integer> chosen, int slop) {
        if (chosen.size() == wanted.size()) {
            List<Integer> moves = new ArrayList<>();
            for (int i = 0; i < chosen.size(); i++) {
                moves.add(chosen.get(i) - i);
            }
            return Collections.max(moves) - Collections.min(moves) <= slop;
        }
        for (int at = 0; at < families.size(); at++) {
            if (families.get(at).equals(wanted.get(chosen.size())) && !chosen.contains(at)) {
                chosen.add(at);
                if (moved(wanted, families, chosen, slop)) {
                    return true;
                }
                chosen.removeLast();
            }
        }
        return false;
    }

    private static boolean near(Query.Near near, List<String> families) {
        return inOrder(near.left(), near.right(), near.distance(), families)
                || (!near.ordered() && inOrder(near.right(), near.left(), near.distance(), families));
    }

    private static boolean inOrder(
            List<Query.Term> first, List<Query.Term> second, int distance, List<String> families) {
        for (Query.Term before : first) {
            int length = Vocabulary.families(surfaces(before.text())).size();
            for (int start : places(before.text(), families)) {
                for (Query.Term behind : second) {
                    for (int at : places(behind.text(), families)) {
                        int between = at - (start + length);
                        if (between >= 0 && between <= distance) {
                            return true;
                        }
                    }
                }
            }
        }
        return false;
    }

    private static boolean has(ReferencePost post, String field, String value) {
        return post.keywords().getOrDefault(field, List.of()).contains(value);
    }

    private static boolean has(ReferencePost post, Trait trait) {
        return switch (trait) {
            case HAS_LINK ->
                post.keywords().containsKey("urls")
                        || post.keywords().containsKey("domains")
                        || post.numbers().containsKey("redactions.URL");
            case HAS_QUESTION, IS_QUESTION -> post.isQuestion();
            case HAS_ATTACHMENT -> post.texts().containsKey("attachment_text");
            case HAS_TITLE -> post.texts().containsKey("title");
            case HAS_HASHTAG -> post.keywords().containsKey("hashtags");
            case HAS_MENTION -> post.keywords().containsKey("mentions");
            case HAS_EMOJI -> post.keywords().containsKey("emoji");
            case HAS_RATING -> post.numbers().containsKey("rating");
            case IS_EDITED -> post.editedAt() != null;
            case IS_VERIFIED -> post.isVerified();
            case IS_PERSON, IS_ORGANISATION, IS_MEDIA, IS_OFFICIAL -> has(post, "author.kind", trait.value());
            case IS_POST, IS_COMMENT, IS_REPLY, IS_SHARE, IS_REVIEW, IS_SURVEY_ANSWER, IS_MESSAGE ->
                has(post, "kind", trait.value());
        };
    }

    private static <T extends Comparable<T>> boolean isWithin(
            T value, @Nullable Bound<T> low, @Nullable Bound<T> high) {
        boolean isAbove = low == null || value.compareTo(low.value()) > (low.inclusive() ? -1 : 0);
        boolean isBelow = high == null || value.compareTo(high.value()) < (high.inclusive() ? 1 : 0);
        return isAbove && isBelow;
    }

    private boolean isWithin(@Nullable Instant value, Query.DateRange range) {
        if (value == null) {
            return false;
        }
        boolean isAbove = range.low() == null
                || (range.low().inclusive()
                        ? !value.isBefore(start(range.low().value()))
                        : value.isAfter(lastOf(range.low().value())));
        boolean isBelow = range.high() == null
                || (range.high().inclusive()
                        ? !value.isAfter(lastOf(range.high().value()))
                        : value.isBefore(start(range.high().value())));
        return isAbove && isBelow;
    }

    private Instant start(TimePoint point) {
        return switch (point) {
            case TimePoint.Period period -> period.start();
            case TimePoint.Relative relative -> ago(relative);
        };
    }

    private Instant lastOf(TimePoint point) {
        return switch (point) {
            case TimePoint.Period period -> period.end().minusMillis(1);
            case TimePoint.Relative relative -> ago(relative);
        };
    }

    private Instant ago(TimePoint.Relative relative) {
        var utc = now.atOffset(ZoneOffset.UTC);
        int amount = relative.amount();
        OffsetDateTime then =
                switch (relative.unit()) {
                    case HOURS -> utc.minusHours(amount);
                    case DAYS -> utc.minusDays(amount);
                    case WEEKS -> utc.minusWeeks(amount);
                    case MONTHS -> utc.minusMonths(amount);
                    case YEARS -> utc.minusYears(amount);
                };
        return then.toInstant();
    }

    /** Insertions, deletions, changes, and swaps of neighbors. */
    private static int edits(String a, String b) {
        int[][] least = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    least[i][j] = Math.max(i, j);
                    continue;
                }
                int change = least[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                least[i][j] = Math.min(change, 1 + Math.min(least[i - 1][j], least[i][j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    least[i][j] = Math.min(least[i][j], 1 + least[i - 2][j - 2]);
                }
            }
        }
        return least[a.length()][b.length()];
    }
}
