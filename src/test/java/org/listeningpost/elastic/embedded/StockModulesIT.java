package org.listeningpost.elastic.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;

import co.elastic.clients.elasticsearch.indices.AnalyzeResponse;
import co.elastic.clients.elasticsearch.indices.analyze.AnalyzeToken;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.listeningpost.elastic.ElasticClients;
import org.listeningpost.testing.ElasticExtension;

@ExtendWith(ElasticExtension.class)
class StockModulesIT {
    private final ElasticClients clients;

    StockModulesIT(ElasticClients clients) {
        this.clients = clients;
    }

    @Test
    void asciifolding_removes_accents() throws IOException {
        assertEquals(List.of("cafe", "nino"), tokens("""
                        {"tokenizer":"whitespace","filter":["asciifolding"],"text":"café niño"}"""));
    }

    private List<String> tokens(String body) throws IOException {
        AnalyzeResponse response =
                clients.typed().indices().analyze(analyze -> analyze.withJson(new StringReader(body)));
        return response.tokens().stream().map(AnalyzeToken::token).toList();
    }
}
