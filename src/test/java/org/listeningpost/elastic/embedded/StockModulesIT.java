package org.listeningpost.elastic.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch.indices.AnalyzeResponse;
import co.elastic.clients.elasticsearch.indices.analyze.AnalyzeToken;
import co.elastic.clients.elasticsearch.security.CreateApiKeyResponse;
import co.elastic.clients.elasticsearch.security.authenticate.AuthenticateApiKey;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.listeningpost.elastic.Credentials;
import org.listeningpost.elastic.ElasticClients;
import org.listeningpost.testing.ElasticExtension;

@ExtendWith(ElasticExtension.class)
class StockModulesIT {
    private final ElasticClients clients;

    StockModulesIT(ElasticClients clients) {
        this.clients = clients;
    }

    @Test
    void asciifolding_removes_accents_and_keeps_the_original_only_when_asked() throws IOException {
        assertEquals(List.of("cafe", "nino"), tokens("""
{"tokenizer":"whitespace","filter":["asciifolding"],"text":"café niño"}"""));
        assertEquals(List.of("cafe", "café"), tokens("""
{"tokenizer":"whitespace","filter":[{"type":"asciifolding","preserve_original":true}],"text":"café"}"""));
    }

    @Test
    void stemmer_names_mean_what_they_mean_in_the_stock_distribution() throws IOException {
        assertEquals(List.of("vaccin", "gener", "ski"), tokens("""
{"tokenizer":"whitespace","filter":[{"type":"stemmer","language":"english"}],"text":"vaccines generously skies"}"""));
        assertEquals(List.of("ski"), tokens("""
{"tokenizer":"whitespace","filter":["stemmer"],"text":"skies"}"""));
        assertEquals(List.of("generous", "sky"), tokens("""
{"tokenizer":"whitespace","filter":[{"type":"stemmer","language":"porter2"}],"text":"generously skies"}"""));
        assertEquals(List.of("vaccine"), tokens("""
{"tokenizer":"whitespace","filter":[{"type":"stemmer","language":"light_english"}],"text":"vaccines"}"""));
        assertEquals(List.of("nurse", "doctors"), tokens("""
{"tokenizer":"whitespace","filter":[{"type":"stemmer","language":"possessive_english"}],"text":"nurse's doctors"}"""));
        assertEquals(List.of("vacun", "hospital"), tokens("""
{"tokenizer":"whitespace","filter":[{"type":"stemmer","language":"light_spanish"}],"text":"vacunas hospitales"}"""));
    }

    @Test
    void keyword_repeat_and_remove_duplicates_keep_word_and_stem_at_one_position() throws IOException {
        assertEquals(List.of("vaccines", "vaccin", "flu"), tokens("""
{"tokenizer":"whitespace","filter":["keyword_repeat",{"type":"stemmer","language":"english"},"remove_duplicates"],"text":"vaccines flu"}"""));
    }

    @Test
    void multiplexer_puts_what_each_chain_makes_of_a_word_beside_it() throws IOException {
        assertEquals(List.of("Éxito", "éxito", "exito", "flu"), tokens("""
{"tokenizer":"whitespace","filter":[{"type":"multiplexer","filters":["lowercase","lowercase, asciifolding"]}],"text":"Éxito flu"}"""));
    }

    @Test
    void pattern_replace_changes_the_words_that_fit() throws IOException {
        assertEquals(List.of("enferm_", "dolor"), tokens("""
{"tokenizer":"whitespace","filter":[{"type":"pattern_replace","pattern":"^(.{4,})[ao]s?$","replacement":"$1_"}],"text":"enfermas dolor"}"""));
    }

    @Test
    void mapping_replaces_the_longest_match_and_reads_escapes() throws IOException {
        assertEquals(List.of("axc "), tokens("""
{"tokenizer":"keyword","char_filter":[{"type":"mapping","mappings":["@ => a","ab => x","\\\\u00A2 => c","_ => \\\\u0020","- =>"]}],"text":"@ab¢_-"}"""));
    }

    @Test
    void pattern_replace_uses_groups_and_flags() throws IOException {
        assertEquals(List.of("ba BA"), tokens("""
{"tokenizer":"keyword","char_filter":[{"type":"pattern_replace","pattern":"(A)(B)","flags":"CASE_INSENSITIVE","replacement":"$2$1"}],"text":"ab AB"}"""));
        assertEquals(List.of("ab"), tokens("""
{"tokenizer":"keyword","char_filter":[{"type":"pattern_replace","pattern":"x"}],"text":"axb"}"""));
    }

    @Test
    void uax_url_email_keeps_addresses_whole() throws IOException {
        assertEquals(List.of("Mail", "jane@example.org", "or", "https://example.org/a?b=c", "now"), tokens("""
{"tokenizer":"uax_url_email","text":"Mail jane@example.org or https://example.org/a?b=c now"}"""));
    }

    @Test
    void pattern_capture_adds_the_groups_to_the_original() throws IOException {
        assertEquals(List.of("jane@example.org", "jane", "example.org"), tokens("""
{"tokenizer":"keyword","filter":[{"type":"pattern_capture","patterns":["([^@]+)"]}],"text":"jane@example.org"}"""));
        assertEquals(List.of("jane", "example.org"), tokens("""
{"tokenizer":"keyword","filter":[{"type":"pattern_capture","preserve_original":false,"patterns":["([^@]+)"]}],"text":"jane@example.org"}"""));
    }

