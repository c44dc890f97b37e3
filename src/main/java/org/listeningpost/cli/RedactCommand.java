package org.listeningpost.cli;

import com.fasterxml.jackson.core.JsonFactory;
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
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.listeningpost.ingest.redact.AuthorNames;
import org.listeningpost.ingest.redact.Redaction;
import org.listeningpost.ingest.redact.RedactionOutcome;
import org.listeningpost.ingest.redact.Redactor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Redacts a stream, line by line, in the same order and number; needs no engine and no network. */
@Command(
        name = "redact",
        description = {
            "Take personal identifiers out of texts: standard input to standard output, line by line.",
            "NDJSON {\"id\":..., \"text\":..., \"author\":{\"handle\":..., \"display_name\":...}} becomes {\"id\":..., \"text\":...,"
                    + " \"redactions\":{\"PERSON\":1}}.",
            "A line that cannot be redacted gives {\"id\":..., \"error\":{\"code\":...}} in its place, and exit code 1 at the end."
        },
        mixinStandardHelpOptions = true)
public final class RedactCommand implements Callable<Integer> {
    private static final int SOME_FAILED = 1;
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*");
    private static final Set<String> WITH_CUE_WORDS = Set.of("en", "es");
    private static final String WITHHELD = "[WITHHELD]";

    @Option(
            names = "--lang",
            paramLabel = "TAG",
            description =
                    "language of the texts, such as en or es. The rules of every language apply in any case, because"
                            + " people mix them; for a language without cue words a warning says what to expect.")
    @Nullable
    String language;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--text", description = "plain lines in and out instead of NDJSON")
    boolean plain;

    private final ObjectMapper json = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private final JsonFactory factory = json.getFactory();
    private long failed;

    @Override
    public Integer call() throws IOException {
        if (spec != null) {
            warn(spec);
        }
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

    /** A hint that took rules away would let more through; one that is wrong or unknown must at least be said. */
    void warn(CommandSpec command) {
        if (language == null) {
            return;
        }
        if (!LANGUAGE.matcher(language).matches()) {
            throw new ParameterException(
                    command.commandLine(), "--lang is a language tag such as en or es, not " + language);
        }
        int dash = language.indexOf('-');
        String base = (dash < 0 ? language : language.substring(0, dash)).toLowerCase(Locale.ROOT);
        if (!WITH_CUE_WORDS.contains(base)) {
            PrintWriter messages = command.commandLine().getErr();
            messages.println(
                    "there are no cue words for " + base + ": shapes and check digits are found as ever, but expect"
                            + " more names, places and spelled dates to stay");
            messages.flush();
        }
    }

    /** One line out for each line in; what is typed by hand is answered at once. */
    void lines(BufferedReader in, Writer out) throws IOException {
        Redactor redactor = Redactor.standard();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (plain) {
                out.write(plainLine(redactor, line));
            } else {
                jsonLine(redactor, line, out);
            }
            out.write('\n');
            if (!in.ready()) {
                out.flush();
            }
        }
    }

    private String plainLine(Redactor redactor, String line) {
        return switch (redactor.redact(line, AuthorNames.UNKNOWN)) {
            case RedactionOutcome.Redacted redacted ->
                redacted.redaction().text().value();
            case RedactionOutcome.Quarantined quarantined -> {
                failed++;
                yield WITHHELD;
            }
        };
    }

    private void jsonLine(Redactor redactor, String line, Writer out) throws IOException {
        @Nullable JsonNode record = parse(line);
        @Nullable JsonNode id = record == null ? null : record.get("id");
        JsonNode text = record == null ? null : record.get("text");
        if (record == null || text == null || !text.isTextual()) {
            String code = record == null ? "malformed_json" : text == null ? "missing_text" : "text_not_a_string";
            failure(id, code, out);
            return;
        }
        switch (redactor.redact(text.textValue(), authorOf(record.path("author")))) {
            case RedactionOutcome.Redacted redacted -> success(id, redacted.redaction(), out);
            case RedactionOutcome.Quarantined quarantined -> failure(id, quarantined.code(), out);
        }
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

    private static AuthorNames authorOf(JsonNode author) {
        return new AuthorNames(
                author.path("handle").textValue(), author.path("display_name").textValue());
    }

    private void success(@Nullable JsonNode id, Redaction redaction, Writer out) throws IOException {
        try (JsonGenerator generator = open(out)) {
            generator.writeStartObject();
            writeId(generator, id);
            generator.writeStringField("text", redaction.text().value());
            generator.writeObjectFieldStart("redactions");
            for (Map.Entry<String, Integer> count : redaction.counts().entrySet()) {
                generator.writeNumberField(count.getKey(), count.getValue());
            }
            generator.writeEndObject();
            generator.writeEndObject();
        }
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
        return factory.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    }

    /** An id is whatever it was, as long as it is no object: that could hold anything. */
    private void writeId(JsonGenerator generator, @Nullable JsonNode id) throws IOException {
        if (id != null && id.isValueNode()) {
            generator.writeFieldName("id");
            json.writeTree(generator, id);
        }
    }
}
