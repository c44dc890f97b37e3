package org.listeningpost.trend.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticClients;
import org.listeningpost.testing.ElasticExtension;

/** What cannot be asked of trends and comparisons. */
@ExtendWith(ElasticExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TrendRefusalsIT {
    private TrendFixture api;

    @BeforeAll
    void start(ElasticClients clients, IndexNames names) {
        api = new TrendFixture(clients, names);
    }

    @AfterAll
    void stop() {
        api.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "volume?interval=minute | interval | unknown_value | day",
                "volume?interval=hour&from=2025-01-01&to=2026-01-01 | interval | too_many_buckets | interval=day",
                "volume?from=2026-03-02&to=2026-03-01 | to | empty_window |",
                "volume?from=2026-02-30 | from | invalid_date |",
                "volume?from=2030-01-01 | from | in_the_future |",
                "volume?from=2026-03-02T10:00:00 | from | invalid_date |",
                "volume?split=author | split | unknown_value | platform",
                "hashtags?split=platform | split | not_with_ranking | query=platform:...",
                "volume?baseline=yesterday | baseline | unknown_value | previous_period",
                "volume?baseline=same_weekdays&interval=month | baseline | needs_weekdays | previous_period",
                "volume?time_zone=Mars/Olympus | time_zone | unknown_zone | UTC",
                "volume?size=51&split=platform | size | out_of_range |",
                "volume?split=platform&size=50&from=2025-01-01&to=2026-03-01 | size | too_many_cells | size=34",
                "volume?format=xml | format | unknown_value | json",
                "emerging?days=8 | days | out_of_range |",
                "emerging?to=2026-03-15 | to | not_over | 2026-03-14",
                "gaps?to=2026-02-30 | to | invalid_date |",
                "gaps?query=facility:a&time_zone=Asia/Tokyo | time_zone | not_with_places | UTC",
                "volume?query=-facility:a | query | place_must_narrow | facility:... (the rest), or split=facility",
                "volume?query=facility:a OR flu | query | place_must_narrow | facility:... (the rest), or split=facility",
                "volume?query=facility:a OR region:US-TX | query | place_must_narrow | facility:... (the rest), or split=facility",
                "emerging?query=fever (region:US-TX OR cough) | query | place_must_narrow | facility:... (the rest), or split=facility",
                "volume?query=facility:a created:2026-03-02 | query | times_with_places | from=...&to=...",
                "gaps?query=facility:a (flu OR NOT created:2026-03-02) | query | times_with_places | from=...&to=...",
                "volume?from= | from | invalid_date |",
                "volume?to= | to | invalid_date |",
                "volume?size=5 | size | not_without_split | split=platform",
                "volume?table=totals | table | needs_csv | format=csv",
                "volume?format=csv&table=most_asked | table | unknown_value | points",
                "volume?colour=red | colour | unknown_parameter |",
            })
    void what_cannot_be_is_refused_with_the_bound_and_what_would_fit(
            String path, String field, String code, String suggestion) {
        JsonNode error = api.refusal(path);
        assertEquals(field, error.path("field").asText(), error::toString);
        assertEquals(code, error.path("code").asText());
        assertEquals(
                suggestion == null ? "" : suggestion, error.path("suggestion").asText(""));
    }

    @Test
    void a_mistake_in_the_query_has_a_place_and_an_unknown_trend_is_not_found() {
        JsonNode error = api.refusal("volume?query=(flu");
        assertEquals(0, error.path("position").asInt());
        assertEquals(404, api.send("manager", "GET", "/v1/trends/mood", null).statusCode());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | query | missing",
                "{'query':'flu'} | window | missing",
                "{'query':'flu','window':{'from':'2026-02-30','to':'2026-03-01'}} | window.from | invalid_date",
                "{'query':'flu','window':{'from':'2026-03-02','to':'2026-03-01'}} | window.to | empty_window",
                "{'query':'flu','window':{'from':'2026-03-01','to':'2026-03-15'}} | window.to | not_over",
                "{'query':'flu','window':{'from':'2026-03-01','to':'2026-03-05'}} | window | too_few_days",
                "{'query':'flu','window':{'from':'2024-03-01','to':'2026-03-05'}} | window | too_many_days",
                "{'query':'flu','window':{'from':'2026-03-01','to':'2026-03-10'},'measures':['joy']} | measures | unknown_value",
                "{'query':'flu','window':{'from':'2026-03-01','to':'2026-03-10'},'measures':[]} | measures | empty",
                "{'query':'flu','window':{'from':'2026-03-01','to':'2026-03-10'},'measures':'volume'} | measures | wrong_type",
                "{'query':'flu','window':{'from':'2026-03-01'}} | window.to | missing",
                "{'query':'flu','window':{'from':'2026-03-01','to':'2026-03-10'},'control':{}} | control | one_of",
                "{'query':'flu','window':{'from':'2026-03-01','to':'2026-03-10'},'baseline':{'from':'2026-02-20','to':'2026-03-01'}} | baseline | overlaps",
            })
    void a_comparison_that_cannot_be_is_refused(String body, String field, String code) {
        JsonNode error = api.answer(api.send("manager", "POST", "/v1/compare", body.replace('\'', '"')), 400)
                .at("/errors/0");
        assertEquals(field, error.path("field").asText(), error::toString);
        assertEquals(code, error.path("code").asText());
    }
}
