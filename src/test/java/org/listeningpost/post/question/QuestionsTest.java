package org.listeningpost.post.question;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class QuestionsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Got my flu shot. Is it normal that my arm hurts? Ouch!  | Is it normal that my arm hurts?",
                "@user @other Did you take this #vaccine?                | Did you take this #vaccine?",
                "RT [HANDLE]: How long does immunity last? https://x.org/a?b=1 | How long does immunity last?",
                "Hola, ¿alguien sabe si la vacuna es gratis? Gracias     | ¿alguien sabe si la vacuna es gratis?",
                "Me duele el brazo ¿es normal                            | ¿es normal",
                "¿Dónde me puedo vacunar?!                               | ¿Dónde me puedo vacunar?!",
                "Dr. Lee says no. Can I eat before the test?             | Can I eat before the test?",
                "Take 2.5 mg at 8 p.m. or later?                         | Take 2.5 mg at 8 p.m. or later?",
                "When was it approved ??                                 | When was it approved ??",
                "ワクチンは安全ですか？                                       | ワクチンは安全ですか？",
                "هل اللقاح آمن؟ شكرا                                       | هل اللقاح آمن؟",
                "Was [PERSON] at the clinic on [DATE]?                   | Was [PERSON] at the clinic on [DATE]?",
                "Read https://who.int/q?x=1 is it true?                  | is it true?",
            })
    void a_question_is_cut_out_of_its_post(String text, String question) {
        assertEquals(List.of(question), Questions.of(text));
        assertTrue(Questions.areIn(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "anyone know if cvs has flu shots",
                "Does anyone have experience with Zoloft",
                "ok so how long do side effects last",
                "Can I take ibuprofen after the booster",
                "Just wondering if the ER is busy tonight",
                "hey guys is it safe to get both shots the same day",
                "any recommendations for a pediatrician near downtown",
                "Should I be worried about this rash",
                "i was wondering whether insurance covers this",
                "Where can I get tested",
                "is the ER open on Sundays",
                "did the clinic move to Oak Street",
                "alguien sabe donde vacunan hoy",
                "Hola buenas, saben si hay citas para mañana",
                "quisiera saber cuánto cuesta la consulta",
                "cómo puedo sacar cita en el centro de salud",
                "es seguro vacunarse embarazada",
                "por qué no hay citas",
                "cuánto tarda el resultado de la PCR",
                "Cuánto tardan los resultados de la PCR",
                "cuándo le toca la vacuna a los de 40 años",
                "Hola, dónde dan turno para la vacuna",
                "A alguien más le salió sarpullido con la amoxicilina",
                "Se puede beber alcohol después de vacunarse",
                "se puede donar sangre después del covid",
                "una duda: cuánto tarda la PCR",
                "Why do I feel worse at night: is it the fever",
            })
    void a_question_needs_no_mark(String text) {
        assertEquals(List.of(text), Questions.of(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "???",
                "¿?",
                "Really? I waited 5 hours.",
                "My bill is $900. Are you kidding me?",
                "Who cares? Not me.",
                "Guess what? I am cancer free!",
                "What the hell is wrong with these people??",
                "You know what? I love my nurses",
                "¿En serio? Tres horas esperando",
                "Otra vez sin citas, ¿verdad?",
                "¿A quién le importa?",
                "Son muy amables, ¿no?",
                "I know what to do and how to do it.",
                "What a day at the hospital",
                "How lovely the staff were!",
                "When I got the shot it hurt",
                "Where we work matters",
                "Who knew nurses were this kind",
                "Do the right thing and get vaccinated",
                "Como siempre, todo perfecto",
                "Que buena atención en urgencias",
                "Cuando llegué no había nadie",
                "Tengo que ir al médico mañana",
                "Which is why I got my booster.",
                "Which is why I got my booster",
                "Did it! Second dose done.",
                "Was the longest wait of my life.",
                "Is the worst hospital in town.",
                "What happened to me in the ER was awful.",
                "Did the covid test yesterday, negative.",
                "Will you all just get vaccinated!",
                "Hay que vacunarse",
                "Are we there yet lol, still in line for the shot",
                "Are we there yet? Still in line for the shot",
                "Por qué me vacuné: por mi abuela.",
                "Por qué es importante vacunarse: lo explica una enfermera",
                "What is known about the vaccine: three answers",
                "Cuando me toca esperar, leo",
                "Cuándo alguien miente así, debería dimitir.",
                "Se puede pedir la cita por teléfono.",
                "Se puede ver la diferencia",
                "see http://x.org/?a=b",
                "https://x.org/why?",
                "Was ist das nur für ein Tag",
            })
    void what_asks_nothing_is_no_question(String text) {
        assertEquals(List.of(), Questions.of(text));
        assertFalse(Questions.areIn(text));
    }

    @Test
    void the_questions_of_a_post_are_those_of_its_text_and_its_title() {
        assertEquals(List.of("Is it safe?", "Can I drive?"), Questions.of("Asking. Is it safe?", "Can I drive?"));
        assertTrue(Questions.areIn("I have asthma.", "Is the flu shot safe?"));
        assertFalse(Questions.areIn("I have asthma.", "The flu shot"));
    }

    @Test
    void several_questions_keep_their_order() {
        assertEquals(
                List.of("Is it safe?", "How much does it cost?", "and where do I go"),
                Questions.of("Is it safe? How much does it cost?\nThanks!\nand where do I go"));
    }

    @Test
    void number_and_length_are_bounded() {
        List<String> many = Questions.of("Is it safe? ".repeat(500));
        assertEquals(Questions.QUESTIONS_MAX, many.size());
        String only = Questions.of("word ".repeat(1_000) + "safe?").getFirst();
        assertTrue(only.length() <= Questions.CHARACTERS_MAX && only.endsWith("word safe?"), only);
        String one = Questions.of("x" + "\uD835\uDC00".repeat(500) + "?").getFirst();
        assertTrue(one.length() <= Questions.CHARACTERS_MAX && !Character.isLowSurrogate(one.charAt(0)));
    }

    @Test
    void any_text_is_read_in_linear_time() {
        String alphabet = "aé? ¿.!\n@#[]hHwW:/'\uD83D\uDE00\uD83D…RT dr";
        Random random = new Random(5);
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            for (int i = 0; i < 20_000; i++) {
                StringBuilder text = new StringBuilder();
                for (int j = random.nextInt(40); j > 0; j--) {
                    text.append(alphabet.charAt(random.nextInt(alphabet.length())));
                }
                assertEquals(!Questions.of(text.toString()).isEmpty(), Questions.areIn(text.toString()));
            }
            for (String unit :
                    List.of("a", "?", "¿", ".", "@", "h", "http://", "dr.", "RT ", "[HANDLE]", "\uD83D", " ")) {
                String million = unit.repeat(1_000_000 / unit.length());
                assertTrue(Questions.of(million).size() <= Questions.QUESTIONS_MAX);
            }
        });
    }
}
