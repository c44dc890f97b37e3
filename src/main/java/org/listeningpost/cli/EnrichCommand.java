package org.listeningpost.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.listeningpost.ingest.enrich.Enrichment;
import org.listeningpost.ingest.enrich.Enrichment.Enriched;
import org.listeningpost.ingest.normalize.MarkScanner;
import org.listeningpost.ingest.redact.text.AllowList;
import org.listeningpost.post.Insight;
import org.listeningpost.post.Sentiment;
import org.listeningpost.topic.TopicSet;
import picocli.CommandLine.Command;

/** Says what can be inferred of a stream of safe texts, line by line, in the same order and number; needs no engine. */
@Command(
        name = "enrich",
        description = {
            "Infer language, sentiment and topics of redacted texts.",
            "And questions and the near-duplicate group: standard input to standard output, line by line, without an engine and"
                    + " without network.",
            "NDJSON {\"id\":..., \"text\":..., \"language\":\"es\"} (id and language may be missing) becomes {\"id\":...,"
                    + " \"language\":\"es\", \"language_confidence\":1.0, \"sentiment\":{\"label\":...,\"score\":...,"
                    + "\"confidence\":...,\"sure\":...}, \"topics\":[...], \"is_question\":..., \"questions\":[...],"
                    + " \"fingerprint\":...}.",
            "A post is stored without a sentiment where \"sure\" is false; where nothing tells the tone it is null.",
            "A line that cannot be read gives {\"id\":..., \"error\":{\"code\":...}} in its place, and exit code 1 at the end;"
                    + " so does a text of more than 100,000 characters, the bound of the service."
        },
        mixinStandardHelpOptions = true)
final class EnrichCommand implements Callable<Integer> {
    private long failed;

    @Override
    public Integer call() throws IOException {
        TextLines.pipe(this::lines);
        return TextLines.exitCode(failed);
    }

    void lines(BufferedReader in, Writer out) throws IOException {
        Models models = new Models(Enrichment.standard(), TopicSet.bundled(), new MarkScanner(AllowList.bundled()));
        TextRecords records = new TextRecords((text, record) -> enriched(models, text, record));
        TextLines.answerAll(in, out, records);
        failed += records.failed();
    }

    long failed() {
        return failed;
    }

    private record Models(Enrichment enrichment, TopicSet topics, MarkScanner marks) {
        /** By the bundled vocabulary: what a service has changed in its own is in its index. */
        List<String> topicsOf(String text, Insight insight) {
            MarkScanner.Found found = new MarkScanner.Found();
            marks.scan(text, found);
            return topics.of(text, insight.language().tag(), List.copyOf(found.hashtags()));
        }
    }

    private static TextRecords.Outcome enriched(Models models, String text, JsonNode record) {
        @Nullable JsonNode language = record.get("language");
        if (language != null && !language.isNull() && !isTag(language)) {
            return new TextRecords.Failed("invalid_language");
        }
        Enriched enriched = models.enrichment().of(text, language == null ? null : language.textValue());
        List<String> found = models.topicsOf(text, enriched.insight());
        return new TextRecords.Done(json -> write(enriched, found, json));
    }

    private static boolean isTag(JsonNode language) {
        return language.isTextual() && TextLines.isLanguageTag(language.textValue());
    }

    private static void write(Enriched enriched, List<String> topics, JsonGenerator generator) throws IOException {
        Insight insight = enriched.insight();
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
    }

    private static double rounded(double value) {
        return Math.round(value * 1_000) / 1_000.0;
    }
}
