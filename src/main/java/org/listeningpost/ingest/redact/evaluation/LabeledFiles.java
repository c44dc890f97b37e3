package org.listeningpost.ingest.redact.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.listeningpost.ingest.redact.names.PostTokenizer;
import org.listeningpost.ingest.redact.names.Tokens;
import org.listeningpost.ingest.redact.names.training.AnnotatedFile;
import org.listeningpost.ingest.redact.names.training.AnnotatedPost;

/** Reads the formats that labeled texts come in. */
final class LabeledFiles {
    private LabeledFiles() {}

    /** One token a line, names tagged; handles and links are no tokens here. */
    static List<LabeledText> ofTokens(Path file) throws IOException {
        return AnnotatedFile.read(file).stream().map(LabeledFiles::ofPost).toList();
    }

    static LabeledText ofPost(AnnotatedPost post) {
        List<LabeledText.Piece> pieces = new ArrayList<>();
        int span = -1;
        boolean inside = false;
        for (AnnotatedPost.Piece piece : post.pieces()) {
            boolean begins = piece.isPerson() && (!inside || piece.label() == 1);
            span += begins ? 1 : 0;
            inside = piece.isPerson();
            if (piece.counted()) {
                pieces.add(
                        new LabeledText.Piece(piece.start(), piece.end(), inside ? "PERSON" : "", inside ? span : -1));
            }
        }
        return new LabeledText(post.text(), pieces);
    }

    /** A JSON array of {@code {full_text, spans: [{entity_type, start_position, end_position}]}}. */
    static List<LabeledText> ofSpans(Path file) throws IOException {
        List<LabeledText> texts = new ArrayList<>();
        for (JsonNode each : new ObjectMapper().readTree(file.toFile())) {
            texts.add(ofSpans(each.path("full_text").asText(), each.path("spans")));
        }
        return texts;
    }

    private static LabeledText ofSpans(String text, JsonNode spans) {
        Tokens tokens = new Tokens();
        PostTokenizer.tokenize(text, tokens);
        List<LabeledText.Piece> pieces = new ArrayList<>();
        for (int i = 0; i < tokens.count(); i++) {
            String type = "";
            int span = -1;
            for (int s = 0; s < spans.size() && span < 0; s++) {
                JsonNode each = spans.get(s);
                if (each.path("start_position").asInt() < tokens.end(i)
                        && each.path("end_position").asInt() > tokens.start(i)) {
                    type = each.path("entity_type").asText();
                    span = s;
                }
            }
            pieces.add(new LabeledText.Piece(tokens.start(i), tokens.end(i), type, span));
        }
        return new LabeledText(text, pieces);
    }
}
