package org.listeningpost.ingest.source.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.listeningpost.ingest.source.RawPost;
import org.listeningpost.ingest.source.RawRecord.Read;

final class SurveyAnswersTest {
    private static RawPost answer(String heading, String row) throws IOException {
        byte[] body = (heading + "\n" + row + "\n").getBytes(StandardCharsets.UTF_8);
        return ((Read) Fixtures.read("survey", body).getFirst()).post();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Fecha de nacimiento",
                "Fecha de ingreso",
                "Fecha de alta",
                "Fecha de la cirugía",
                "Fecha de su visita",
                "Date of birth",
                "Birth date",
                "What is your date of birth?",
                "¿Cuál es su fecha de nacimiento?",
                "Visit date",
                "Appointment time",
            })
    void a_date_out_of_the_life_of_the_respondent_is_never_the_answers_and_never_its_words(String heading)
            throws IOException {
        RawPost answer =
                answer("Response ID;" + heading + ";Fecha de envío;Comentarios", "7;1984-02-03;2026-05-04;Bien");
        assertEquals("2026-05-04", answer.createdAt());
        assertEquals("Bien", answer.text());
        assertNull(answer(heading + ",Comments", "1984-02-03,Good").createdAt());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Fecha",
                "Fecha de envío",
                "Fecha de la encuesta",
                "Fecha y hora de finalización",
                "Hora de finalización",
                "Submitted at",
                "Completion time",
                "End Date (UTC)",
                "Recorded Date",
                "Marca temporal",
            })
    void the_date_of_an_answer_is_known_by_what_it_is_the_date_of(String heading) throws IOException {
        assertEquals(
                "2026-05-04", answer(heading + ",Comments", "2026-05-04,Good").createdAt());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "First name,Last name,Comments",
                "Nombre,Apellidos,Comentarios",
                "Primer nombre,Primer apellido,Comentarios",
                "Given name,Surname,Comments",
                "Patient name,What is your last name?,Comments",
            })
    void all_names_of_a_row_are_names_to_take_out_of_its_words(String heading) throws IOException {
        RawPost answer = answer(heading, "Ann,Long,Long was told to wait");
        assertEquals("Ann Long", answer.author().displayName());
        assertEquals("Long was told to wait", answer.text());
    }

    @Test
    void a_text_parted_by_tabs_may_begin_with_a_quotation_mark() throws IOException {
        RawPost answer = answer("Submitted at\tComments", "2026-05-04\t\"Great\" staff, thanks");
        assertEquals("\"Great\" staff, thanks", answer.text());
        assertEquals("2026-05-04", answer.createdAt());
        assertEquals(
                "Great staff, \"thanks\"",
                answer("Submitted at\tComments", "2026-05-04\t\"Great staff, \"\"thanks\"\"\"")
                        .text());
    }

    @Test
    void a_score_beyond_its_scale_costs_the_score_and_not_the_words() throws IOException {
        RawPost beyond = answer("Overall satisfaction,Comments", "8,Good");
        assertNull(beyond.rating());
        assertNull(beyond.ratingMax());
        assertEquals("Good", beyond.text());
        RawPost told = answer("Overall satisfaction (1-10),Comments", "8,Good");
        assertEquals(8.0, told.rating());
        assertEquals(10.0, told.ratingMax());
    }

    @Test
    void what_is_measured_on_a_body_is_no_score() throws IOException {
        assertEquals(
                4.0,
                answer("Heart rate,Pain scale (0-10),Overall rating,Comments", "88,7,4,Good")
                        .rating());
    }

    @Test
    void empty_cells_behind_the_last_heading_cost_nothing() throws IOException {
        assertEquals("Good", answer("Date,Comments", "2026-05-04,Good,,").text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"anonymous", "Anonymous", "anónimo", "Anónima", "N/A"})
    void whoever_gave_no_name_is_nobody_and_his_answer_has_the_id_that_the_survey_gave(String nobody)
            throws IOException {
        String heading = "ID,Completion time,Email,Name,Comments";
        RawPost one = answer(heading, "1,2026-05-04 10:00:00," + nobody + "," + nobody + ",Good");
        RawPost other = answer(heading, "2,2026-05-04 10:00:00," + nobody + "," + nobody + ",Good");
        assertNull(one.author().id());
        assertNull(one.author().displayName());
        assertEquals(List.of(1, 2), List.of(idOf(one), idOf(other)));
    }

    @Test
    void an_id_beside_a_day_may_be_a_patients_and_is_no_id_of_an_answer() throws IOException {
        assertNull(answer("ID,Date,Comments", "17,2026-05-03,Good").nativeId());
        assertNull(answer("ID,Comments", "17,Good").nativeId());
    }

    private static int idOf(RawPost answer) {
        String id = String.valueOf(answer.nativeId());
        return Integer.parseInt(id.substring(id.indexOf(':') + 1, id.indexOf('@')));
    }

    @Test
    void titles_above_the_questions_are_passed_over_in_a_text_as_in_a_sheet() throws IOException {
        RawPost answer = answer("Patient feedback\n\nResponse ID;Fecha;Comentarios", "7;2026-05-04;Bien");
        assertEquals("Bien", answer.text());
        assertEquals("2026-05-04", answer.createdAt());
        assertEquals(
                "The text says why",
                answer("Comments,Ward", "The text says why,three").text());
    }

    @Test
    void a_score_of_nothing_costs_the_score_and_not_the_words() throws IOException {
        RawPost answer = answer("Date,Rating,Comments", "2026-05-04,0/0,Good");
        assertNull(answer.rating());
        assertEquals("Good", answer.text());
    }
}
