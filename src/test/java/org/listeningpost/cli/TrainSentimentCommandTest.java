package org.listeningpost.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class TrainSentimentCommandTest {
    @Test
    void a_table_of_posts_whose_labels_are_not_known_ends_the_training(@TempDir Path folder) throws IOException {
        Path posts = Files.createDirectory(folder.resolve("posts"));
        Files.writeString(posts.resolve("sentiment_es_train.tsv"), "0\tque mal\n1\tson las tres\n2\tque bien\n");
        Path table = Files.writeString(folder.resolve("others.tsv"), "id\ttext\n1\tnobody labeled this\n");
        Path model = folder.resolve("sentiment.model");
        StringWriter messages = new StringWriter();
        CommandLine command = CommandLineInterface.commandLine().setErr(new PrintWriter(messages));

        int code = command.execute(
                "train-sentiment",
                "--train",
                posts.toString(),
                "--judged",
                table.toString(),
                "--out",
                model.toString());

        assertEquals(1, code);
        assertTrue(messages.toString().contains("others.tsv: no label is known"), messages.toString());
        assertFalse(Files.exists(model));
    }
}
