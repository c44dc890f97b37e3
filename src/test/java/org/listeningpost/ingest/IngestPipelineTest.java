package org.listeningpost.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.listeningpost.config.Config;
import org.listeningpost.config.Config.Organization;
import org.listeningpost.elastic.PostDocument;
import org.listeningpost.http.ProblemException;
import org.listeningpost.ingest.IngestOutcome.Accepted;
import org.listeningpost.ingest.IngestOutcome.Rejected;
import org.listeningpost.ingest.enrich.LanguageIdentifier;
import org.listeningpost.ingest.enrich.QuestionKeys;
import org.listeningpost.ingest.normalize.Defaults;
import org.listeningpost.ingest.pseudonym.Account;
import org.listeningpost.ingest.pseudonym.KeyRing;
import org.listeningpost.ingest.pseudonym.KeyedPseudonyms;
import org.listeningpost.ingest.pseudonym.Pseudonyms;
import org.listeningpost.ingest.redact.Redactor;
import org.listeningpost.ingest.source.FieldNames;
import org.listeningpost.ingest.source.RawRecord;
import org.listeningpost.ingest.source.ReadLimits;
import org.listeningpost.ingest.source.RecordReader;
import org.listeningpost.ingest.source.SourceFormat;
import org.listeningpost.post.AuthorKind;
import org.listeningpost.post.Platform;
import org.listeningpost.post.Post;
import org.listeningpost.post.PostId;

