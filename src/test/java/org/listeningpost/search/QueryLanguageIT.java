package org.listeningpost.search;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.elastic.clients.elasticsearch._types.Refresh;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticClients;
import org.listeningpost.elastic.SchemaBootstrap;
import org.listeningpost.query.ParseResult.Failed;
import org.listeningpost.query.ParseResult.Parsed;
import org.listeningpost.query.Query;
import org.listeningpost.query.QueryGenerator;
import org.listeningpost.query.QueryLimits;
import org.listeningpost.query.QueryParser;
import org.listeningpost.testing.ElasticExtension;

/** Every operator finds in the real engine what a second, independent reading of the language finds in a list. */
@ExtendWith(ElasticExtension.class)
final class QueryLanguageIT {
    private static final Instant NOW = Instant.parse("2026-03-15T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final int GENERATED = 400;
    private static final List<ReferencePost> POSTS = ReferencePost.many(11, 500);

    private final QueryParser parser = new QueryParser(QueryLimits.DEFAULT);
    private final ElasticQueries compiler = new ElasticQueries(CLOCK);
    private final ReferenceMatcher reference = new ReferenceMatcher(NOW);
    private final ElasticClients clients;
    private final IndexNames names;

    QueryLanguageIT(ElasticClients clients, IndexNames names) {
        this.clients = clients;
        this.names = names;
    }

    @BeforeAll
    static void index_the_posts(ElasticClients clients, IndexNames names) throws IOException {
        new SchemaBootstrap(clients.requests(), names, CLOCK, 0).apply();
        BulkResponse written = clients.typed().bulk(bulk -> {
            for (ReferencePost post : POSTS) {
                bulk.operations(operation -> operation.index(index -> index.index(names.postsOf(post.createdAt()))
                        .id(post.id())
                        .document(post.document())));
            }
            return bulk.refresh(Refresh.True);
        });
        assertFalse(written.errors(), () -> written.items().getFirst().toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "flu",
                "vaccine",
                "vacunas",
                "niños",
                "covid-19",
                "doctor's",
                "flu shot",
                "flu AND shot",
                "flu OR shot",
                "flu -shot",
                "NOT flu",
                "-(flu OR shot)",
                "(flu shot) OR (clinic fever)",
                "flu OR shot clinic",
                "\"flu shot\"",
                "\"flu shots\"",
                "\"covid-19 the\"",
                "\"flu shot\"~4",
                "\"shot flu\"~2",
                "flu NEAR/0 shot",
                "flu NEAR/2 shot",
                "flu NEAR/2f shot",
                "vaccine NEAR/3 Vaccines",
                "(flu OR \"long Covid\") NEAR/3 (clinic OR fever)",
                "\"flu shot\" NEAR/5 (clinic OR \"the clinic\")",
                "(flu OR \"flu shot\") NEAR/1 (clinic OR \"clinic fever\")",
                "covid-19 NEAR/4 vaccine",
                "flu -(flu NEAR/2 shot)",
                "vacc*",
                "vac*",
                "v@cc*",
                "v?ccine",
                "vac*na",
                "cl?nic*",
                "ivermectin~1",
                "ivermectin~2",
                "flu~1",
                "flu~2",
                "exact:Flu",
                "exact:\"Long Covid\"",
                "exact:niño",
                "exact:Vaccines",
                "#flushot",
                "#Niño",
                "@CDCgov",
                "@aB_9-x",
                "😷",
                "👍🏽",
                "platform:reddit",
                "platform:(reddit OR x)",
                "lang:es",
                "sentiment:negative",
                "topic:vaccines",
                "facility:north",
                "campaign:fall",
                "domain:cdc.gov",
                "country:US",
                "region:(US-CA OR US-NY)",
                "author:-aB_9",
                "likes:>30",
                "likes:>=30",
                "likes:30",
                "likes:<=5",
                "followers:10..20",
                "rating:<0.4",
                "rating:<=0.4",
                "rating:0.8",
                "rating:>0.3",
                "rating:0.1..0.7",
                "created:2026-01",
                "created:2026-01-31",
                "created:2026-01-31..2026-02-02",
                "created:<2026-02",
                "created:>2026-02-10",
                "created:>now-7d",
                "created:<=now-1m",
                "created:2026-02-10T05:00:00Z..2026-02-11T06:30",
                "edited:2026-02",
                "has:link",
                "has:question",
                "has:attachment",
                "is:review",
                "is:reply",
                "platform:x OR flu",
                "NOT platform:x OR clinic"
            })
    void each_operator_finds_what_it_means(String text) throws IOException {
        Set<String> found = agree(text);
        assertTrue(!found.isEmpty(), "finds something, or the test says nothing");
        assertTrue(text.equals("*") || found.size() < POSTS.size(), "does not find everything");
    }

    @Test
    void a_joined_word_may_end_in_a_wildcard() throws IOException {
        assertEquals(search(parsed("\"anti vaxxer\"")), search(parsed("anti-vax*")));
        assertFalse(search(parsed("anti-vax*")).isEmpty());
    }

    @Test
    void generated_queries_find_what_they_mean() throws IOException {
        QueryGenerator generator = new QueryGenerator(23, Vocabulary.SURFACES);
        int tried = 0;
        int finding = 0;
        for (int i = 0; tried < GENERATED; i++) {
            Query query = generator.query(1 + i % 4);
            if (parser.parse(query.interpreted()) instanceof Parsed parsed) {
                finding += agree(parsed.interpreted()).isEmpty() ? 0 : 1;
                tried++;
            }
        }
        assertTrue(finding > GENERATED / 3, finding + " of the generated queries found something");
    }

    @Test
    void the_costliest_queries_that_are_allowed_run() throws IOException {
        String words = String.join(
                " OR ",
                Vocabulary.SURFACES.stream()
                        .filter(word -> word.matches("[A-Za-z]+"))
                        .toList());
        String phrases = String.join(" OR ", Collections.nCopies(4, "\"vaccinated clinics\""));
        for (String text : List.of(
                "(" + words + ") NEAR/100 (" + words + ")",
                "(" + phrases + ") NEAR/100 (" + phrases + ")",
                "\"" + "vaccinated clinics ".repeat(30) + "\" NEAR/100 vaccinated",
                "vaccinated ".repeat(200),
                "\"" + "vaccinated ".repeat(200) + "\"",
                "(vaccinated OR clinics (".repeat(9) + "flu" + "))".repeat(9),
                "(has:link OR (platform:x ".repeat(9) + "has:title" + "))".repeat(9),
                "NOT ".repeat(19) + "flu",
                "vac* ".repeat(20),
                "v*a*c*c ".repeat(20))) {
            assertDoesNotThrow(() -> search(parsed(text)), text);
        }
    }

    private Set<String> agree(String text) throws IOException {
        Query query = parsed(text);
        Set<String> found = search(query);
        assertEquals(reference.matches(reread(query), POSTS), found, text);
        return found;
    }

    /** Patterns are typed with evasions too; the second reading knows plain ones. */
    private Query reread(Query query) {
        return query instanceof Query.Prefix prefix && prefix.text().equals("v@cc")
                ? new Query.Prefix("vacc", prefix.span())
                : query;
    }

    private Set<String> search(Query query) throws IOException {
        Set<String> ids = new TreeSet<>();
        clients.typed()
                .search(
                        search -> search.index(names.posts())
                                .size(1_000)
                                .source(source -> source.fetch(false))
                                .query(compiler.compile(query)),
                        Void.class)
                .hits()
                .hits()
                .forEach(hit -> ids.add(hit.id()));
        return ids;
    }

    private Query parsed(String text) {
        return switch (parser.parse(text)) {
            case Parsed parsed -> parsed.query();
            case Failed failed -> throw new AssertionError(text + " -> " + failed.errors());
        };
    }
}
