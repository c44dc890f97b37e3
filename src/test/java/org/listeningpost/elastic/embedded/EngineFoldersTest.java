package org.listeningpost.elastic.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EngineFoldersTest {
    @Test
    void posts_of_a_data_folder_that_was_removed_do_not_come_back_by_themselves(@TempDir Path folder)
            throws IOException {
        Path data = Files.createDirectory(folder.resolve("data"));
        Path others = folder.resolve("elsewhere");
        EngineAccount account = EngineAccount.of("nobody");
        Path engine = EngineFolders.linked(data, others, account);
        assertEquals(engine, data.resolve("engine").toRealPath());
        Files.delete(data.resolve("engine"));
        assertEquals(engine, EngineFolders.linked(data, others, account), "there is nothing in it yet");

        Files.createDirectory(engine.resolve("data"));
        Files.delete(data.resolve("engine"));
        EngineException refused =
                assertThrows(EngineException.class, () -> EngineFolders.linked(data, others, account));
        assertTrue(String.valueOf(refused.getMessage()).contains(engine.toString()));
    }
}
