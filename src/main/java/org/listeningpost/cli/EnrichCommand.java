package org.listeningpost.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.listeningpost.ingest.enrich.Enrichment;
import org.listeningpost.ingest.enrich.Enrichment.Enriched;
import org.listeningpost.ingest.normalize.MarkScanner;
import org.listeningpost.ingest.redact.AllowList;
import org.listeningpost.post.Insight;
import org.listeningpost.post.Sentiment;
import org.listeningpost.topic.TopicSet;
import picocli.CommandLine.Command;

/** Says what can be inferred of a stream of safe texts, line by line, in the same order and number; needs no engine. */
@Command(
        name = "enrich",
        description = {
            "Infer language, sentiment, topics, questions and near-duplicate group of already redacted texts: standard input to"
                    + " standard output, line by line, without an engine and without network.",
            "NDJSON {\"id\":..., \"text\":..., \"language\":\"es\"} (id and language may be missing) becomes {\"id\":...,"
                    + " \"language\":\"es\", \"language_confidence\":1.0, \"sentiment\":{\"label\":...,\"score\":...,"
                    + "\"confidence\":...,\"sure\":...}, \"topics\":[...], \"is_question\":..., \"questions\":[...],"
                    + " \"fingerprint\":...}.",
            "A post is stored without a sentiment where \"sure\" is false; where nothing tells the tone it is null.",
            "A line that cannot be read gives {\"id\":..., \"error\":{\"code\":...}} in its place, and exit code 1 at the end."
        },
        mixinStandardHelpOptions = true)
final class EnrichCommand implements Callable<Integer> {
    private static final int SOME_FAILED = 1;
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*");

    private final ObjectMapper json = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private final TopicSet topics = TopicSet.bundled();
    private final MarkScanner marks = new MarkScanner(AllowList.bundled());
    private long failed;

    @Override
    public Integer call() throws IOException {
        try (BufferedReader in = new BufferedReader(
                        new InputStreamReader(new FileInputStream(FileDescriptor.in), StandardCharsets.UTF_8),
                        1 << 16);
                BufferedWriter out = new BufferedWriter(
                        new OutputStreamWriter(new FileOutputStream(FileDescriptor.out), StandardCharsets.UTF_8),
                        1 << 16)) {
            lines(in, out);
        }
        return failed == 0 ? 0 : SOME_FAILED;
    }

    /** One line out for each line in; what is typed by hand is answered at once. */
    void lines(BufferedReader in, Writer out) throws IOException {
        Enrichment enrichment = Enrichment.standard();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            line(enrichment, line, out);
            out.write('\n');
            if (!in.ready()) {
                out.flush();
            }
        }
    }

    long failed() {
        return failed;
    }

    private void line(Enrichment enrichment, String line, Writer out) throws IOException {
        JsonNode record = parse(line);
        JsonNode id = record == null ? null : record.get("id");
        JsonNode text = record == null ? null : record.get("text");
        JsonNode language = record == null ? null : record.get("language");
        if (record == null) {
            failure(null, "malformed_json", out);
        } else if (text == null) {
            failure(id, "missing_text", out);
        } else if (!text.isTextual()) {
            failure(id, "text_not_a_string", out);
        } else if (language != null && !language.isNull() && !isTag(language)) {
            failure(id, "invalid_language", out);
        } else {
            String told = language == null ? null : language.textValue();
            Enriched enriched = enrichment.of(text.textValue(), told);
            success(id, enriched, topicsOf(text.textValue(), enriched.insight()), out);
        }
    }

    private static boolean isTag(JsonNode language) {
        return language.isTextual() && LANGUAGE.matcher(language.textValue()).matches();
    }

    private @Nullable JsonNode parse(String line) {
        try {
            JsonNode node = json.readTree(line);
            return node != null && node.isObject() ? node : null;
        } catch (JsonProcessingException e) {
            // The parser's message quotes the line; nothing of it may be shown.
            return null;
        }
    }

    /** By the bundled vocabulary: what a service has changed in its own is in its index. */
    private List<String> topicsOf(String text, Insight insight) {
        MarkScanner.Found found = new MarkScanner.Found();
        marks.scan(text, found);
        return topics.of(text, insight.language().tag(), List.copyOf(found.hashtags()));
    }

    private void success(@Nullable JsonNode id, Enriched enriched, List<String> topics, Writer out) throws IOException {
        Insight insight = enriched.insight();
        try (JsonGenerator generator = open(out)) {
            generator.writeStartObject();
            writeId(generator, id);
            generator.writeStringField("language", insight.language().tag());
            generator.writeNumberField(
                    "language_confidence", rounded(insight.language().confidence()));
            Sentiment sentiment = insight.sentiment();
            if (sentiment == null) {
                generator.writeNullField("sentiment");
            } else {
                generator.writeObjectFieldStart("sentiment");
                generator.writeStringField("label", sentiment.label());
                generator.writeNumberField("score", rounded(sentiment.score()));
                generator.writeNumberField("confidence", rounded(sentiment.confidence()));
                generator.writeBooleanField("sure", enriched.isSure());
                generator.writeEndObject();
            }
            generator.writeArrayFieldStart("topics");
            for (String topic : topics) {
                generator.writeString(topic);
            }
            generator.writeEndArray();
            generator.writeBooleanField("is_question", insight.isQuestion());
            generator.writeArrayFieldStart("questions");
            for (String question : enriched.questions()) {
                generator.writeString(question);
            }
            generator.writeEndArray();
            generator.writeStringField("fingerprint", insight.fingerprint());
            generator.writeEndObject();
        }
    }

    private static double rounded(double value) {
        return Math.round(value * 1_000) / 1_000.0;
    }

    private void failure(@Nullable JsonNode id, String code, Writer out) throws IOException {
        failed++;
        try (JsonGenerator generator = open(out)) {
            generator.writeStartObject();
            writeId(generator, id);
            generator.writeObjectFieldStart("error");
            generator.writeStringField("code", code);
            generator.writeEndObject();
            generator.writeEndObject();
        }
    }

    private JsonGenerator open(Writer out) throws IOException {
        return json.getFactory().createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    }

    /** An id is whatever it was, as long as it is no object: that could hold anything. */
    private void writeId(JsonGenerator generator, @Nullable JsonNode id) throws IOException {
        if (id != null && id.isValueNode()) {
            generator.writeFieldName("id");
            json.writeTree(generator, id);
        }
    }
}
