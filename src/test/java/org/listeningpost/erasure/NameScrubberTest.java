package org.listeningpost.erasure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class NameScrubberTest {
    private static final String JOE = "abcdefghijklmnopqrstuvwx22";
    private static final String ANN = "zzzzefghijklmnopqrstuvwx77";
    private static final String POST = "Ab-_efghijklmnopqrstuvw1";

    private final NameScrubber forgetting =
            new NameScrubber(name -> Set.of(JOE, POST).contains(name) ? null : name, false);
    private final NameScrubber renaming = new NameScrubber(name -> name.equals(JOE) ? ANN : name, true);

    @Test
    void a_document_that_names_nobody_is_the_same_object() throws JsonProcessingException {
        ObjectNode document = json("{'query':'flu','numbers':{'y':[1,2,null]},'evidence':[{'summary':'" + ANN + "'}]}");
        assertSame(document, forgetting.scrub(document));
    }

    @Test
    void lists_lose_what_is_gone_and_sentences_say_that_it_is() throws JsonProcessingException {
        assertEquals(
                json("{'post_ids':['" + ANN + "'],'key':'[erased]','sentence':'a new author [erased] came'}"),
                forgetting.scrub(json("{'post_ids':['" + POST + "','" + ANN + "'],'key':'" + JOE
                        + "','sentence':'a new author " + JOE + " came'}")));
        assertEquals(
                json("{'told':{'" + ANN + "':1}}"),
                forgetting.scrub(json("{'told':{'" + JOE + "':1,'" + ANN + "':1}}")));
    }

    @Test
    void evidence_that_points_at_an_erased_post_goes_and_the_other_stays() throws JsonProcessingException {
        assertEquals(
                json("{'evidence':[{'url':'https://cdc.gov/flu'}]}"),
                forgetting.scrub(json("{'evidence':[{'url':'https://lp.example/v1/posts/" + POST
                        + "'},{'url':'https://cdc.gov/flu'}]}")));
    }

    @Test
    void a_standing_query_is_left_by_an_erasure_and_follows_a_renaming() throws JsonProcessingException {
        ObjectNode document = json("{'query':'author:" + JOE + " flu'}");
        assertSame(document, forgetting.scrub(document));
        assertEquals(json("{'query':'author:" + ANN + " flu'}"), renaming.scrub(document));
        assertEquals(
                json("{'rule':{'subject':{'query':'@" + ANN + "'}}}"),
                renaming.scrub(json("{'rule':{'subject':{'query':'@" + JOE + "'}}}")));
    }

    @Test
    void a_longer_name_that_begins_alike_is_another() throws JsonProcessingException {
        ObjectNode document = json("{'sentence':'" + JOE + "x " + POST + "_'}");
        assertSame(document, forgetting.scrub(document));
    }

    @Test
    void a_field_that_merely_looks_like_a_name_stays() throws JsonProcessingException {
        ObjectNode document = json("{'rule':{'cool_down_minutes':5,'" + POST + "':1}}");
        assertSame(document, new NameScrubber(name -> null, false).scrub(document));
        assertEquals(Set.of(JOE), NameScrubber.names(json("{'cool_down_minutes':5,'told':{'" + JOE + "':1}}")));
    }

    private static ObjectNode json(String text) throws JsonProcessingException {
        return (ObjectNode) new ObjectMapper().readTree(text.replace('\'', '"'));
    }
}
