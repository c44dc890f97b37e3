package org.listeningpost.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.listeningpost.ingest.source.FieldNames;
import org.listeningpost.ingest.source.RawRecord;
import org.listeningpost.ingest.source.ReadLimits;
import org.listeningpost.ingest.source.RecordReader;
import org.listeningpost.ingest.source.SourceFormat;
import org.listeningpost.sample.SampleGenerator;
import org.listeningpost.sample.SampleWriter;

/** What is measured against one another is the same. */
final class CsvFileTest {
    private static List<RawRecord> read(SourceFormat format, byte[] body) throws IOException {
        RecordReader reader = RecordReader.open(
                format, new ByteArrayInputStream(body), new ReadLimits(1 << 20, 32), FieldNames.STANDARD);
        List<RawRecord> records = new ArrayList<>();
        for (RawRecord each = reader.next(); each != null; each = reader.next()) {
            records.add(assertInstanceOf(RawRecord.Read.class, each));
        }
        return records;
    }

    @Test
    void table_holds_the_very_posts_of_the_records() throws IOException {
        SampleGenerator generator = new SampleGenerator(1, 2_000, Instant.parse("2026-06-01T00:00:00Z"));
        ByteArrayOutputStream records = new ByteArrayOutputStream();
        SampleWriter.write(generator, 0, 2_000, records, null);
        ByteArrayOutputStream table = new ByteArrayOutputStream();
        assertEquals(2_000, CsvFile.write(new ByteArrayInputStream(records.toByteArray()), table));
        List<RawRecord> expected = read(SourceFormat.NDJSON, records.toByteArray());
        List<RawRecord> actual = read(SourceFormat.CSV, table.toByteArray());
        assertEquals(expected.size(), actual.size());
        for (int i = 0; i < expected.size(); i++) {
            assertEquals(expected.get(i), actual.get(i), "post " + i);
        }
    }
}
