package org.listeningpost.elastic.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServerArgumentsTest {
    @Test
    void writes_paths_of_any_length_and_script() {
        String path = "/é/ж/€/" + "a".repeat(200);
        byte[] bytes = ServerArguments.of(new EngineHome(Path.of(path)), Map.of("node.name", "n"));
        String text = new String(bytes, StandardCharsets.UTF_8);
        assertTrue(text.contains(path + "/config"));

        byte[] end = (path + "/logs").getBytes(StandardCharsets.UTF_8);
        int length = (path + "/logs").length();
        assertEquals(length & 0x7F | 0x80, bytes[bytes.length - end.length - 2] & 0xFF);
        assertEquals(length >> 7, bytes[bytes.length - end.length - 1]);
    }
}
