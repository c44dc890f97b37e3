package org.listeningpost.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.listeningpost.ingest.imports.RejectedFile;

/** The rows that a service did not take: a few in words, and all of them into a file for whoever wants them. Each once. */
final class RemoteRejections implements RemoteService.LineReader {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int ERRORS_MAX = 5;

    private final RejectedFile.@Nullable Part rejects;
    private final List<String> errors = new ArrayList<>();
    private long taken;

    /** @param rejects null where a few in words are enough */
    RemoteRejections(RejectedFile.@Nullable Part rejects) {
        this.rejects = rejects;
    }

    List<String> errors() {
        return errors;
    }

    /** The last line is the number of rows, without which they are a part. */
    @Override
    public void read(Iterator<String> lines) throws RemoteService.PassingException {
        long seen = 0;
        while (lines.hasNext() && (rejects != null || errors.size() < ERRORS_MAX)) {
            JsonNode row = row(lines.next());
            if (row.path("count").isNumber()) {
                if (row.path("count").asLong() == seen) {
                    return;
                }
                break;
            }
            seen++;
            // An answer that is read again begins with rows that are known.
            if (seen > taken) {
                take(row);
                taken = seen;
            }
        }
        if (rejects != null || errors.size() < ERRORS_MAX) {
            throw new RemoteService.PassingException("the answer is not whole");
        }
    }

    private static JsonNode row(String line) throws RemoteService.PassingException {
        try {
            return MAPPER.readTree(line);
        } catch (JsonProcessingException e) {
            throw new RemoteService.PassingException("the answer is not whole", e);
        }
    }

    private void take(JsonNode row) {
        if (rejects != null) {
            rejects.take(row);
        }
        if (errors.size() < ERRORS_MAX) {
            errors.add(placeOf(row) + row.path("field").asText() + ": "
                    + row.path("reason").asText());
        }
    }

    private static String placeOf(JsonNode row) {
        String entry = row.path("entry").asText();
        String number = row.path("row").asLong() > 0 ? "row " + row.path("row").asLong() : "";
        String place = entry.isEmpty() || number.isEmpty() ? entry + number : entry + ", " + number;
        return place.isEmpty() ? "" : place + ": ";
    }
}
