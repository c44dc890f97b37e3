package org.listeningpost.ingest.pseudonym;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.listeningpost.config.Config;
import org.listeningpost.config.ConfigReader;
import org.listeningpost.config.ConfigReference;

final class PseudonymKeyFileTest {
    private static final String KEY = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    private static final String OTHER = "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752";

    @TempDir
    private Path directory = Path.of("");

    private Path file = Path.of("");

    @BeforeEach
    void name_the_file() {
        file = directory.resolve("keys");
    }

    private Config config(String... settings) {
        Map<String, String> environment = new java.util.HashMap<>();
        environment.put("LISTENING_POST_DATA_DIRECTORY", directory.toString());
        for (int i = 0; i < settings.length; i += 2) {
            environment.put("LISTENING_POST_PRIVACY_" + settings[i], settings[i + 1]);
        }
        return ConfigReader.read(null, environment, directory);
    }

    private Config withFile(String content) throws IOException {
        Files.writeString(file, content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return config("PSEUDONYM_KEY_FILE", file.toString());
    }

    private static KeyRing load(Config config) {
        return PseudonymKeyFile.load(config, Set::of);
    }

    @Test
    void no_key_is_drawn_where_posts_are_stored_under_another() throws IOException {
        UnusableKeyException refused = assertThrows(
                UnusableKeyException.class, () -> PseudonymKeyFile.load(config(), () -> Set.of("abcdefgh")));
        assertTrue(String.valueOf(refused.getMessage()).contains("abcdefgh"));
        assertFalse(Files.exists(directory.resolve("secrets")));
        KeyRing ring = load(withFile(KEY + "\n" + OTHER));
        Set<String> all = Set.copyOf(ring.ids());
        assertEquals(
                ring.ids(),
                PseudonymKeyFile.load(withFile(KEY + "\n" + OTHER), () -> all).ids());
        Config one = withFile(KEY);
        assertThrows(UnusableKeyException.class, () -> PseudonymKeyFile.load(one, () -> all));
        assertThrows(UnusableKeyException.class, () -> PseudonymKeyFile.addKey(one, () -> all));
        Config lost = config("PSEUDONYM_KEY_FILE", file.toString(), "PSEUDONYM_KEYS_LOST", ring.currentId());
        assertEquals(ring.earlierIds(), PseudonymKeyFile.load(lost, () -> all).ids());
    }

    @Test
    void the_key_file_is_made_once_for_its_owner_only() throws IOException {
        String first = load(config()).currentId();
        assertEquals(first, load(config()).currentId());
        try (var files = Files.list(directory.resolve("secrets"))) {
            List<Path> all = files.toList();
            assertEquals(1, all.size());
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(all.get(0))));
        }
    }

    @Test
    void a_configured_key_file_must_be_there() {
        Config missing = config("PSEUDONYM_KEY_FILE", file.toString());
        assertThrows(UnusableKeyException.class, () -> load(missing));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "short",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "0123456789abcdef0123456789abcdef",
                "abcdefghijklmnopqrstuvwxyz0123456789",
                "correcthorsecorrecthorsecorrecthorse",
                KEY + "\n" + KEY,
                KEY + "\nshort",
            })
    void weak_missing_and_repeated_keys_are_refused_without_being_quoted(String content) throws IOException {
        Config config = withFile(content);
        UnusableKeyException refused = assertThrows(UnusableKeyException.class, () -> load(config));
        String message = String.valueOf(refused.getMessage());
        assertTrue(content.isEmpty() || !message.contains(content), message);
        assertFalse(message.contains(KEY));
    }

    @Test
    void notes_and_blank_lines_are_no_keys() throws IOException {
        KeyRing ring = load(withFile("# made in January\n" + KEY + "\n\n# and in June\n" + OTHER));
        assertEquals(2, ring.ids().size());
        assertEquals(List.of(load(withFile(KEY)).currentId()), ring.earlierIds());
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r--r--", "rw-rw----", "rw-----w-"})
    void a_key_file_that_others_can_read_or_change_is_refused(String permissions) throws IOException {
        Config config = withFile(KEY);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        UnusableKeyException refused = assertThrows(UnusableKeyException.class, () -> load(config));
        assertTrue(String.valueOf(refused.getMessage()).contains("chmod"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r-----"));
        load(config);
    }

    @Test
    void a_rotation_adds_a_key_keeps_the_earlier_ones_and_leaves_permissions_alone() throws IOException {
        // No line break at the end, as editors and secret stores leave it.
        Config config = withFile(KEY);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        KeyRing before = load(config);
        KeyRing after = PseudonymKeyFile.addKey(config, Set::of);
        assertEquals(before.ids(), after.earlierIds());
        assertEquals(after.ids(), load(config).ids());
        assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals(3, PseudonymKeyFile.addKey(config, Set::of).ids().size());
    }

    @Test
    void keys_can_come_from_the_environment_and_are_never_shown() throws IOException {
        Config config = config("PSEUDONYM_KEYS", KEY + "," + OTHER);
        assertEquals(load(withFile(KEY + "\n" + OTHER)).ids(), load(config).ids());
        assertFalse(ConfigReference.shown(config).toString().contains(KEY));
        assertFalse(config.toString().contains(KEY));
        UnusableKeyException refused =
                assertThrows(UnusableKeyException.class, () -> PseudonymKeyFile.addKey(config, Set::of));
        assertTrue(String.valueOf(refused.getMessage()).contains("openssl rand"));
    }

    @Test
    void a_mode_that_does_not_exist_ends_the_start() {
        org.listeningpost.config.ConfigException refused =
                assertThrows(org.listeningpost.config.ConfigException.class, () -> config("MODE", "paranoid"));
        assertTrue(String.valueOf(refused.getMessage()).contains("keyed or strict"));
    }
}
