package org.listeningpost.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.listeningpost.narrative.match.StandingRules;
import org.listeningpost.query.ParseResult;
import org.listeningpost.query.Query;
import org.listeningpost.query.QueryLimits;
import org.listeningpost.query.QueryParser;

/**
 * Makes standing queries as monitors write them, out of the words of real or invented posts: phrases, NEAR, ORs, prefixes,
 * field filters, exclusions, now and then a wildcard or a fuzzy word. The same seed gives the same queries.
 */
final class TaggingQueries {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]{3,}");
    private static final List<String> FILTERS = List.of(
            "platform:(x OR reddit)", "platform:facebook", "lang:en", "lang:es", "likes:>10", "is:reply", "has:link");

    private final QueryParser parser = new QueryParser(QueryLimits.DEFAULT);
    private final List<List<String>> posts = new ArrayList<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private final Random random;

    TaggingQueries(List<JsonNode> documents, long seed) {
        this.random = new Random(seed);
        for (JsonNode document : documents) {
            List<String> words = WORD.matcher(document.path("text").asText())
                    .results()
                    .map(MatchResult::group)
                    .toList();
            if (words.size() > 3) {
                posts.add(words);
                words.stream().distinct().forEach(word -> counts.merge(word.toLowerCase(Locale.ROOT), 1, Integer::sum));
            }
        }
    }

    /** Different queries, all of which can stand. */
    List<Query> make(int count) {
        Set<String> texts = new LinkedHashSet<>();
        List<Query> queries = new ArrayList<>(count);
        while (queries.size() < count) {
            if (parser.parse(text()) instanceof ParseResult.Parsed parsed
                    && StandingRules.check(parsed.query(), "narrative").isEmpty()
                    && texts.add(parsed.interpreted())) {
                queries.add(parsed.query());
            }
        }
        return queries;
    }

    private String text() {
        int kind = random.nextInt(100);
        if (kind < 28) {
            return phrase() + " " + word();
        } else if (kind < 43) {
            return word() + " " + word() + " " + word();
        } else if (kind < 58) {
            return "(" + word() + " OR " + word() + ") NEAR/5 (" + word() + " OR " + phrase() + ")";
        } else if (kind < 70) {
            return "(" + phrase() + " OR " + phrase() + " OR " + phrase() + ") " + word();
        } else if (kind < 78) {
            return prefix() + " " + word() + " " + word();
        } else if (kind < 86) {
            return phrase() + " " + FILTERS.get(random.nextInt(FILTERS.size()));
        } else if (kind < 91) {
            return phrase() + " -" + word() + " -" + word();
        } else if (kind < 94) {
            return "#" + word() + " OR (" + word() + " " + phrase() + ")";
        } else if (kind < 96) {
            return "exact:" + phrase() + " OR " + phrase();
        } else if (kind < 97) {
            return word() + "~1 " + word();
        } else if (kind < 98) {
            String word = word();
            return word.substring(0, 2) + "?" + word.substring(3) + " " + word();
        }
        return phrase() + "~4 " + word();
    }

    private List<String> post() {
        return posts.get(random.nextInt(posts.size()));
    }

    /** Nobody watches the words that every post has, so the commonest are seldom asked for. */
    private String word() {
        String word;
        do {
            List<String> post = post();
            word = post.get(random.nextInt(post.size()));
        } while (isCommon(word) && random.nextInt(20) > 0);
        return word;
    }

    private boolean isCommon(String word) {
        return counts.getOrDefault(word.toLowerCase(Locale.ROOT), 0) * 200 > posts.size();
    }

    private String prefix() {
        String word = word();
        return word.substring(0, Math.min(word.length(), 3 + random.nextInt(3))) + "*";
    }

    private String phrase() {
        while (true) {
            List<String> post = post();
            int start = random.nextInt(post.size() - 1);
            if (!isCommon(post.get(start)) || !isCommon(post.get(start + 1)) || random.nextInt(20) == 0) {
                return "\"" + post.get(start) + " " + post.get(start + 1) + "\"";
            }
        }
    }
}