    @Test
    void unique_drops_repeats_anywhere_or_at_one_position_only() throws IOException {
        assertEquals(List.of("a", "b"), tokens("""
{"tokenizer":"whitespace","filter":["unique"],"text":"a b a"}"""));
        assertEquals(List.of("a", "b", "a"), tokens("""
{"tokenizer":"whitespace","filter":["keyword_repeat",{"type":"unique","only_on_same_position":true}],"text":"a b a"}"""));
    }

    @Test
    void whitespace_and_keyword_cut_where_the_stock_ones_do() throws IOException {
        assertEquals(List.of("abc", "d", "e"), tokens("""
{"tokenizer":{"type":"whitespace","max_token_length":3},"text":"abcd e"}"""));
        assertEquals(List.of("one two"), tokens("""
{"tokenizer":"keyword","text":"one two"}"""));
    }

    @Test
    void a_stemmer_that_the_embedded_engine_lacks_is_refused_by_name() {
        ElasticsearchException refusal = assertThrows(ElasticsearchException.class, () -> tokens("""
                {"tokenizer":"whitespace","filter":[{"type":"stemmer","language":"finnish"}],"text":"a"}"""));
        assertTrue(String.valueOf(refusal.getMessage()).contains("finnish"));
    }

    @Test
    void api_keys_and_native_users_work() throws IOException {
        CreateApiKeyResponse key = clients.typed().security().createApiKey(create -> create.name("it-stock-modules"));
        try (ElasticClients other = ElasticClients.open(clients.endpoint().as(Credentials.apiKey(key.encoded())))) {
            AuthenticateApiKey seen = other.typed().security().authenticate().apiKey();
            assertEquals("it-stock-modules", seen == null ? null : seen.name());
        } finally {
            clients.typed().security().invalidateApiKey(invalidate -> invalidate.ids(key.id()));
        }
    }

    @Test
    void processors_do_what_the_stock_ones_do() {
        assertEquals("{\"a\":\"x-y\",\"b\":[\"x_y\",\"z\"]}", simulated("""
                {"gsub":{"field":"b","pattern":"-","replacement":"_"}}""", """
                {"a":"x-y","b":["x-y","z"]}"""));
        assertEquals("{\"a\":\"1x\",\"c\":\"x1\"}", simulated("""
                {"gsub":{"field":"a","target_field":"c","pattern":"(1)(x)","replacement":"$2$1"}}""", """
                {"a":"1x"}"""));
        assertEquals("{\"a\":true,\"b\":[false]}", simulated("""
                {"convert":{"field":"a","type":"boolean"}},{"convert":{"field":"b","type":"boolean"}}""", """
                {"a":"TRUE","b":["false"]}"""));
        assertEquals("{\"a\":1,\"b\":1,\"c\":3}", simulated("""
                {"set":{"field":"b","copy_from":"a"}},{"set":{"field":"c","copy_from":"a","override":false}}""", """
                {"a":1,"c":3}"""));
        assertEquals("{}", simulated("""
                {"gsub":{"field":"a","pattern":"x","replacement":"","ignore_missing":true}},
                {"convert":{"field":"a","type":"boolean","ignore_missing":true}},
                {"set":{"field":"b","copy_from":"a","ignore_empty_value":true}}""", "{}"));
    }

    @Test
    void processors_refuse_in_the_words_of_the_stock_ones() {
        assertEquals("field [a] not present as part of path [a]", simulated("""
                {"gsub":{"field":"a","pattern":"x","replacement":""}}""", "{}"));
        assertEquals(
                "field [a] of type [java.lang.Integer] cannot be cast to [java.lang.String]",
                simulated("""
                {"gsub":{"field":"a","pattern":"x","replacement":""}}""", "{\"a\":1}"));
        assertEquals("[no] is not a boolean value, cannot convert to boolean", simulated("""
                {"convert":{"field":"a","type":"boolean"}}""", "{\"a\":\"no\"}"));
        assertEquals("because", simulated("""
                {"fail":{"message":"because"}}""", "{}"));
        assertEquals("[type] type [ip] not supported, cannot convert field.", simulated("""
                {"convert":{"field":"a","type":"ip"}}""", "{}"));
        assertEquals("[value] this distribution has no templates: use [copy_from]", simulated("""
                {"set":{"field":"a","value":"{{b}}"}}""", "{}"));
        assertEquals("[message] this distribution has no templates", simulated("""
                {"fail":{"message":"{{a}}"}}""", "{}"));
    }

    /** The document behind a pipeline of these processors, or why there is none. */
    private String simulated(String processors, String document) {
        String body = "{\"pipeline\":{\"processors\":[" + processors + "]},\"docs\":[{\"_source\":" + document + "}]}";
        JsonNode answer = clients.requests()
                .send("POST", "/_ingest/pipeline/_simulate", body.getBytes(StandardCharsets.UTF_8))
                .json();
        for (String place : List.of("/error/reason", "/docs/0/error/reason")) {
            if (answer.at(place).isTextual()) {
                return answer.at(place).asText();
            }
        }
        return answer.at("/docs/0/doc/_source").toString();
    }

    private List<String> tokens(String body) throws IOException {
        AnalyzeResponse response =
                clients.typed().indices().analyze(analyze -> analyze.withJson(new StringReader(body)));
        return response.tokens().stream().map(AnalyzeToken::token).toList();
    }
}
