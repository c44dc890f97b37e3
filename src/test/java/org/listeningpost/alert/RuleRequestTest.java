package org.listeningpost.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.listeningpost.http.Json;
import org.listeningpost.http.ProblemException;

final class RuleRequestTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"kind\":\"threshold\",\"at_least\":40}",
                "{\"kind\":\"spike\",\"sensitivity\":\"low\"}",
                "{\"kind\":\"rise\"}",
                "{\"kind\":\"new_value\",\"field\":\"author\",\"min_posts\":1,\"lookback_days\":30}",
                "{\"kind\":\"sentiment_turn\",\"min_posts\":20,\"label\":\"positive\"}",
                "{\"kind\":\"silence\",\"by\":\"platform\"}"
            })
    void a_condition_comes_back_as_it_was_sent(String json) throws JsonProcessingException {
        ConditionFields sent = Json.mapper().readValue(json, ConditionFields.class);
        assertEquals(sent, ConditionFields.of(sent.condition()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | condition.kind",
                "{'kind':'boom'} | condition.kind",
                "{'kind':'threshold'} | condition.at_least",
                "{'kind':'threshold','at_least':0} | condition.at_least",
                "{'kind':'threshold','at_least':2,'by':'source'} | condition.by",
                "{'kind':'spike','sensitivity':'extreme'} | condition.sensitivity",
                "{'kind':'rise','min_posts':2} | condition.min_posts",
                "{'kind':'new_value'} | condition.field",
                "{'kind':'new_value','field':'text'} | condition.field",
                "{'kind':'new_value','field':'author','lookback_days':5000} | condition.lookback_days",
                "{'kind':'sentiment_turn','label':'angry'} | condition.label",
                "{'kind':'silence','by':'author'} | condition.by"
            },
            quoteCharacter = '~')
    void a_mistake_in_a_condition_is_named(String json, String field) throws JsonProcessingException {
        ConditionFields sent = Json.mapper().readValue(json.replace('\'', '"'), ConditionFields.class);
        ProblemException refused = assertThrows(ProblemException.class, sent::condition);
        assertEquals(field, refused.problem().errors().getFirst().field());
        assertEquals(400, refused.problem().status());
    }

    @Test
    void nothing_is_told_of_a_single_post_unless_asked() {
        ConditionFields fields = new ConditionFields("new_value", null, null, "platform", null, null, null, null);
        assertEquals(3, ((Condition.NewValue) fields.condition()).postsMin());
    }
}
