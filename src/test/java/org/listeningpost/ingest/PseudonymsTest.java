package org.listeningpost.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.listeningpost.config.Config;
import org.listeningpost.ingest.source.RawPost.RawAuthor;
import org.listeningpost.post.Platform;

final class PseudonymsTest {
    private static Pseudonyms keyed(String key) {
        return new Pseudonyms(key.getBytes(StandardCharsets.UTF_8));
    }

    private final Pseudonyms pseudonyms = keyed("a key of more than 16 bytes");

    @Test
    void spellings_of_one_handle_have_one_pseudonym_and_other_keys_and_platforms_another() {
        String key = pseudonyms.ofHandle(Platform.X, "JoeBloggs");
        assertTrue(key.matches("[a-z2-7]{26}"), key);
        assertEquals(key, pseudonyms.ofHandle(Platform.X, " @joebloggs"));
        assertEquals(pseudonyms.ofHandle(Platform.REDDIT, "joe"), pseudonyms.ofHandle(Platform.REDDIT, "u/Joe"));
        assertNotEquals(key, pseudonyms.ofHandle(Platform.REDDIT, "joebloggs"));
        assertNotEquals(key, keyed("another key of 16 bytes").ofHandle(Platform.X, "joebloggs"));
    }

    @Test
    void an_author_is_known_by_handle_then_id_then_link_then_name() {
        String key = pseudonyms.ofHandle(Platform.X, "joe");
        assertEquals(key, pseudonyms.ofAuthor(Platform.X, author("7", "joe", "Joe B", "https://x.com/joe")));
        String byId = pseudonyms.ofAuthor(Platform.X, author("7", null, "Joe B", "https://x.com/joe"));
        assertEquals(byId, pseudonyms.ofAuthor(Platform.X, author("7", null, null, null)));
        assertNotEquals(byId, pseudonyms.ofAuthor(Platform.X, author(null, null, "7", null)));
        assertNull(pseudonyms.ofAuthor(Platform.X, RawAuthor.UNKNOWN));
    }

    @Test
    void the_key_file_is_made_once_for_its_owner_only(@TempDir Path directory) throws IOException {
        Config config = withPrivacy(directory, Config.Privacy.DEFAULT);
        String first = PseudonymKeyFile.load(config).ofHandle(Platform.X, "joe");
        assertEquals(first, PseudonymKeyFile.load(config).ofHandle(Platform.X, "joe"));
        try (var files = Files.list(directory.resolve("secrets"))) {
            List<Path> all = files.toList();
            assertEquals(1, all.size());
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(all.get(0))));
        }
    }

    @Test
    void a_configured_key_file_must_be_there_and_long_enough(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("key");
        Config config = withPrivacy(directory, new Config.Privacy(file, null, List.of(), List.of()));
        assertThrows(PseudonymKeyFile.UnusableException.class, () -> PseudonymKeyFile.load(config));
        Files.writeString(file, "short");
        assertThrows(PseudonymKeyFile.UnusableException.class, () -> PseudonymKeyFile.load(config));
        Files.writeString(file, "0123456789abcdef0123456789abcdef\n");
        PseudonymKeyFile.load(config);
    }

    @Test
    void a_key_in_the_configuration_gives_the_pseudonyms_of_the_same_key_in_a_file(@TempDir Path directory)
            throws IOException {
        Path file = directory.resolve("key");
        String key = "0123456789abcdef0123456789abcdef";
        Files.writeString(file, key + "\n");
        Config withFile = withPrivacy(directory, new Config.Privacy(file, null, List.of(), List.of()));
        Config withKey = withPrivacy(directory, new Config.Privacy(null, key, List.of(), List.of()));
        assertEquals(
                PseudonymKeyFile.load(withFile).ofHandle(Platform.X, "joe"),
                PseudonymKeyFile.load(withKey).ofHandle(Platform.X, "joe"));
        assertFalse(Files.exists(directory.resolve("secrets")), "no other key is made");
    }

    private static RawAuthor author(
            @Nullable String id, @Nullable String handle, @Nullable String name, @Nullable String url) {
        return new RawAuthor(id, handle, name, url, null, null, null);
    }

    private static Config withPrivacy(Path dataDirectory, Config.Privacy privacy) {
        Config d = Config.defaults();
        return new Config(
                dataDirectory,
                d.server(),
                d.elasticsearch(),
                d.embedded(),
                d.ingest(),
                privacy,
                d.limits(),
                d.organization(),
                d.alerts());
    }
}
