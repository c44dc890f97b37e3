package org.listeningpost.ingest.normalize;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.listeningpost.ingest.source.FieldNames;
import org.listeningpost.ingest.source.RawRecord;
import org.listeningpost.ingest.source.ReadLimits;
import org.listeningpost.ingest.source.RecordReader;
import org.listeningpost.ingest.source.SourceFormat;
import org.listeningpost.post.Platform;

/** A row of a table, to what would be stored. */
final class RecordNormalizerTest {
    private static final RecordNormalizer NORMALIZER =
            new RecordNormalizer(Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC), 20, 10_000);

    private static Normalization normal(String table, Platform platform, Customs customs) throws IOException {
        RecordReader reader = RecordReader.open(
                SourceFormat.CSV,
                new ByteArrayInputStream(table.replace('|', '\n').getBytes(StandardCharsets.UTF_8)),
                new ReadLimits(10_000, 10),
                FieldNames.STANDARD);
        RawRecord record = Objects.requireNonNull(reader.next());
        return NORMALIZER.normalize(
                ((RawRecord.Read) record).post(), new Defaults(platform, null, null, "test", customs));
    }

    private static String rating(String heading, String value, Customs customs) throws IOException {
        return outcome(normal("date,text," + heading + "|2026-05-01,a," + value, Platform.OTHER, customs));
    }

    private static String outcome(Normalization normalization) {
        return switch (normalization) {
            case Normalization.Faulty faulty ->
                faulty.fault().field() + " " + faulty.fault().code();
            case NormalRecord record -> String.valueOf(record.rating());
        };
    }

    @Test
    void stars_are_of_five_and_other_ratings_of_what_is_said_once_for_all() throws IOException {
        Customs outOfTen = new Customs(10.0, null);
        assertEquals("0.2", rating("stars", "1", Customs.NONE));
        assertEquals("1.0", rating("Estrellas", "5", Customs.NONE));
        assertEquals("rating out_of_range", rating("stars", "6", Customs.NONE));
        assertEquals("0.1", rating("rating", "1", outOfTen));
        assertEquals("0.8", rating("Puntuación", "8", outOfTen));
        assertEquals("rating out_of_range", rating("rating", "8", Customs.NONE));
        assertEquals("0.5", rating("rating,rating_max", "2,4", outOfTen));
    }

    @Test
    void date_of_two_meanings_is_asked_back_unless_the_sender_said_which() throws IOException {
        String table = "date,text,rating|5/3/2026,a,1";
        assertEquals("created_at unclear_date", outcome(normal(table, Platform.OTHER, Customs.NONE)));
        Normalization read = normal(table, Platform.OTHER, new Customs(null, DateOrder.DMY));
        assertEquals(Instant.parse("2026-03-05T00:00:00Z"), ((NormalRecord) read).createdAt());
    }

    @Test
    void edit_at_the_beginning_of_time_is_none() throws IOException {
        for (String never : new String[] {"0", "0001-01-01", "0000-00-00 00:00:00", "1970-01-01T00:00:00Z"}) {
            String table = "date,text,rating,edited_at|2026-05-01,a,1," + never;
            assertEquals("1.0", outcome(normal(table, Platform.OTHER, Customs.NONE)), never);
        }
        String ahead = "date,text,rating,edited_at|2026-05-01,a,1,2027-01-01";
        assertEquals("edited_at date_in_future", outcome(normal(ahead, Platform.OTHER, Customs.NONE)));
    }

    @Test
    void platform_that_was_said_for_all_wins_over_a_name_that_is_none() throws IOException {
        String table = "date,text,rating,channel,post_type|2026-05-01,a,1,Channel 5 News,IG reel";
        assertEquals("platform unknown_value", outcome(normal(table, Platform.OTHER, Customs.NONE)));
        assertEquals("1.0", outcome(normal(table, Platform.YOUTUBE, Customs.NONE)));
    }
}
