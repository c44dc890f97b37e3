package org.listeningpost.narrative.match;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.listeningpost.config.Config;
import org.listeningpost.config.IndexNames;
import org.listeningpost.ingest.IngestPipeline;
import org.listeningpost.ingest.PreparedDocuments;
import org.listeningpost.ingest.enrich.LanguageIdentifier;
import org.listeningpost.ingest.pseudonym.KeyRing;
import org.listeningpost.ingest.pseudonym.KeyedPseudonyms;
import org.listeningpost.ingest.redact.Redactor;
import org.listeningpost.ingest.source.ReadLimits;
import org.listeningpost.narrative.analysis.AwkwardTexts;
import org.listeningpost.sample.SampleGenerator;
import org.listeningpost.sample.SampleWriter;
import org.listeningpost.search.ReferencePost;

/**
 * Stored posts of every kind: with known words and every field, as the sample invents them in both languages, with texts
 * that break analyzers, and real ones from {@code -Dposts.folder} (TSV files with a column {@code text}) where it is given.
 */
public final class LawPosts {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Instant END = Instant.parse("2026-03-15T12:00:00Z");
    private static final int REAL_PER_FILE = 400;

    private LawPosts() {}

    public static List<JsonNode> all() throws IOException {
        List<JsonNode> posts = new ArrayList<>();
        ReferencePost.many(29, 400).forEach(post -> posts.add(MAPPER.valueToTree(post.document())));
        posts.addAll(sample(400));
        for (String text : AwkwardTexts.all(60)) {
            posts.add(post("awkward-" + posts.size(), text));
        }
        posts.addAll(real());
        return posts;
    }

    /** Through the whole pipeline, as they would be stored. */
    static List<JsonNode> sample(int count) throws IOException {
        ByteArrayOutputStream records = new ByteArrayOutputStream();
        SampleWriter.write(new SampleGenerator(5, count, END), 0, count, records, null);
        ByteArrayOutputStream bulk = new ByteArrayOutputStream();
        new PreparedDocuments(
                        new IngestPipeline(
                                Config.defaults(),
                                Redactor.standard(),
                                LanguageIdentifier.standard(),
                                new KeyedPseudonyms(KeyRing.of(List.of(new byte[32]))),
                                Clock.fixed(END, ZoneOffset.UTC)),
                        new IndexNames(""),
                        new ReadLimits(1 << 20, 32))
                .write(new ByteArrayInputStream(records.toByteArray()), bulk);
        List<JsonNode> posts = new ArrayList<>();
        String[] lines = bulk.toString(StandardCharsets.UTF_8).split("\n");
        for (int i = 1; i < lines.length; i += 2) {
            posts.add(MAPPER.readTree(lines[i]));
        }
        return posts;
    }

    private static List<JsonNode> real() throws IOException {
        List<JsonNode> posts = new ArrayList<>();
        @Nullable String folder = System.getProperty("posts.folder");
        if (folder == null || folder.isEmpty()) {
            return posts;
        }
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            for (Path file : files.filter(each -> each.toString().endsWith(".tsv"))
                    .sorted()
                    .toList()) {
                List<String> lines = Files.readAllLines(file);
                int step = Math.max(1, lines.size() / REAL_PER_FILE);
                for (int i = 1; i < lines.size(); i += step) {
                    String line = lines.get(i);
                    posts.add(post("real-" + posts.size(), line.substring(line.lastIndexOf('\t') + 1)));
                }
            }
        }
        return posts;
    }

    public static ObjectNode post(String id, String text) {
        // A lone surrogate cannot travel in UTF-8.
        String wellFormed = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        return MAPPER.createObjectNode()
                .put("id", id)
                .put("platform", "x")
                .put("kind", "post")
                .put("created_at", "2026-02-01T00:00:00Z")
                .put("text", wellFormed);
    }
}
