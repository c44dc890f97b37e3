package org.listeningpost.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.listeningpost.http.CsvCell;

/** The invented posts as tables: each body has a heading, a column a field, and the values that its records have. */
final class CsvFile {
    private static final List<String> COLUMNS = List.of(
            "platform",
            "id",
            "kind",
            "created_at",
            "edited_at",
            "author.id",
            "author.handle",
            "author.name",
            "author.url",
            "author.kind",
            "author.followers",
            "author.verified",
            "text",
            "title",
            "engagement.likes",
            "engagement.shares",
            "engagement.comments",
            "engagement.views",
            "rating",
            "rating_max",
            "place.country",
            "place.region",
            "place.postal_code",
            "in_reply_to",
            "thread");
    private static final List<String> PATHS =
            COLUMNS.stream().map(name -> "/" + name.replace('.', '/')).toList();

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private CsvFile() {}

    /** Writes a body of records, one a line, as a table; says how many there were. */
    static long write(InputStream records, OutputStream out) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(records, StandardCharsets.UTF_8));
        StringBuilder table = new StringBuilder(String.join(",", COLUMNS)).append("\r\n");
        long count = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            JsonNode record = MAPPER.readTree(line);
            for (int i = 0; i < PATHS.size(); i++) {
                table.append(i == 0 ? "" : ",")
                        .append(CsvCell.quoted(record.at(PATHS.get(i)).asText("")));
            }
            table.append("\r\n");
            count++;
        }
        out.write(table.toString().getBytes(StandardCharsets.UTF_8));
        return count;
    }
}
