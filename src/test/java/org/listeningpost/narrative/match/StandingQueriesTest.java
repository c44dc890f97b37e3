package org.listeningpost.narrative.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.listeningpost.narrative.analysis.AwkwardTexts;
import org.listeningpost.narrative.analysis.LocalAnalyzers;
import org.listeningpost.narrative.analysis.LocalToken;
import org.listeningpost.query.ParseResult;
import org.listeningpost.query.Query;
import org.listeningpost.query.QueryLimits;
import org.listeningpost.query.QueryParser;
import org.listeningpost.query.Span;

final class StandingQueriesTest {
    private final LocalAnalyzers analyzers = LocalAnalyzers.bundled();
    private final StandingSet sets = new StandingSet(analyzers);
    private final QueryParser parser = new QueryParser(QueryLimits.DEFAULT);

    @Test
    void a_folded_word_and_its_stems_are_what_the_whole_chain_puts_at_one_place() {
        for (String text : AwkwardTexts.all(200)) {
            Map<Integer, Set<String>> whole = new TreeMap<>();
            analyzers.tokens("lp_text", text).forEach(token -> at(whole, token).add(token.text()));
            Map<Integer, Set<String>> stemmed = new TreeMap<>();
            analyzers
                    .tokens("lp_folded", text)
                    .forEach(token -> at(stemmed, token).addAll(analyzers.stems(token.text())));
            assertEquals(whole, stemmed, text);
        }
    }

    private static Set<String> at(Map<Integer, Set<String>> places, LocalToken token) {
        return places.computeIfAbsent(token.position(), place -> new TreeSet<>());
    }

    @Test
    void a_changed_set_keeps_what_did_not_change_and_forgets_what_is_gone() {
        assertEquals(List.of("a"), match("vaccines for all", "flu", "vaccine"));
        StandingQueries next = sets.of(List.of(member("b", "vaccine -flu"), member("c", "fluu~1")));
        assertEquals(List.of("b"), next.match(new StoredSubject(LawPosts.post("1", "vaccines for all"))));
        assertEquals(List.of("c"), next.match(new StoredSubject(LawPosts.post("2", "flu vaccines"))));
        assertEquals(List.of(), sets.of(List.of()).match(new StoredSubject(LawPosts.post("3", "flu"))));
    }

    /** The parser refuses such a query; one that was stored before, or that it overlooks, must not stop the others. */
    @Test
    void a_query_that_cannot_be_compiled_takes_its_tags_from_no_other() {
        StandingSet.Member tooMuch =
                new StandingSet.Member("a", new Query.Wildcard("f*ck" + "?".repeat(30), Span.NONE));
        for (int round = 0; round < 2; round++) {
            StandingQueries set = sets.of(List.of(tooMuch, member("b", "vac*na?"), member("c", "flu")));
            assertEquals(Set.of("a"), set.failed());
            assertEquals(2, set.size());
            assertEquals(List.of("b", "c"), set.match(new StoredSubject(LawPosts.post("1", "vacunas flu"))));
        }
        StandingQueries mended = sets.of(List.of(member("a", "f*ck??"), member("b", "vac*na?")));
        assertEquals(Set.of(), mended.failed());
        assertEquals(List.of("a"), mended.match(new StoredSubject(LawPosts.post("2", "firecrackers fuckit"))));
    }

    @Test
    void sets_that_share_a_reading_find_what_each_finds_alone() {
        StandingQueries first = sets.of(List.of(
                member("a", "vaccine OR vacuna*"), member("b", "\"flu shot\" OR a NEAR/3 b"), member("c", "vac?ine")));
        StandingQueries second = new StandingSet(analyzers)
                .of(List.of(
                        member("d", "vaccines NEAR/5 flu"),
                        member("e", "exact:\"COVID\" OR fluu~1"),
                        member("f", "-a")));
        PostWords reused = new PostWords();
        for (String text : AwkwardTexts.all(300)) {
            StoredSubject post = new StoredSubject(LawPosts.post("1", text));
            PostWords words = new PostWords();
            assertEquals(first.match(post), first.match(post, words), text);
            assertEquals(second.match(post), second.match(post, words), text);
            // What was read of another post is of no use for this one.
            assertEquals(second.match(post), second.match(post, reused), text);
        }
    }

    @Test
    void what_needs_no_word_is_looked_at_for_every_post() {
        StandingQueries set =
                sets.of(List.of(member("a", "NOT flu"), member("b", "flu OR likes:>3"), member("c", "flu")));
        assertEquals(2, set.unanchored());
        assertEquals(List.of("a"), set.match(new StoredSubject(LawPosts.post("1", "nothing of it"))));
    }

    @Test
    void many_threads_share_a_set() throws InterruptedException {
        StandingQueries set = sets.of(List.of(member("a", "flu NEAR/2 shot"), member("b", "\"flu shot\"")));
        List<Thread> threads = new ArrayList<>();
        List<String> wrong = java.util.Collections.synchronizedList(new ArrayList<>());
        for (int i = 0; i < 4; i++) {
            boolean isPhrase = i % 2 == 0;
            Thread thread = new Thread(() -> {
                for (int n = 0; n < 2_000; n++) {
                    String text = isPhrase ? "my flu shot" : "flu, no shot";
                    List<String> found = set.match(new StoredSubject(LawPosts.post("1", text)));
                    if (!found.equals(isPhrase ? List.of("a", "b") : List.of("a"))) {
                        wrong.add(text + found);
                    }
                }
            });
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void an_explanation_names_part_field_and_offsets() {
        Explanation why = new Explainer(analyzers)
                .explain(
                        query("(\"flu shots\" OR measles) platform:x -cancer likes:<5"),
                        new StoredSubject(LawPosts.post("1", "No. Flu shot today")
                                .<com.fasterxml.jackson.databind.node.ObjectNode>set(
                                        "engagement",
                                        com.fasterxml.jackson.databind.node.JsonNodeFactory.instance
                                                .objectNode()
                                                .put("likes", 2))));
        assertTrue(why.matches());
        assertEquals(3, why.parts().size());
        Explanation.Part phrase = why.parts().stream()
                .filter(part -> !part.words().isEmpty())
                .findFirst()
                .orElseThrow();
        assertEquals("\"flu shots\"", phrase.part());
        assertEquals(1, phrase.position());
        assertEquals(
                List.of(new Explanation.Words("text", 4, 7, "Flu"), new Explanation.Words("text", 8, 12, "shot")),
                phrase.words());
        assertFalse(new Explainer(analyzers)
                .explain(query("cancer"), new StoredSubject(LawPosts.post("1", "flu")))
                .matches());
    }

    private List<String> match(String text, String... queries) {
        List<StandingSet.Member> members = new ArrayList<>();
        for (int i = queries.length - 1; i >= 0; i--) {
            members.add(member(String.valueOf((char) ('a' + queries.length - 1 - i)), queries[i]));
        }
        return sets.of(members).match(new StoredSubject(LawPosts.post("1", text)));
    }

    private StandingSet.Member member(String id, String text) {
        return new StandingSet.Member(id, query(text));
    }

    private Query query(String text) {
        return switch (parser.parse(text)) {
            case ParseResult.Parsed parsed -> parsed.query();
            case ParseResult.Failed failed ->
                throw new AssertionError(failed.errors().toString());
        };
    }
}
