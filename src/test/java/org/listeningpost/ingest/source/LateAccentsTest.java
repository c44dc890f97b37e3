package org.listeningpost.ingest.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What a text is, by its first characters beyond ASCII. */
final class LateAccentsTest {
    private static byte[] read(byte[] sent) throws IOException {
        return new LateAccents(new ByteArrayInputStream(sent)).readAllBytes();
    }

    @Test
    void an_accent_after_megabytes_of_plain_letters_tells_windows_1252_from_utf_8() throws IOException {
        String text = "date,text\n" + "plain words\n".repeat(100_000) + "atención, señora\n";
        assertEquals(text, new String(read(text.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8));
        assertEquals(text, new String(read(text.getBytes(Charset.forName("windows-1252"))), StandardCharsets.UTF_8));
    }

    @Test
    void utf_16_is_left_for_who_can_say_what_it_is() throws IOException {
        for (Charset charset : new Charset[] {StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE}) {
            byte[] sent = "\uFEFFid,text\n1,señora\n".getBytes(charset);
            assertArrayEquals(sent, read(sent), charset::name);
        }
    }
}
