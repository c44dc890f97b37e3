package org.listeningpost.topic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.listeningpost.narrative.analysis.LocalAnalyzers;
import org.listeningpost.narrative.match.StandingSet;

/** What the bundled vocabulary makes of what people write. */
final class TopicSetTest {
    private static final TopicSet TOPICS = TopicSet.bundled();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "My head is killing me and I can't breathe                    | headache breathing symptoms",
                "Three hours in the waiting room of the ER                    | waiting_rooms waiting",
                "Got my flu shot today, arm is sore                           | flu_vaccine after_vaccine vaccines side_effects",
                "¿Alguien más con fiebre después de la vacuna?                | fever vaccines after_vaccine symptoms",
                "La recepcionista fue muy grosera conmigo                     | reception staff",
                "Insulin prices are insane, can't afford my meds              | medicine_prices unaffordable_care cost",
                "Got a surprise bill from the hospital, $4,000                | surprise_bills medical_bills billing",
                "They want to microchip us with the jab                       | claims_microchips misinformation",
                "Llevo seis meses en lista de espera para el especialista     | waiting_lists waiting",
                "v@ccines cause aut1sm                                        | claims_autism vaccines autism_and_adhd",
                "broke out in hives all over my arms                          | skin symptoms",
                "new HIV infections are down this year                        | sexual_health conditions",
                "a pill against H.I.V., and HIV's spread                      | sexual_health conditions",
                "hacking up a lung over here, throat like razor blades        | cough_and_throat symptoms",
                "room keeps spinning whenever I stand up                      | dizziness symptoms",
                "got a $4,000 bill for a ten minute visit                     | medical_bills billing",
                "surprise out-of-network bill from the anesthesiologist       | surprise_bills billing",
                "the restroom was filthy and there was blood on the floor     | cleanliness facilities",
                "el baño del hospital estaba asqueroso                        | cleanliness facilities",
                "se me va el aire cuando subo escaleras                       | breathing symptoms",
                "llevo tres noches sin pegar ojo                              | sleep symptoms",
                "mi abuela tiene el azúcar muy alta otra vez                  | diabetes conditions",
                "me cobraron 300 dólares por una consulta                     | care_prices cost billing",
                "my arm is sore and I have chills since the shot              | fever symptoms"
            })
    void lay_words_in_both_languages_come_to_their_topics_and_areas(String text, String expected) {
        List<String> found = of(text);
        assertTrue(found.containsAll(List.of(expected.split(" "))), () -> found.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Yellow fever cases are up                  | fever",
                "So tired of this government                | fatigue",
                "Not for the faint of heart                 | dizziness",
                "La costa está preciosa hoy                 | cost",
                "What a shot by the point guard             | vaccines",
                "I love this hospital, such kind nurses     | intensive_care",
                "broke out in hives all over my arms        | sexual_health",
                "the rona got me again, two lines on the test | queues",
                "this song gives me chills                  | fever",
                "that finale was pure fever dream television | fever",
                "vacuna del papiloma para mi hija de 11 años | vaccine_hesitancy",
                "Got a dollar bill for my lost tooth        | billing"
            })
    void other_senses_of_a_word_do_not(String text, String topic) {
        assertTrue(!of(text).contains(topic), () -> of(text).toString());
    }

    @Test
    void an_area_stands_before_its_topics_and_once() {
        List<String> found = of("fever and chills, and a bad cough");
        assertEquals(List.of("symptoms", "fever", "cough_and_throat"), found);
    }

    @Test
    void a_text_about_nothing_of_it_has_no_topic() {
        assertEquals(List.of(), of("Sunset over the harbor, what a view"));
    }

    @Test
    void the_same_areas_make_the_same_set_of_the_same_queries() {
        StandingSet sets = new StandingSet(LocalAnalyzers.bundled());
        TopicSet.Compiler symptoms = new TopicSet.Compiler(sets, Map.of("lift", "symptoms"));
        assertEquals(symptoms, new TopicSet.Compiler(sets, Map.of("lift", "symptoms")));
        assertNotEquals(symptoms, new TopicSet.Compiler(sets, Map.of("lift", "vaccines")));
    }

    private static List<String> of(String text) {
        return TOPICS.of(text, "en", List.of());
    }
}
