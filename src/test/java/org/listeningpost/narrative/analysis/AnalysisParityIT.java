package org.listeningpost.narrative.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticClients;
import org.listeningpost.elastic.ElasticReply;
import org.listeningpost.elastic.ElasticRequests;
import org.listeningpost.elastic.SchemaBootstrap;
import org.listeningpost.testing.ElasticExtension;

/** The engine and the local chain read the same JSON; here they prove that they read it the same way. */
@ExtendWith(ElasticExtension.class)
class AnalysisParityIT {
    private static final int GENERATED = 1_500;

    private final ObjectMapper mapper = new ObjectMapper();
    private final LocalAnalyzers local = LocalAnalyzers.bundled();

    @Test
    void the_engine_and_the_local_chain_agree_on_every_token(ElasticClients clients, IndexNames names)
            throws JsonProcessingException {
        ElasticRequests requests = clients.requests();
        Clock clock = Clock.systemUTC();
        new SchemaBootstrap(requests, names, clock, 0).apply();
        String path = "/" + names.postsOf(Instant.now(clock)) + "/_analyze";
        List<String> texts = AwkwardTexts.all(GENERATED);
        for (String analyzer : local.names()) {
            for (String text : texts) {
                assertEquals(
                        local.tokens(analyzer, wellFormed(text)),
                        remote(requests, path, analyzer, wellFormed(text)),
                        () -> analyzer + " on " + text);
            }
        }
    }

    private List<LocalToken> remote(ElasticRequests requests, String path, String analyzer, String text)
            throws JsonProcessingException {
        byte[] body = mapper.writeValueAsString(Map.of("analyzer", analyzer, "text", text))
                .getBytes(StandardCharsets.UTF_8);
        ElasticReply reply = requests.send("POST", path, body);
        assertEquals(200, reply.status(), () -> new String(reply.body(), StandardCharsets.UTF_8));
        List<LocalToken> tokens = new ArrayList<>();
        for (JsonNode token : reply.json().path("tokens")) {
            tokens.add(new LocalToken(
                    token.path("token").asText(),
                    token.path("position").asInt(),
                    token.path("start_offset").asInt(),
                    token.path("end_offset").asInt()));
        }
        return tokens;
    }

    /** A lone surrogate cannot travel in UTF-8. */
    private static String wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
