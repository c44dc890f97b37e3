package org.listeningpost.ingest.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.listeningpost.ingest.source.RawRecord.Read;
import org.listeningpost.ingest.source.RawRecord.Unreadable;

final class RecordReaderTest {
    private static final ReadLimits LIMITS = new ReadLimits(1 << 20, 32);

    private static List<RawRecord> read(SourceFormat format, InputStream in, FieldNames names) throws IOException {
        RecordReader reader = RecordReader.open(format, in, LIMITS, names);
        List<RawRecord> records = new ArrayList<>();
        for (RawRecord each = reader.next(); each != null; each = reader.next()) {
            assertEquals(records.size(), each.position());
            records.add(each);
        }
        return records;
    }

    private static List<RawRecord> read(SourceFormat format, String text) throws IOException {
        return read(format, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), FieldNames.STANDARD);
    }

    /** Texts of the records read, {@code !code@field} of the others. */
    private static String summary(List<RawRecord> records) {
        List<String> out = new ArrayList<>();
        for (RawRecord each : records) {
            out.add(
                    switch (each) {
                        case Read read -> String.valueOf(read.post().text());
                        case Unreadable bad -> "!" + bad.code() + "@" + bad.field();
                        case RawRecord.Deleted deleted -> "-" + deleted.nativeId();
                    });
        }
        return String.join("|", out);
    }

    @Test
    void our_nested_shape_is_read_whole() throws IOException {
        RawRecord record = read(SourceFormat.JSON, """
                        {"id":"a1","platform":"x","kind":"reply","created_at":"2026-01-02T03:04:05Z","edited_at":1767323045,
                         "author":{"id":7,"handle":"h","name":"N","url":"u","kind":"person","followers":5,"verified":true},
                         "text":"t","title":"ti","attachment_text":"at","hashtags":["a","#b"],"lang":"es",
                         "engagement":{"likes":1,"shares":2,"comments":3,"views":4},"rating":4.5,"rating_max":5,
                         "place":{"country":"US","region":"US-CA","postal_code":"94110"},"in_reply_to":"p","thread":9,
                         "extra":{"deep":[{"er":1}]}}
                        """).get(0);
        RawPost post = assertInstanceOf(Read.class, record).post();
        assertEquals(
                new RawPost(
                        0,
                        "x",
                        "a1",
                        "reply",
                        "2026-01-02T03:04:05Z",
                        "1767323045",
                        new RawPost.RawAuthor("7", "h", "N", "u", "person", 5L, true),
                        "t",
                        "ti",
                        "at",
                        List.of("a", "#b"),
                        "es",
                        new RawPost.RawEngagement(1L, 2L, 3L, 4L),
                        4.5,
                        5.0,
                        new RawPost.RawPlace("US", "US-CA", "94110"),
                        "p",
                        "9"),
                post);
    }

    @Test
    void flat_names_and_synonyms_mean_the_same_and_ours_win() throws IOException {
        RawPost post = assertInstanceOf(
                        Read.class,
                        read(
                                        SourceFormat.NDJSON,
                                        "{\"message\":\"no\",\"text\":\"yes\",\"body\":\"no\",\"createdAt\":\"d\",\"user\":{\"screen_name\":\"s\"},"
                                                + "\"Like Count\":\"12\",\"author_name\":null,\"hashtags\":\"#a b\"}")
                                .get(0))
                .post();
        assertEquals("yes", post.text());
        assertEquals("d", post.createdAt());
        assertEquals("s", post.author().handle());
        assertEquals(12L, post.engagement().likes());
        assertEquals(List.of("#a", "b"), post.hashtags());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "{\"text\":\"a\"}~a",
                "[]~``",
                "[{\"text\":\"a\"},{\"text\":\"b\"}]~a|b",
                "[{\"text\":\"a ] , } \\\" [\"},{\"text\":\"b\"}]~a ] , } \" [|b",
                "[{\"text\":\"a\"},{\"text\":oops},{\"text\":\"b\"}]~a|!malformed_json@record|b",
                "[{\"text\":\"a\"},7,{\"text\":\"b\"}]~a|!not_an_object@record|b",
                "[{\"text\":\"a\"},{\"text\":\"b\"~a|!cut_off@record",
                "[{\"text\":\"a\"},{\"pla~a|!cut_off@record",
                "[{\"text\":\"a\"},~a|!cut_off@record",
                "[~!cut_off@record",
                "[{\"text\":\"a\"}~a|!cut_off@record",
                "{\"text\":\"a\"}{\"text\":\"b\"}~a|b",
                "{\"text\":7}~!wrong_type@text",
                "{\"text\":\"a\",\"likes\":\"many\"}~!wrong_type@engagement.likes",
                "{\"text\":\"a\",\"engagement\":{\"likes\":1.5}}~!wrong_type@engagement.likes",
                "{\"text\":\"a\",\"engagement\":7,\"author\":{\"verified\":\"maybe\"}}~!wrong_type@engagement",
                "{\"text\":\"a\",\"engagement\":\"many\"}~!wrong_type@engagement",
                "{\"text\":\"a\",\"engagement\":null,\"place\":null}~a",
                "{\"text\":\"a\",\"author\":{\"verified\":\"maybe\"}}~!wrong_type@author.verified",
                "{\"text\":\"a\",\"author\":{\"verified\":\"yes\"},\"hashtags\":\"flu\",\"in_reply_to\":5}~a",
                "{\"text\":\"a\",\"place\":7}~!wrong_type@place",
                "{\"text\":\"a\",\"place\":\"Fresno\",\"location\":7}~a",
                "{\"text\":\"a\",\"hashtags\":[1]}~!wrong_type@hashtags",
                "{\"text\":\"a\",\"rating\":\"good\"}~!wrong_type@rating",
                "{\"text\":[\"a\"]}~!wrong_type@text",
                "not json at all~!malformed_json@record",
                "{\"text\":\"a\"} trailing~a|!malformed_json@record",
            })
    void json_gives_every_record_an_account(String body, String expected) throws IOException {
        assertEquals(expected, summary(read(SourceFormat.JSON, body)));
    }

    @Test
    void an_object_that_is_never_closed_takes_none_of_the_next_along() throws IOException {
        String good = "{\"text\":\"a\"}\n";
        for (String broken : List.of("{\"broken\n", "{\"text\":1\n", "{\"text\":\"x\n", "{\"text\":{\"a\":1}\n")) {
            String lines = good + broken + good + good;
            assertEquals("a|!malformed_json@record|a|a", summary(read(SourceFormat.JSON, lines)), broken);
        }
        String array = "[" + good + "," + "{\"text\":\"x\n," + good + "," + good + "]";
        assertEquals("a|!malformed_json@record|a|a", summary(read(SourceFormat.JSON, array)));
        String pretty = "{\n \"text\":\n {\n \"a\": [\n {\n }, {\n } ] }\n}\n" + good;
        assertEquals("!wrong_type@text|a", summary(read(SourceFormat.JSON, pretty)));
    }

    @Test
    void numbers_beyond_every_count_are_whole_numbers_all_the_same() throws IOException {
        for (String likes : List.of("9223372036854775807", "9223372036854775808", "99999999999999999999", "1e400")) {
            RawRecord record = read(SourceFormat.JSON, "{\"text\":\"a\",\"likes\":" + likes + "}")
                    .get(0);
            assertEquals(
                    Long.MAX_VALUE,
                    assertInstanceOf(Read.class, record).post().engagement().likes(),
                    likes);
        }
    }

    @Test
    void utf_16_is_named_and_gives_no_records() {
        String text = "{\"text\":\"a\"}\n";
        for (SourceFormat format : SourceFormat.values()) {
            for (byte[] bytes : List.of(
                    text.getBytes(StandardCharsets.UTF_16),
                    text.getBytes(StandardCharsets.UTF_16LE),
                    text.getBytes(StandardCharsets.UTF_16BE),
                    ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE))) {
                EncodingException refused = assertThrows(
                        EncodingException.class,
                        () -> read(format, new ByteArrayInputStream(bytes), FieldNames.STANDARD));
                assertEquals("it is UTF-16, and UTF-8 is wanted; send or save it as UTF-8", refused.getMessage());
            }
        }
    }

    @Test
    void ndjson_goes_on_behind_bad_lines() throws IOException {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);
        String body = "\uFEFF{\"text\":\"a\"}\r\n\n   \n{\"text\":\n{\"text\":\"b\",\"x\":" + deep + "}\n" + deep
                + "\n{\"text\":\"\0\"}\n{\"text\":\"\\u0000 kept for mending\"}\n{\"text\":\"c\"}{}\n{\"text\":\"d\"}";
        assertEquals(
                "a|!malformed_json@record|!too_complex@record|!too_complex@record|!malformed_json@record"
                        + "|\0 kept for mending|!malformed_json@record|d",
                summary(read(SourceFormat.NDJSON, body)));
    }

    @Test
    void broken_utf8_rejects_only_its_record() throws IOException {
        byte[] body = "{\"text\":\"a\"}\n{\"text\":\"\u00e9\"}\n{\"text\":\"b\"}".getBytes(StandardCharsets.ISO_8859_1);
        assertEquals(
                "a|!broken_utf8@record|b",
                summary(read(SourceFormat.NDJSON, new ByteArrayInputStream(body), FieldNames.STANDARD)));
        byte[] csv = "id,text\n1,a\n2,\u00e9\n3,b".getBytes(StandardCharsets.ISO_8859_1);
        assertEquals(
                "a|!broken_utf8@record|b",
                summary(read(SourceFormat.CSV, new ByteArrayInputStream(csv), FieldNames.STANDARD)));
    }

    @Test
    void a_line_of_100_megabytes_costs_one_record_and_no_memory() throws IOException {
        for (SourceFormat format : List.of(SourceFormat.NDJSON, SourceFormat.JSON, SourceFormat.TSV)) {
            boolean tsv = format == SourceFormat.TSV;
            String first = tsv ? "text\na\n" : "{\"text\":\"a\"}\n{\"text\":\"";
            String last = tsv ? "\nb" : "\"}\n{\"text\":\"b\"}";
            InputStream in = new SequenceInputStream(
                    new SequenceInputStream(stream(first), new Endless('x', 100 << 20)), stream(last));
            List<RawRecord> records = read(format, in, FieldNames.STANDARD);
            assertEquals("a|!too_large@record|b", summary(records), format.name());
        }
    }

    @Test
    void a_record_just_within_the_limit_is_read_and_one_byte_more_is_not() throws IOException {
        String fits = "{\"text\":\"" + "x".repeat((1 << 20) - 11) + "\"}";
        String over = "{\"text\":\"" + "x".repeat((1 << 20) - 10) + "\"}";
        for (SourceFormat format : List.of(SourceFormat.NDJSON, SourceFormat.JSON)) {
            List<RawRecord> records = read(format, fits + "\n" + over + "\n" + fits);
            assertEquals(3, records.size());
            assertInstanceOf(Read.class, records.get(0));
            assertInstanceOf(Unreadable.class, records.get(1));
            assertInstanceOf(Read.class, records.get(2));
        }
    }

    @Test
    void csv_follows_its_quotes_over_lines() throws IOException {
        String body = "ID;Text;Likes\n1;\"a;\"\"b\"\"\n\nc\";3\n\n2;plain \"quotes\" inside;\n".replace(';', ',');
        List<RawRecord> records = read(SourceFormat.CSV, body);
        assertEquals("a,\"b\"\n\nc|plain \"quotes\" inside", summary(records));
        assertEquals(3L, ((Read) records.get(0)).post().engagement().likes());
        assertNull(((Read) records.get(1)).post().engagement().likes());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "id;text\\n1;a~a",
                "id,text\\n1,\"never closed\\n2,b\\n3,c~!broken_quote@record|b|c",
                "id,text\\n1,\"closed\" too early\\n2,b~!broken_quote@record|b",
                "id,text\\n1,a,too many\\n2,b~!too_many_cells@record|b",
                "id,text\\n1\\n2,b~null|b",
                "foo,bar\\n1,2~!no_heading@record|!no_heading@record",
                "id,text\\r\\n1,\"a\"\\r\\n2,b\\r\\n~a|b",
                "id;\"text\";\"likes, total, of all\"\\n1;a, b;2~a, b",
                "id;¿Cómo valora, en general, la atención?;texto\\n1;2;a, b~a, b",
                "\\n\\nid;text\\n1;a~a",
                "sep=;\\nid;text, all\\n1;a~null",
                "\"sep=|\"\\nid|text\\n1|a;b,c~a;b,c",
                "id\\ttext\\n1\\ta, b~a, b",
                "id, text\\n1,a~a",
                "``~``",
            })
    void csv_trouble_costs_its_own_row(String body, String expected) throws IOException {
        String text = body.replace("\\n", "\n").replace("\\r", "\r").replace("\\t", "\t");
        assertEquals(expected, summary(read(SourceFormat.CSV, text)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "Report: May; and June, too|Date range: 1, 2||id;text|1;a, b~3~a, b",
                "Report,,|Date,2026-05-03,|Date,Text,Likes|2026-05-03,a,3~3~a",
                "Comments|Date,Comments|2026-05-03,Late~2~Late",
                "Report of May|Comment,Ward|Late,3|Good,4~2~Late/Good",
                "sep=;|Report|id;text|1;a~2~a",
                "\"Report\", said he|id,text|1,a~2~a",
                "Report>of May|id>text|1>a~2~a",
                // A row of data is none, whatever its words are.
                "Comment,Ward|post,user|b,c~1~post/b",
                "Nr;Art;Inhalt|1;post;name|2;text;user~0~!no_heading@record/!no_heading@record/!no_heading@record",
                "Comment|\"a|b\"|c~1~a;b/c",
            })
    void titles_above_a_heading_are_passed_over(String body, long headingRow, String expected) throws IOException {
        String text = body.replace('|', '\n').replace('>', '\t');
        RecordReader reader = RecordReader.open(SourceFormat.CSV, stream(text), LIMITS, FieldNames.STANDARD);
        List<RawRecord> records = new ArrayList<>();
        long row = Math.max(headingRow, 0);
        for (RawRecord each = reader.next(); each != null; each = reader.next()) {
            records.add(each);
            assertEquals(++row, reader.row(each));
        }
        assertEquals(expected, summary(records).replace('|', '/').replace('\n', ';'));
        assertEquals(headingRow, reader.headingRow());
    }

    @Test
    void a_heading_is_looked_for_among_few_rows_and_a_row_that_is_too_large_stays_one() throws IOException {
        String above = "Report\n".repeat(20);
        assertEquals("a", summary(read(SourceFormat.CSV, above + "id,text\n1,a\n")));
        List<RawRecord> records = read(SourceFormat.CSV, "Report\n" + above + "id,text\n1,a\n");
        assertEquals(23, records.size());
        assertEquals("!no_heading@record", summary(records.subList(22, 23)));
        String large = "\"" + "x\n".repeat(LIMITS.recordBytesMax()) + "\"";
        assertEquals("!too_large@record|b", summary(read(SourceFormat.CSV, "text\n" + large + "\nb\n")));
        assertEquals("!too_large@record|b", summary(read(SourceFormat.CSV, "Comment,Ward\n" + large + ",3\nb,4\n")));
    }

    @Test
    void a_heading_that_the_sender_told_is_found_below_titles() throws IOException {
        FieldNames names = FieldNames.with(Map.of("Mitteilung", "text"));
        assertEquals("ja", summary(read(SourceFormat.CSV, stream("Bericht\nNr,Mitteilung\n7,ja\n"), names)));
    }

    @Test
    void a_quote_that_nobody_closes_keeps_none_of_the_empty_lines_behind_it() throws IOException {
        InputStream in = new SequenceInputStream(stream("id,text\n1,\""), new Endless('\n', 20 << 20));
        assertEquals("!too_large@record", summary(read(SourceFormat.CSV, in, FieldNames.STANDARD)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "text>date|\"first, line|second \"\"x\"\" line\">d~first, line/second \"x\" line",
                "date>text|d>\"first||second\"|d>b~first//second;b",
                "date>text|d>\"a>b\"~a>b",
                "date>text|d>\"a\" he said|d>b~\"a\" he said;b",
                "date>text|d>\"never closed|d>b|d>it is 5\"~\"never closed;b;it is 5\"",
                "text|\"never closed|b|it is 5\"~\"never closed;b;it is 5\"",
                "date>\"text\"|d>a~a",
            })
    void tsv_is_quoted_where_that_makes_a_row_of_it(String body, String expected) throws IOException {
        String text = body.replace('|', '\n').replace('>', '\t');
        String read = summary(read(SourceFormat.TSV, text)).replace('|', ';');
        assertEquals(expected, read.replace('\n', '/').replace('\t', '>'));
    }

    @Test
    void tsv_leaves_a_quotation_mark_that_begins_a_text_and_ignores_columns_it_does_not_know() throws IOException {
        List<RawRecord> records = read(
                SourceFormat.TSV,
                "id\tts\tlang\tsource\tlabel\ttext\n1\t2020-10-02T10:47:12Z\ten\tcaves\tx\t\"a \"quoted start\n");
        RawPost post = assertInstanceOf(Read.class, records.get(0)).post();
        assertEquals("\"a \"quoted start", post.text());
        assertEquals("2020-10-02T10:47:12Z", post.createdAt());
        assertEquals("en", post.languageHint());
        assertNull(post.platform());
    }

    @Test
    void a_mapping_names_any_column() throws IOException {
        FieldNames names = FieldNames.with(Map.of("Mitteilung", "text", "wer", "author.handle"));
        List<RawRecord> records = read(SourceFormat.CSV, stream("Mitteilung,wer,text\nja,du,nein\n"), names);
        RawPost post = assertInstanceOf(Read.class, records.get(0)).post();
        assertEquals("ja", post.text());
        assertEquals("du", post.author().handle());
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /** So many of one character, without holding them. */
    private static final class Endless extends InputStream {
        private final char each;
        private long left;

        Endless(char each, long left) {
            this.each = each;
            this.left = left;
        }

        @Override
        public int read() {
            return left-- > 0 ? each : -1;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            int count = (int) Math.min(length, left);
            java.util.Arrays.fill(into, offset, offset + count, (byte) each);
            left -= count;
            return count;
        }
    }
}
