package org.listeningpost.ingest.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.listeningpost.ingest.source.RawRecord.Read;
import org.listeningpost.ingest.source.RawRecord.Unreadable;
import org.listeningpost.ingest.source.TableColumns.Column;

final class TableColumnsTest {
    private static List<String> cells(String row) {
        return Arrays.asList(row.split("[|]", -1));
    }

    private static TableColumns of(String heading) {
        return new TableColumns(cells(heading), FieldNames.STANDARD);
    }

    private static RawPost post(TableColumns columns, String row) {
        return assertInstanceOf(Read.class, columns.record(cells(row), 0)).post();
    }

    private static String fault(TableColumns columns, String row) {
        Unreadable fault = assertInstanceOf(Unreadable.class, columns.record(cells(row), 0));
        return fault.field() + " " + fault.code();
    }

    @Test
    void comments_are_words_where_a_table_has_no_other_text() {
        TableColumns feedback = of("Date|Comments");
        assertEquals(
                "The nurse was kind",
                post(feedback, "2026-05-03|The nurse was kind").text());
        assertEquals(3L, post(feedback, "2026-05-03|3").engagement().comments());
        assertEquals("text", feedback.columns().get(1).field());
        TableColumns counted = of("Date|Text|Comments");
        assertEquals(3L, post(counted, "2026-05-03|Hello|3").engagement().comments());
        assertEquals("engagement.comments wrong_type", fault(counted, "2026-05-03|Hello|Many"));
        assertEquals("engagement.comments wrong_type", fault(of("Date|comment_count"), "2026-05-03|Many"));
        assertTrue(TableColumns.namesText(cells("Fecha|Respuestas")));
        assertFalse(TableColumns.namesText(cells("Area|Comments")));
    }

    @Test
    void texts_of_several_columns_stand_together() {
        TableColumns open = of("Fecha|Comentario|Opinión|Observaciones");
        assertEquals("Bien\nMal", post(open, "2026-05-03|Bien| |Mal").text());
        assertTrue(open.columns().stream().allMatch(column -> column.behind() == null));
        assertEquals("a\nb", post(of("Comment|Comment"), "a|b").text());
        TableColumns mapped = new TableColumns(cells("A|text|B"), FieldNames.with(Map.of("A", "text", "B", "text")));
        assertEquals("a\nb", post(mapped, "a|x|b").text());
        assertEquals("x", post(mapped, "|x|").text());
        assertEquals(new Column("text", "text", "A"), mapped.columns().get(1));
        String whole = "We waited for three hours, and nobody came to us.";
        assertEquals(
                whole,
                post(of("tweet|full_text"), "We waited for three hours, and…|" + whole)
                        .text());
    }

    @Test
    void column_that_another_one_is_preferred_to_says_so_and_counts_where_that_is_empty() {
        TableColumns columns = of("Date|Fecha|Text|Date");
        assertEquals(
                Arrays.asList(null, "Date", null, "Date"),
                columns.columns().stream().map(Column::behind).toList());
        assertEquals("1", post(columns, "1|2|a|3").createdAt());
        assertEquals("3", post(columns, " |2|a|3").createdAt());
        assertEquals("2", post(columns, " |2|a| ").createdAt());
        assertEquals("Lifetime", post(of("Date|Text"), "Lifetime|a").createdAt());
        assertEquals("1", post(of("Date|Publish time|Text"), "Lifetime|1|a").createdAt());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            nullValues = "null",
            value = {
                "Date|Time|Text~2026-05-03|14:05|a~2026-05-03 14:05",
                "Time|Date|Text~2:05 p. m. EST|5/3/2026|a~5/3/2026 2:05 p. m. EST",
                "Fecha|Hora|Texto~20260503|14:05:11-07:00|a~2026-05-03 14:05:11-07:00",
                "Date|Time|Text~2026-05-03T00:00|1899-12-30T14:05|a~2026-05-03 14:05",
                "Date|Time|Text~5/3/2026 0:00|9:05|a~5/3/2026 9:05",
                "Date|Time|Text~3 de mayo de 2026|14:05|a~3 de mayo de 2026 14:05",
                // A date with a time of its own keeps it, and a time without a day is no date.
                "Date|Time|Text~2026-05-03 10:00|14:05|a~2026-05-03 10:00",
                "Date|Time|Text~1777817111|14:05|a~1777817111",
                "Date|Time|Text~|2026-05-03 14:05|a~2026-05-03 14:05",
                "Date|Time|Text~2026-05-03||a~2026-05-03",
                "Date|Time|Text~|14:05|a~null",
                "created_at|Time|Text~2026-05-03T10:00:00Z|14:05|a~2026-05-03T10:00:00Z",
            })
    void a_day_and_a_time_in_two_columns_are_one_date(String heading, String row, @Nullable String createdAt) {
        assertEquals(createdAt, post(of(heading), row).createdAt());
    }

    @Test
    void a_day_and_a_time_are_one_date_under_names_that_the_sender_told() {
        TableColumns columns = new TableColumns(
                cells("Tag|Uhrzeit|Text"), FieldNames.with(Map.of("Tag", "created_at", "Uhrzeit", "created_at")));
        assertEquals("03.05.2026 14:05", post(columns, "03.05.2026|14:05|a").createdAt());
        assertEquals("1", post(of("DateTime|Text"), "1|a").createdAt());
        assertEquals("1", post(of("Date/Time|Text"), "1|a").createdAt());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.79E+18", "1,79E+18", "2E+18", "1.79000000012346e+18"})
    void id_that_a_spreadsheet_rounded_is_refused(String id) {
        assertEquals("id rounded_id", fault(of("id|text"), id + "|a"));
        assertEquals("in_reply_to rounded_id", fault(of("text|reply_to"), "a|" + id));
        assertEquals("1e5", post(of("id|text"), "1e5|a").nativeId());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "1,234~1234",
                "1,234,567~1234567",
                "1.234.567~1234567",
                "1 234~1234",
                "1'234~1234",
                "12.0~12",
                "1,23~wrong",
                "1.234~wrong",
                "1,234.567~wrong",
                "1,234 567~wrong",
            })
    void a_count_may_be_written_for_people_where_that_has_one_meaning(String cell, String expected) {
        TableColumns columns = of("Text|Likes");
        boolean isCount = columns.record(cells("a|" + cell), 0) instanceof Read;
        assertEquals(
                expected,
                isCount ? String.valueOf(post(columns, "a|" + cell).engagement().likes()) : "wrong");
    }

    @Test
    void column_that_is_mapped_to_nothing_is_not_used() {
        TableColumns columns = new TableColumns(
                cells("Post type|Text|Channel"), FieldNames.with(Map.of("Channel", "", "post type", "")));
        assertEquals(
                Arrays.asList(null, "text", null),
                columns.columns().stream().map(Column::field).toList());
    }

    @Test
    void kind_that_is_none_and_spanish_words_for_yes_cost_nothing() {
        TableColumns columns = of("Tipo|Texto|Verificado");
        assertEquals(null, post(columns, "Queja|a|Sí").kind());
        assertEquals(true, post(columns, "tweet|a|VERDADERO").author().verified());
        assertEquals("tweet", post(columns, "tweet|a|Falso").kind());
    }

    @Test
    void line_above_a_table_is_no_heading_for_having_one_word_of_it() {
        assertFalse(of("Date|2026-05-03").isHeading());
        assertFalse(of("Report of May").isHeading());
        assertTrue(of("Comment|Question 1").isHeading());
        assertTrue(of("Rating|Ward").isHeading());
        assertTrue(of("Date|Rating|Question 1").isHeading());
    }
}
