package org.listeningpost.ingest.enrich.sentiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.listeningpost.post.Sentiment;

final class SentimentAnalyzerTest {
    private static final SentimentAnalyzer ANALYZER = SentimentAnalyzer.standard();

    private static Sentiment judge(String text, String language) {
        Sentiment sentiment = ANALYZER.judge(text, language);
        assertNotNull(sentiment, text);
        return sentiment;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | negative | just tested positive for covid, ugh",
                "en | positive | biopsy came back negative, thank god",
                "en | negative | sick of waiting for a call back",
                "en | positive | dying to meet my new nephew at the hospital",
                "en | neutral  | Flu shots are available at the clinic on Monday.",
                "en | neutral  | Emergency care moves to the new building on Monday.",
                "en | negative | the staff was not helpful",
                "en | positive | no side effects at all, so happy",
                "en | positive | the wait was long but the nurses were amazing",
                "en | negative | the nurses were nice but the bill was horrible",
                "en | negative | thanks for nothing 🙄",
                "en | negative | pharmacy closed again 😡😡",
                "en | positive | second dose done 🎉💪",
                "en | negative | WORST clinic ever!!!",
                "es | negative | di positivo otra vez, me siento fatal",
                "es | positive | la prueba salió negativa, qué alivio",
                "es | negative | no recomiendo esta clínica a nadie",
                "es | positive | me muero de ganas de abrazar a mi abuela",
                "es | neutral  | El centro de vacunación abre el lunes a las nueve.",
                "es | positive | mucha espera pero los médicos fueron maravillosos",
                "es | negative | gracias por nada, urgencias 🙄",
            })
    void talk_about_health_is_read_in_its_own_sense(String language, String label, String text) {
        assertEquals(label, judge(text, language).label(), text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | good doctor | not a good doctor",
                "en | the food was good | the food was good but everything else was terrible",
                "en | great visit 😍 | great visit 😡",
                "es | buena atención | no fue buena atención",
                "es | la comida bien | la comida bien pero todo lo demás horrible",
            })
    void the_second_of_a_pair_sounds_worse(String language, String better, String worse) {
        assertTrue(judge(better, language).score() > judge(worse, language).score());
    }

    @Test
    void a_placeholder_changes_nothing() {
        for (String text : List.of("X was so kind to me!", "They lied to X and X is angry", "gracias a X por todo")) {
            String without = text.replace("X", "");
            for (String placeholder : List.of("[PERSON]", "[DATE]", "[DATE:2024]", "[PLACE]", "[URL:who.int]")) {
                for (String language : List.of("en", "es", "de", "und")) {
                    assertEquals(judge(without, language), judge(text.replace("X", placeholder), language));
                }
            }
        }
    }

    @Test
    void the_same_text_gives_the_same_answer_in_every_thread() {
        List<String> texts = List.of("I love this clinic", "awful wait", "la peor clínica", "Dose 2 on Monday");
        List<Sentiment> expected = texts.stream().map(text -> judge(text, "en")).toList();
        SentimentAnalyzer shared = SentimentAnalyzer.standard();
        java.util.stream.IntStream.range(0, 2_000).parallel().forEach(i -> {
            int at = i % texts.size();
            assertEquals(expected.get(at), shared.judge(texts.get(at), "en"));
        });
    }

    @Test
    void a_language_without_labeled_posts_is_judged_by_emoji_or_not_at_all() {
        assertEquals(Sentiment.POSITIVE, judge("Rokotus otettu 🎉❤️", "fi").label());
        assertEquals(Sentiment.NEGATIVE, judge("ワクチン 😡", "ja").label());
        assertNull(ANALYZER.judge("Rokotus otettu tänään", "fi"));
        assertNull(ANALYZER.judge("", "en"));
        assertNull(ANALYZER.judge("[PERSON] @user https://who.int/x", "en"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://who.int/news",
                "www.cdc.gov/flu?x=1",
                "[URL]",
                "@clinic",
                "@nurse @clinic",
                "[HANDLE]",
                "  @clinic https://who.int/positive-test-love-hate \n",
            })
    void a_post_of_links_and_mentions_alone_has_no_tone(String text) {
        for (String language : List.of("en", "es", "und", "de", "fi")) {
            assertNull(ANALYZER.judge(text, language));
            assertNull(ANALYZER.answer(text, language));
            assertEquals(List.of(), ANALYZER.explain(text, language));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | My brother is on a ventilator. | 12 patients are on a ventilator, the county reports.",
                "en | I have covid again | The county reports 40 covid cases.",
                "es | mi hijo está en la uci | Hay 12 ingresados en la uci, según la consejería.",
                "es | llevo cuatro horas esperando | Horario de espera: de 8 a 12.",
            })
    void the_same_matter_sounds_worse_from_those_whom_it_befell(String language, String told, String counted) {
        assertTrue(judge(told, language).score() < judge(counted, language).score());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | negative | Hospice called about my mom.",
                "en | negative | my claim got denied",
                "en | positive | Dad is off the ventilator and home today",
                "en | positive | no more chemo for my son",
                "es | negative | sigo sin cita y nadie contesta",
                "es | positive | ya me dieron el alta",
                "es | positive | menos mal que por fin me dieron cita, qué ganas",
            })
    void news_is_told_without_saying_so(String language, String label, String text) {
        assertEquals(label, judge(text, language).label(), text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "negative | echo de menos las tardes con mi abuelo",
                "neutral  | la serie ni fu ni fa, pero la acabaré",
                "positive | por fin en casa, qué ganas tenía",
                "positive | menudo golazo, qué crack",
            })
    void everyday_spanish_is_read_by_its_idioms(String label, String text) {
        assertEquals(label, judge(text, "es").label(), text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fr | positive | Merci à toute l'équipe de l'hôpital, merveilleux !!",
                "de | negative | Die Klinik war schrecklich, nie wieder",
                "it | positive | Grazie all'ospedale, medici bravissimi ❤️"
            })
    void other_languages_are_read_by_general_weights_in_talk_about_health_too(
            String language, String label, String text) {
        assertEquals(label, judge(text, language).label(), text);
    }

    @Test
    void a_word_is_left_out_of_talk_about_health_without_making_it_other_talk() {
        assertEquals(
                "wonderful",
                ANALYZER.explain("The clinic was wonderful", "en").getFirst().text());
    }

    @Test
    void what_is_unsure_is_not_answered() {
        String sure = "I love love love this wonderful hospital, best nurses ever ❤️";
        assertEquals(ANALYZER.judge(sure, "en"), ANALYZER.answer(sure, "en"));
        Sentiment byEmojiAlone = judge("Rokotus 😐", "fi");
        assertNull(ANALYZER.answer("Rokotus 😐", "fi"), byEmojiAlone.toString());
    }

    @Test
    void score_and_confidence_keep_their_bounds() {
        for (LabeledPosts set : LabeledPosts.health("dev")) {
            for (LabeledPosts.Post post : set.posts()) {
                Sentiment sentiment = judge(post.text(), set.language());
                assertTrue(Math.abs(sentiment.score()) <= sentiment.confidence() + 1e-9, post.text());
                assertTrue(sentiment.confidence() >= 1.0 / 3 && sentiment.confidence() <= 1, post.text());
            }
        }
    }

    @Test
    void the_words_that_carried_it_are_named_with_their_places() {
        String text = "Parking was fine. The nurse was horrible to my mom";
        SentimentAnalyzer.Reason heaviest = ANALYZER.explain(text, "en").getFirst();
        assertEquals("horrible", heaviest.text());
        assertEquals("horrible", text.substring(heaviest.start(), heaviest.end()));
        assertTrue(heaviest.weight() < 0);
        String phrase = "Covid again, tested positive today";
        assertTrue(ANALYZER.explain(phrase, "en").stream()
                .anyMatch(reason -> "tested positive".equals(reason.text()) && reason.weight() < 0));
        assertEquals(List.of(), ANALYZER.explain("[PERSON]", "en"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Worst hospital ever, rude staff, horrible and disgusting",
                "Absolutely horrible experience. The staff was rude, the waiting room was filthy and nobody cared. I will never"
                        + " come back to this awful place.",
                "The nurses were wonderful, kind and caring. Thank you so much, I love this hospital, amazing team, best care"
                        + " ever!",
                "Terrible billing department. Nobody answers the phone, nobody calls back. Shameful.",
                "Horrible. El personal fue grosero y la sala estaba sucia. El peor hospital, nunca vuelvo.",
                "😡😡😡 🤮🤮"
            })
    void where_many_words_say_the_same_they_are_named_too(String text) {
        String language = text.startsWith("Horrible. El") ? "es" : text.startsWith("😡") ? "ja" : "en";
        double score = judge(text, language).score();
        SentimentAnalyzer.Reason heaviest = ANALYZER.explain(text, language).getFirst();
        assertEquals(Math.signum(score), Math.signum(heaviest.weight()), heaviest.toString());
    }

    @Test
    void words_far_into_a_long_text_are_named_as_well() {
        String neutral = "we went to the desk at nine and then to a room on the other floor ".repeat(8);
        String text = neutral + "She was rude, she screamed at us, worst hospital ever, I hate this awful place.";
        assertTrue(
                ANALYZER.explain(text, "en").stream()
                        .anyMatch(reason -> reason.start() > neutral.length() && reason.weight() < 0),
                () -> ANALYZER.explain(text, "en").toString());
    }

    @Test
    void any_text_is_judged_in_linear_time() {
        String alphabet = "aé ñ?!.#@&;:()/</3_[]'’\n…0\uD83D\uDE00\uD83D\u200D\uFE0Fwhttp://[PERSON]tested positive";
        Random random = new Random(11);
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            for (int i = 0; i < 20_000; i++) {
                StringBuilder text = new StringBuilder();
                for (int j = random.nextInt(60); j > 0; j--) {
                    text.append(alphabet.charAt(random.nextInt(alphabet.length())));
                }
                String hostile = text.toString();
                assertEquals(ANALYZER.judge(hostile, "en"), ANALYZER.judge(hostile, "en"));
                ANALYZER.judge(hostile, "es");
                ANALYZER.judge(hostile, "xx");
            }
            for (String unit : List.of(
                    "a",
                    "good ",
                    "not ",
                    "tested ",
                    "!",
                    "[",
                    "[PERSON]",
                    "&",
                    "@",
                    "\uD83D",
                    "😀",
                    ":",
                    "<",
                    "no _ ")) {
                String million = unit.repeat(1_000_000 / unit.length());
                ANALYZER.judge(million, "en");
                ANALYZER.explain(million, "en");
            }
        });
    }
}