final class IngestPipelineTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-01T12:00:00Z"), ZoneOffset.UTC);
    private static final Pseudonyms PSEUDONYMS =
            new KeyedPseudonyms(KeyRing.of(List.of("a key of more than 16 bytes".getBytes(StandardCharsets.UTF_8))));
    private static final IngestPipeline PIPELINE =
            new IngestPipeline(config(), Redactor.standard(), LanguageIdentifier.standard(), PSEUDONYMS, CLOCK);

    private static Config config() {
        Config d = Config.defaults();
        Organization organization = new Organization(
                List.of(new Organization.Rule("north", List.of("North Clinic"), List.of(), List.of("@NorthClinic"))),
                List.of(new Organization.Rule("flu26", List.of(), List.of("#FluShot26"), List.of())),
                List.of("@NorthClinic"),
                "UTC");
        return new Config(
                d.dataDirectory(),
                d.server(),
                d.elasticsearch(),
                d.embedded(),
                d.ingest(),
                d.imports(),
                Config.Privacy.DEFAULT.withPublic(List.of("CDCgov"), List.of("cdc.gov")),
                d.limits(),
                organization,
                d.alerts(),
                d.feeds());
    }

    private static IngestOutcome process(String json) throws IOException {
        return process(json, Defaults.API);
    }

    private static IngestOutcome process(String json, Defaults defaults) throws IOException {
        RawRecord record = RecordReader.open(
                        SourceFormat.JSON,
                        new ByteArrayInputStream(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8)),
                        new ReadLimits(1 << 20, 32),
                        FieldNames.STANDARD)
                .next();
        return PIPELINE.process(assertInstanceOf(RawRecord.Read.class, record).post(), defaults);
    }

    @ParameterizedTest
    @CsvSource({"0001-01-01T00:00:00Z, date_too_old", "2026-06-02T12:00:01Z, date_in_future"})
    void date_that_a_sender_gives_for_all_has_the_same_bounds_as_one_in_a_record(Instant given, String code)
            throws IOException {
        Defaults defaults = new Defaults(Platform.OTHER, given, null, "api");
        assertEquals(
                code,
                assertInstanceOf(Rejected.class, process("{'text':'a'}", defaults))
                        .code());
        Map<String, List<String>> query = Map.of("default_created_at", List.of(given.toString()));
        ProblemException refused =
                assertThrows(ProblemException.class, () -> IngestParameters.of(query, PIPELINE.dates()));
        assertEquals(400, refused.problem().status());
    }

    @Test
    void a_parameter_that_is_given_twice_is_refused_unless_it_is_a_mapping() {
        for (String name : List.of("platform", "dry_run")) {
            Map<String, List<String>> twice = Map.of(name, List.of("x", "reddit"));
            ProblemException refused =
                    assertThrows(ProblemException.class, () -> IngestParameters.of(twice, PIPELINE.dates()), name);
            assertEquals("repeated", refused.problem().errors().getFirst().code(), name);
        }
        Map<String, List<String>> mappings = Map.of("map", List.of("a=text", "b=id"), "format", List.of("csv"));
        assertEquals(
                2, IngestParameters.of(mappings, PIPELINE.dates()).mapping().size());
    }

    private static Post accepted(String json) throws IOException {
        return assertInstanceOf(Accepted.class, process(json)).post();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'text':'a'} | created_at missing",
                "{'text':'a','created_at':'2026-02-30'} | created_at bad_date",
                "{'text':'a','created_at':'2026-06-02T12:00:01Z'} | created_at date_in_future",
                "{'text':'a','created_at':'2006-05-31'} | created_at date_too_old",
                "{'text':'a','created_at':'2026-01-01','edited_at':'x'} | edited_at bad_date",
                "{'text':'a','created_at':'2026-01-01','edited_at':'2027-01-01'} | edited_at date_in_future",
                "{'text':' ','created_at':'2026-01-01'} | text missing",
                "{'text':'a','created_at':'2026-01-01','platform':'pigeon'} | platform unknown_value",
                "{'text':'a','created_at':'2026-01-01','kind':'song'} | kind unknown_value",
                "{'text':'a','created_at':'2026-01-01','rating':7,'rating_max':5} | rating out_of_range",
                "{'text':'a','created_at':'2026-01-01','rating':4} | rating out_of_range",
                "{'text':'a','created_at':'2026-01-01','rating':4,'rating_max':0} | rating_max out_of_range",
                "{'text':'a','created_at':'2026-01-01','likes':-1} | engagement.likes out_of_range",
                "{'text':'a','created_at':'2026-01-01','author':{'followers':-1}} | author.followers out_of_range",
            })
    void a_record_that_cannot_be_a_post_says_which_field_and_why(String json, String expected) throws IOException {
        Rejected rejected = assertInstanceOf(Rejected.class, process(json));
        assertEquals(expected, rejected.field() + " " + rejected.code());
        assertFalse(rejected.reason().isBlank());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"{'id':9,'text':'a'}", "{'id':9,'text':'a','platform':' '}"})
    void a_rejected_record_that_names_no_platform_has_the_id_that_its_post_would_have(String json) throws IOException {
        Rejected rejected = assertInstanceOf(Rejected.class, process(json));
        assertEquals("created_at", rejected.field());
        assertEquals(PostId.of(Platform.OTHER, "9").value(), rejected.id());
    }

    @Test
    void a_post_is_normal_and_pseudonymous() throws IOException {
        Post post = accepted(
                "{'id':7,'platform':'Twitter','created_at':'2026-01-02T03:04:05+01:00','author':{'handle':'@Joe'},"
                        + "'text':'@CDCgov @jane North Clinic &amp; #FluShot26? https://cdc.gov/flu?x=1 \uD83D\uDC4D','likes':2,'shares':3,"
                        + "'rating':4,'rating_max':5,'lang':'EN-us','in_reply_to':'6','hashtags':['Extra']}");
        assertEquals(PostId.of(Platform.X, "7"), post.id());
        assertEquals("2026-01-02T02:04:05Z", post.times().createdAt().toString());
        assertEquals(
                PSEUDONYMS.of(Account.ofHandle(Platform.X, "joe")),
                post.author().key());
        assertEquals(AuthorKind.PERSON, post.author().kind());
        assertEquals(
                List.of("cdcgov", PSEUDONYMS.of(Account.ofHandle(Platform.X, "jane"))),
                post.marks().mentions());
        assertEquals(List.of("flushot26", "extra"), post.marks().hashtags());
        assertEquals(5, post.engagement().total());
        assertEquals(0.8, post.rating());
        assertEquals("en", post.insight().language().tag());
        assertEquals(PostId.of(Platform.X, "6"), post.inReplyTo());
        assertEquals(List.of("north"), post.assignment().facilities());
        assertEquals(List.of("flu26"), post.assignment().campaigns());
        assertEquals(true, post.insight().isQuestion());
    }

    @Test
    void what_a_post_asks_is_stored_as_keys_of_its_redacted_words() throws IOException {
        String record = "{'id':1,'created_at':'2026-01-01','text':'%s','title':'%s'}";
        Post named = accepted(record.formatted("Hi. Is the clinic open? My mail is joe@example.com", "Can I come in?"));
        List<Long> keys = QuestionKeys.of("Is the clinic open?", "Can I come in?");
        assertEquals(2, keys.size());
        assertEquals(keys, named.insight().questionKeys());
        String stored =
                "\"is_question\":true,\"question_keys\":" + keys.toString().replace(" ", "");
        assertTrue(document(named).contains(stored));
        Post secret = accepted(record.formatted("Is joe@example.com the right mail?", ""));
        Post another = accepted(record.formatted("Is jane@example.com the right mail?", ""));
        assertEquals(
                secret.insight().questionKeys(),
                another.insight().questionKeys(),
                "nothing of what was taken out is in a key");
        assertFalse(document(accepted(record.formatted("It is open.", ""))).contains("question_keys"));
    }

    private static String document(Post post) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PostDocument.write(post, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void tone_is_judged_where_it_is_clear() throws IOException {
        String record = "{'text':'%s','title':'%s','created_at':'2026-01-01'}";
        assertEquals("negative", toneOf(accepted(record.formatted("The worst clinic, never going back", ""))));
        assertEquals("positive", toneOf(accepted(record.formatted("", "Thank you so much to our wonderful nurses"))));
        assertEquals(
                "positive", toneOf(accepted(record.formatted("Mil gracias a las enfermeras, un trato estupendo", ""))));
        assertEquals(null, toneOf(accepted(record.formatted("@cdcgov", ""))));
    }

    private static @Nullable String toneOf(Post post) {
        return post.insight().sentiment() == null
                ? null
                : post.insight().sentiment().label();
    }

    @Test
    void official_comes_from_the_allow_list_and_not_from_the_sender() throws IOException {
        String record = "{'text':'a','created_at':'2026-01-01','author':{'handle':'%s','kind':'official'}}";
        assertEquals(
                AuthorKind.PERSON, accepted(record.formatted("joe")).author().kind());
        assertEquals(
                AuthorKind.OFFICIAL,
                accepted(record.formatted("northclinic")).author().kind());
    }

    @Test
    void without_a_native_id_the_same_record_has_the_same_id_and_another_record_another() throws IOException {
        String record = "{'text':'%s','created_at':'2026-01-01','author':'%s'}";
        PostId id = accepted(record.formatted("a", "joe")).id();
        assertEquals(id, accepted(record.formatted("a", "@Joe")).id());
        assertNotEquals(id, accepted(record.formatted("b", "joe")).id());
        assertNotEquals(id, accepted(record.formatted("a", "jane")).id());
    }

    @Test
    void an_edit_before_the_creation_is_none_and_a_review_needs_no_words() throws IOException {
        Post post = accepted("{'created_at':'2026-01-02','edited_at':'2026-01-01','rating':1,'platform':'google'}");
        assertNull(post.times().editedAt());
        assertEquals(0.2, post.rating());
        assertEquals("", post.body().text().value());
    }

    @Test
    void the_document_names_no_account_that_is_not_allowed() throws IOException {
        Post post =
                accepted("{'id':'x','created_at':'2026-01-01','text':'hello','author':{'id':'i77','handle':'joebloggs',"
                        + "'name':'Joe Bloggs','url':'https://x.com/joebloggs','followers':3,'verified':true},"
                        + "'place':{'country':'US','region':'Springfield','postal_code':'94110'}}");
        String document = document(post);
        for (String secret : List.of("joe", "Bloggs", "i77", "Springfield", "94110", "x.com")) {
            assertFalse(document.contains(secret), document);
        }
        assertEquals(
                "{\"id\":\"" + post.id() + "\",\"platform\":\"other\",\"kind\":\"post\","
                        + "\"created_at\":\"2026-01-01T00:00:00Z\",\"ingested_at\":\"2026-06-01T12:00:00Z\","
                        + "\"lag_seconds\":13089600,\"local_time\":{\"weekday\":4,\"hour\":0,\"hour_of_week\":72},"
                        + "\"author\":{\"key\":\"" + post.author().key() + "\",\"key_id\":\"" + PSEUDONYMS.keyId()
                        + "\",\"kind\":\"person\",\"followers\":3,\"verified\":true},\"text\":\"hello\"",
                document.substring(0, document.indexOf(",\"language")));
    }
}
