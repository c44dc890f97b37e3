package org.listeningpost.ingest.enrich.sentiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HealthTalkTest {
    private static final Weights BUNDLED = Weights.bundled();
    private static final Words WORDS = new Words(new Lexicon(), new Senses(), BUNDLED);

    private static PostReading read(String text, Tongue tongue) {
        return new PostReading(text, WORDS, tongue);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ENGLISH | They finally called my name after four hours",
                "ENGLISH | They kept him another night but he was smiling at breakfast",
                "SPANISH | Nos tuvieron toda la noche en el pasillo con mi abuela",
            })
    void talk_about_health_is_known_without_a_word_of_illness_or_care(Tongue tongue, String text) {
        PostReading reading = read(text, tongue);
        assertFalse(reading.namesHealth(), text);
        assertTrue(reading.isAboutHealth(), text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Doctor Who season finale on Sunday, who is watching?",
                "Flu Game was the best Jordan game ever",
                "Apple Watch event tomorrow, cancer awareness band sold out",
            })
    void a_word_of_illness_or_care_alone_does_not_make_it_talk_about_health(String text) {
        PostReading reading = read(text, Tongue.ENGLISH);
        assertTrue(reading.namesHealth(), text);
        assertFalse(reading.isAboutHealth(), text);
    }

    @Test
    void most_health_posts_that_were_not_learned_are_known_in_both_languages() {
        for (LabeledPosts set : LabeledPosts.health("kept")) {
            Tongue tongue = Tongue.orOther(set.language());
            long known = set.posts().stream()
                    .filter(post -> read(post.text(), tongue).isAboutHealth())
                    .count();
            assertTrue(known > 0.9 * set.posts().size(), () -> set.name() + ": " + known);
        }
    }

    @Test
    void where_no_health_posts_were_learned_all_talk_is_other_talk() {
        assertFalse(read("cancer hospital nurse vaccine", Tongue.OTHER).isAboutHealth());
        assertTrue(read("cancer hospital nurse vaccine", Tongue.UNKNOWN).isAboutHealth());
        Words untrained = new Words(new Lexicon(), new Senses(), Weights.untrained(1));
        assertFalse(new PostReading("cancer hospital nurse", untrained, Tongue.ENGLISH).isAboutHealth());
    }

    @Test
    void what_is_learned_holds_for_words_and_for_all_words_of_the_list() {
        Words untrained = new Words(new Lexicon(), new Senses(), Weights.untrained(1));
        List<HealthTalkFit.Example> examples = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            examples.add(example("the hospital was zorply today", untrained, true));
            examples.add(example("the goalkeeper was blimply today", untrained, false));
        }
        HealthTalk learned = new HealthTalkFit(examples, progress -> {}).fit(1);
        assertTrue(isEnough(learned, "zorply"));
        assertFalse(isEnough(learned, "blimply"));
        int listed = new Lexicon().roles(Hashing.word("ward"));
        assertTrue(learned.worth(Hashing.word("ward"), listed) > learned.worth(Hashing.word("ward"), 0));
    }

    private static HealthTalkFit.Example example(String text, Words words, boolean isHealth) {
        return new HealthTalkFit.Example(HealthTalk.said(new PostReading(text, words, Tongue.ENGLISH)), isHealth, 1);
    }

    private static boolean isEnough(HealthTalk learned, String word) {
        return learned.isEnough(learned.worth(Hashing.word(word), 0), Tongue.ENGLISH);
    }

    @Test
    void a_model_that_is_written_reads_back() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BUNDLED.write(out);
        Weights read = Weights.read(new ByteArrayInputStream(out.toByteArray()));
        assertArrayEquals(BUNDLED.healthTalk().table(), read.healthTalk().table());
        assertEquals(BUNDLED.healthTalk().bias(), read.healthTalk().bias());
        assertArrayEquals(BUNDLED.table(), read.table());
        for (int talk = 0; talk < Weights.TALKS; talk++) {
            for (int register = 0; register < Weights.REGISTERS; register++) {
                assertArrayEquals(BUNDLED.tones()[talk][register], read.tones()[talk][register]);
            }
        }
    }

    @Test
    void unlabeled_posts_are_read_from_the_column_that_is_called_text(@TempDir Path folder) throws IOException {
        Path table = Files.writeString(folder.resolve("a.tsv"), "id\ttext\tlabel\n1\tThe ward &amp; I\tx\n2\n");
        assertEquals(List.of("The ward & I"), LabeledPosts.unlabeled(List.of(table)));
        Path other = Files.writeString(folder.resolve("b.tsv"), "id\tbody\n1\tThe ward\n");
        assertThrows(UnreadablePostsException.class, () -> LabeledPosts.unlabeled(List.of(other)));
    }
}
