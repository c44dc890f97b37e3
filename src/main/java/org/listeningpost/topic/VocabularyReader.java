package org.listeningpost.topic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.listeningpost.topic.Topic.Row;
import org.listeningpost.topic.Topic.Source;
import org.listeningpost.topic.Topic.Title;

/** Reads the files of a vocabulary: {@code vocabulary.yaml} and one file for each area that it names. */
public final class VocabularyReader {
    private static final String FOLDER = "vocabulary/";
    private static final String INDEX = "vocabulary.yaml";
    private static final ObjectMapper YAML =
            new ObjectMapper(new YAMLFactory()).enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private final Opener opener;

    private VocabularyReader(Opener opener) {
        this.opener = opener;
    }

    private interface Opener {
        InputStream open(String file) throws IOException;
    }

    private record IndexFile(
            @Nullable Integer version,
            @Nullable Map<String, SourceEntry> sources,
            @Nullable List<String> areas) {}

    private record SourceEntry(
            @Nullable String name,
            @Nullable String licence,
            @Nullable String url) {}

    private record AreaFile(
            @Nullable String area,
            @Nullable Map<String, String> title,
            @Nullable List<Map<String, String>> terms,
            @Nullable List<TopicEntry> topics) {}

    private record TopicEntry(
            @Nullable String id,
            @Nullable Map<String, String> title,
            @Nullable List<Map<String, String>> terms,
            @Nullable String except) {}

    static Vocabulary bundled() {
        return new VocabularyReader(file -> {
                    InputStream in = VocabularyReader.class.getResourceAsStream(FOLDER + file);
                    if (in == null) {
                        throw new FileNotFoundException(file);
                    }
                    return in;
                })
                .read();
    }

    /** A vocabulary in a folder of somebody's own. */
    public static Vocabulary of(Path folder) {
        return new VocabularyReader(file -> Files.newInputStream(folder.resolve(file))).read();
    }

    private Vocabulary read() {
        IndexFile index = file(INDEX, IndexFile.class);
        Map<String, Source> sources = new LinkedHashMap<>();
        given(index.sources(), INDEX, "sources")
                .forEach((id, entry) -> sources.put(
                        id,
                        new Source(
                                id,
                                given(entry.name(), INDEX, "sources." + id + ".name"),
                                given(entry.licence(), INDEX, "sources." + id + ".licence"),
                                entry.url())));
        List<Topic> topics = new ArrayList<>();
        for (String area : given(index.areas(), INDEX, "areas")) {
            readArea(area, sources, topics);
        }
        return new Vocabulary(given(index.version(), INDEX, "version"), topics);
    }

    private void readArea(String area, Map<String, Source> sources, List<Topic> topics) {
        String name = area + ".yaml";
        AreaFile file = file(name, AreaFile.class);
        if (!area.equals(file.area())) {
            throw new VocabularyException(name + " is of the area \"" + file.area() + "\"");
        }
        topics.add(topic(area, null, file.title(), rows(file.terms(), sources, name, area), null, name));
        for (TopicEntry entry : given(file.topics(), name, "topics")) {
            String id = given(entry.id(), name, "id");
            topics.add(topic(id, area, entry.title(), rows(entry.terms(), sources, name, id), entry.except(), name));
        }
    }

    private static Topic topic(
            String id,
            @Nullable String area,
            @Nullable Map<String, String> titles,
            List<Row> rows,
            @Nullable String except,
            String file) {
        Map<String, String> given = given(titles, file, id + ".title");
        Title title = new Title(
                given(given.get("en"), file, id + ".title.en"), given(given.get("es"), file, id + ".title.es"));
        String any = String.join(" OR ", rows.stream().map(Row::query).toList());
        String query = except == null ? any : "(" + any + ") -(" + except.strip() + ")";
        return new Topic(id, area, title, query, rows);
    }

    private static List<Row> rows(
            @Nullable List<Map<String, String>> terms, Map<String, Source> sources, String file, String topic) {
        List<Row> rows = new ArrayList<>();
        for (Map<String, String> term : given(terms, file, topic + ".terms")) {
            term.forEach((id, query) -> {
                Source source = sources.get(id);
                if (source == null) {
                    throw new VocabularyException(file + ": " + topic + " has words from \"" + id
                            + "\", which the sources in " + INDEX + " do not name");
                }
                rows.add(new Row(source, query.strip()));
            });
        }
        if (rows.isEmpty()) {
            throw new VocabularyException(file + ": " + topic + " has no terms");
        }
        return rows;
    }

    private <T> T file(String name, Class<T> type) {
        try (InputStream in = opener.open(name)) {
            return Objects.requireNonNull(YAML.readValue(in, type));
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw new VocabularyException(name + ", line " + line + ": " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new VocabularyException(name + " of the vocabulary cannot be read", e);
        }
    }

    private static <T> T given(@Nullable T value, String file, String what) {
        if (value == null) {
            throw new VocabularyException(file + " lacks " + what);
        }
        return value;
    }
}
