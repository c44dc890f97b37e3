package org.listeningpost.ingest.enrich;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.listeningpost.post.Language;

final class LanguageIdentifierTest {
    private static final LanguageIdentifier IDENTIFIER = LanguageIdentifier.standard();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | Waited three hours at the clinic for a flu shot, never again",
                "es | Esperé tres horas en la clínica para la vacuna de la gripe",
                "fr | J'ai attendu trois heures à la clinique pour le vaccin",
                "de | Ich habe drei Stunden in der Klinik auf die Impfung gewartet",
                "it | Ho aspettato tre ore in ospedale per il vaccino",
                "pt | Esperei três horas na clínica para tomar a vacina, não volto mais",
                "nl | Ik heb drie uur in het ziekenhuis gewacht op mijn vaccinatie",
                "pl | Czekałem trzy godziny w przychodni na szczepienie",
                "tr | Aşı için hastanede üç saat bekledim, bir daha gelmem",
                "vi | Tôi đã chờ ba tiếng ở bệnh viện để tiêm vắc xin",
                "hi-Latn | yaar hospital mein teen ghante se wait kar raha hoon",
                "ar | انتظرت ثلاث ساعات في العيادة من أجل اللقاح",
                "fa | سه ساعت در کلینیک برای واکسن منتظر ماندم چرا",
                "ur | میں نے ویکسین کے لیے کلینک میں تین گھنٹے انتظار کیا ہے",
                "ru | Я ждал прививку в клинике три часа, это ужас какой-то",
                "uk | Я чекав на щеплення у клініці три години, це її провина",
                "zh | 我在诊所等了三个小时才打上疫苗",
                "ja | ワクチンのためにクリニックで三時間待ちました",
                "ko | 백신을 맞으려고 병원에서 세 시간을 기다렸어요",
                "hi | मैंने टीके के लिए क्लिनिक में तीन घंटे इंतज़ार किया",
                "el | Περίμενα τρεις ώρες στην κλινική για το εμβόλιο",
                "he | חיכיתי שלוש שעות במרפאה בשביל החיסון",
                "th | ฉันรอวัคซีนที่คลินิกสามชั่วโมง",
                "bn | আমি টিকার জন্য ক্লিনিকে তিন ঘণ্টা অপেক্ষা করেছি",
                "ta | தடுப்பூசிக்காக மருத்துவமனையில் மூன்று மணி நேரம் காத்திருந்தேன்",
                "am | ለክትባቱ በክሊኒኩ ሦስት ሰዓት ጠበቅኩ"
            })
    void a_plain_sentence_has_its_tag(String tag, String text) {
        assertEquals(tag, IDENTIFIER.identify(text).tag());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "ok",
                "lol",
                "🎉🎉🎉",
                "https://t.co/abc",
                "@someone @other",
                "[URL] [HANDLE]",
                "12 345"
            })
    void tiny_texts_and_texts_without_words_are_undetermined(String text) {
        assertEquals("und", IDENTIFIER.identify(text).tag());
    }

    @Test
    void links_mentions_hashtags_and_placeholders_do_not_count() {
        Language language = IDENTIFIER.identify(
                "@the_daily_news [NAME] #ThisIsWhatTheyWantYouToBelieve gracias por todo, muy buena atención"
                        + " https://example.org/this-is-the-way-we-were");
        assertEquals("es", language.tag());
        assertTrue(language.confidence() > 0.9);
    }

    @Test
    void a_publishers_domain_in_a_placeholder_has_no_language() {
        assertEquals(
                "und",
                IDENTIFIER.identify("[URL:who.int] [DATE:2024] [AGE:90+]").tag());
    }

    @Test
    void a_loan_word_in_latin_letters_does_not_make_a_japanese_text_english() {
        assertEquals("ja", IDENTIFIER.identify("Pfizer BioNTech のワクチンを打ちました").tag());
    }

    @Test
    void the_same_folder_and_seed_give_the_same_model(@TempDir Path folder) throws IOException {
        Path texts = Files.createDirectory(folder.resolve("texts"));
        Files.write(
                texts.resolve("en.a.txt"), List.of("the cat sat on the mat", "where is my coffee", "so tired today"));
        Files.write(
                texts.resolve("es.a.txt"), List.of("el gato está en la mesa", "dónde está mi café", "qué cansancio"));
        Files.writeString(
                texts.resolve("nl.a.json"),
                "{\"freq\":{\" h\":5,\" he\":5,\"het\":5,\"et \":5,\" e\":3,\"en \":3,\" en\":3}}");
        for (String name : List.of("one", "two")) {
            new LanguageTrainer(3, line -> {}).train(texts, folder.resolve(name));
        }
        assertArrayEquals(Files.readAllBytes(folder.resolve("one")), Files.readAllBytes(folder.resolve("two")));
    }
}
