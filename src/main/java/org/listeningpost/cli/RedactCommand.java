package org.listeningpost.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.listeningpost.ingest.redact.Redaction;
import org.listeningpost.ingest.redact.RedactionOutcome;
import org.listeningpost.ingest.redact.Redactor;
import org.listeningpost.ingest.redact.names.AuthorNames;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Redacts a stream, line by line, in the same order and number; needs no engine and no network. */
@Command(
        name = "redact",
        description = {
            "Take personal identifiers out of texts, line by line.",
            "Standard input to standard output, in the same order and number; needs no engine and no network.",
            "NDJSON {\"id\":..., \"text\":..., \"author\":{\"handle\":..., \"display_name\":...}} becomes {\"id\":..., \"text\":...,"
                    + " \"redactions\":{\"PERSON\":1}}. An id is a string or a number, and may be missing.",
            "A line that cannot be redacted gives {\"id\":..., \"error\":{\"code\":...}} in its place, and exit code 1 at the end."
        },
        mixinStandardHelpOptions = true)
public final class RedactCommand implements Callable<Integer> {
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

    private long failed;

    @Override
    public Integer call() throws IOException {
        if (spec != null) {
            warn(spec);
        }
        TextLines.pipe(this::lines);
        return TextLines.exitCode(failed);
    }

    /** A hint that took rules away would let more through; one that is wrong or unknown must at least be said. */
    void warn(CommandSpec command) {
        if (language == null) {
            return;
        }
        if (!TextLines.isLanguageTag(language)) {
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

    void lines(BufferedReader in, Writer out) throws IOException {
        Redactor redactor = Redactor.standard();
        if (plain) {
            TextLines.answerAll(in, out, (line, to) -> to.write(plainLine(redactor, line)));
            return;
        }
        TextRecords records = new TextRecords((text, record) -> redacted(redactor, text, record));
        TextLines.answerAll(in, out, records);
        failed += records.failed();
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

    private static TextRecords.Outcome redacted(Redactor redactor, String text, JsonNode record) {
        return switch (redactor.redact(text, authorOf(record.path("author")))) {
            case RedactionOutcome.Redacted redacted -> new TextRecords.Done(json -> write(redacted.redaction(), json));
            case RedactionOutcome.Quarantined quarantined -> new TextRecords.Failed(quarantined.code());
        };
    }

    private static AuthorNames authorOf(JsonNode author) {
        return new AuthorNames(
                author.path("handle").textValue(), author.path("display_name").textValue());
    }

    private static void write(Redaction redaction, JsonGenerator json) throws IOException {
        json.writeStringField("text", redaction.text().value());
        json.writeObjectFieldStart("redactions");
        for (Map.Entry<String, Integer> count : redaction.counts().entrySet()) {
            json.writeNumberField(count.getKey(), count.getValue());
        }
        json.writeEndObject();
    }
}
