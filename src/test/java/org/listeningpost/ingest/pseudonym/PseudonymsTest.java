package org.listeningpost.ingest.pseudonym;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.listeningpost.ingest.source.RawPost.RawAuthor;
import org.listeningpost.post.Platform;
import org.listeningpost.post.PostId;

final class PseudonymsTest {
    private static final String FIRST = "a key of more than 16 bytes";
    private static final String SECOND = "another one of 16 bytes";
    private static final String THIRD = "and a third key for good measure";
    private static final Account JOE = Account.ofHandle(Platform.X, "joe");

    private static KeyRing ring(String... keys) {
        return KeyRing.of(
                Stream.of(keys).map(key -> key.getBytes(StandardCharsets.UTF_8)).toList());
    }

    private static String named(KeyRing ring, Account account) {
        return new KeyedPseudonyms(ring).of(account);
    }

    @Test
    void spellings_of_one_handle_have_one_pseudonym_and_other_keys_and_platforms_another() {
        KeyRing ring = ring(FIRST);
        String name = named(ring, Account.ofHandle(Platform.X, "JoeBloggs"));
        assertTrue(name.matches("[a-z2-7]{26}"), name);
        assertEquals(name, named(ring, Account.ofHandle(Platform.X, " @joebloggs")));
        assertEquals(
                named(ring, Account.ofHandle(Platform.REDDIT, "joe")),
                named(ring, Account.ofHandle(Platform.REDDIT, "u/Joe")));
        assertNotEquals(name, named(ring, Account.ofHandle(Platform.REDDIT, "joebloggs")));
        assertNotEquals(name, named(ring(SECOND), Account.ofHandle(Platform.X, "joebloggs")));
    }

    @Test
    void an_author_is_known_by_handle_then_id_then_link_then_name() {
        assertEquals(JOE, Account.ofAuthor(Platform.X, author("7", "joe", "Joe B", "https://x.com/joe")));
        Account byId = Account.ofAuthor(Platform.X, author("7", null, "Joe B", "https://x.com/joe"));
        assertEquals(byId, Account.ofAuthor(Platform.X, author("7", null, null, null)));
        Account byName = Objects.requireNonNull(Account.ofAuthor(Platform.X, author(null, null, "7", null)));
        assertNotEquals(named(ring(FIRST), Account.ofId(Platform.X, "7")), named(ring(FIRST), byName));
        assertNull(Account.ofAuthor(Platform.X, RawAuthor.UNKNOWN));
    }

    @Test
    void a_name_made_before_a_rotation_becomes_the_name_that_the_account_gets_now() {
        KeyRing now = ring(FIRST, SECOND, THIRD);
        String today = named(now, JOE);
        for (KeyRing then : List.of(ring(FIRST), ring(FIRST, SECOND), now)) {
            String stored = named(then, JOE);
            assertEquals(today, now.renew(stored, then.currentId()));
            assertTrue(new KeyedPseudonyms(now).known(JOE).contains(stored));
        }
        assertEquals(today, new KeyedPseudonyms(now).known(JOE).getFirst());
        assertEquals(3, new KeyedPseudonyms(now).known(JOE).size());
    }

    @Test
    void a_name_under_a_key_that_nobody_has_cannot_be_renewed() {
        assertNull(
                ring(FIRST, SECOND).renew(named(ring(THIRD), JOE), ring(THIRD).currentId()));
    }

    @Test
    void the_id_of_a_key_follows_from_the_key_and_a_rotation_keeps_the_earlier_ones() {
        KeyRing before = ring(FIRST);
        KeyRing after = ring(FIRST, SECOND);
        assertEquals(before.ids(), after.earlierIds());
        assertNotEquals(before.currentId(), after.currentId());
    }

    @Test
    void ids_of_posts_outlive_a_rotation() {
        PostIds before = new KeyedPseudonyms(ring(FIRST)).postIds();
        PostIds after = new KeyedPseudonyms(ring(FIRST, SECOND)).postIds();
        assertEquals(
                before.withoutId(Platform.SURVEY, JOE, 5, "the words"),
                after.withoutId(Platform.SURVEY, JOE, 5, "the words"));
        assertNotEquals(
                before.withoutId(Platform.SURVEY, JOE, 5, "the words"),
                before.withoutId(Platform.SURVEY, null, 5, "the words"));
        assertEquals(PostId.of(Platform.X, "1"), after.of(Platform.X, "1"));
    }

    @Test
    void in_strict_mode_nobody_without_the_key_finds_a_post_by_its_native_id() {
        PostIds strict = new PostIds(ring(FIRST), true);
        assertNotEquals(PostId.of(Platform.X, "1"), strict.of(Platform.X, "1"));
        assertNotEquals(strict.of(Platform.X, "1"), new PostIds(ring(SECOND), true).of(Platform.X, "1"));
        assertEquals(strict.of(Platform.X, "1"), new PostIds(ring(FIRST, SECOND), true).of(Platform.X, "1"));
    }

    @Test
    void neither_keys_nor_accounts_can_be_printed() {
        assertEquals("Account", JOE.toString());
        assertTrue(!ring(FIRST).first().toString().contains("more than"));
    }

    private static RawAuthor author(
            @Nullable String id, @Nullable String handle, @Nullable String name, @Nullable String url) {
        return new RawAuthor(id, handle, name, url, null, null, null);
    }
}
