package org.listeningpost.ingest.redact.names.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
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
import org.listeningpost.ingest.redact.names.NameModel;
import org.listeningpost.ingest.redact.names.NameTagger;

class NameTrainerTest {
    private static final TrainingSettings SMALL = new TrainingSettings(1, 8, 1 << 14, 0.1, 1e-5, 0.001, 0.3f);

    @TempDir
    Path folder;

    @Test
    void a_small_set_is_learned_and_carries_over_to_an_unseen_name() throws IOException {
        NameModel model = trained();
        NameTagger tagger = new NameTagger(model);
        tagger.read("we saw zorblax at the clinic");
        assertTrue(tagger.probability(2) > 0.5, () -> "p = " + tagger.probability(2));
        assertTrue(tagger.probability(5) < 0.2, () -> "p = " + tagger.probability(5));
    }

    @Test
    void the_same_seed_gives_the_same_bytes_and_they_read_back() throws IOException {
        byte[] first = bytes(trained());
        assertArrayEquals(first, bytes(trained()));
        assertArrayEquals(first, bytes(NameModel.read(new ByteArrayInputStream(first))));
    }

    private NameModel trained() throws IOException {
        return new NameTrainer(SMALL, new WordLists()).train(AnnotatedFile.read(corpus()), List.of());
    }

    private static byte[] bytes(NameModel model) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        model.write(out);
        return out.toByteArray();
    }

    private Path corpus() throws IOException {
        List<String> lines = new ArrayList<>();
        for (String name : List.of("Anna", "Boris", "Chloe", "Dmitri", "Elif", "Farah", "Gita", "Hiro")) {
            lines.addAll(List.of("we\tO", "saw\tO", name + "\tB-PER", "at\tO", "the\tO", "clinic\tO", "@x\tB-PER", ""));
            lines.addAll(List.of("the\tO", "clinic\tO", "saw\tO", "us\tO", "at\tO", "noon\tO", ""));
        }
        return Files.write(folder.resolve("tiny.conll"), lines);
    }
}
