package org.listeningpost.ingest.enrich;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FingerprintTest {
    private static final String ORIGINAL = "The vaccine made my cousin magnetic, share before they delete it";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "THE VACCINE MADE MY COUSIN MAGNETIC!!! Share before they delete it",
                "RT @someone: The vaccine made my cousin magnetic, share before they delete it",
                "RT [HANDLE]: The vaccine made my cousin magnetic, share before they delete it",
                "The vaccine made my cousin magnetic, share before they delete it https://t.co/abc1",
                "The vaccine made my cousin magnetic, share before they delete it via @other",
                "The vaccine made my cousin magnetic, share before they delete it #truth #wakeup",
                "🚨 The vaccine made my cousin magnetic, share before they delete it 2/2 [URL] @a @b",
                "The väccine made my cousin magnetic — share before they delete it &amp; 😱",
                "Ｔｈｅ vaccine made my cousin magnetic, share before they delete it"
            })
    void a_copy_with_other_dress_shares_the_key(String copy) {
        assertEquals(Fingerprint.of(ORIGINAL), Fingerprint.of(copy));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The vaccine made my uncle magnetic, share before they delete it",
                "The vaccine did not make my cousin magnetic",
                "#truth #wakeup"
            })
    void another_statement_has_another_key(String other) {
        assertNotEquals(Fingerprint.of(ORIGINAL), Fingerprint.of(other));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "🎉🎉", "https://t.co/x", "@a @b 12", "[URL] [HANDLE]", "100%"})
    void a_text_without_words_has_none(String text) {
        assertNull(Fingerprint.of(text));
    }

    @Test
    void hashtags_count_when_there_is_nothing_else_or_when_they_stand_inside() {
        assertNotNull(Fingerprint.of("#flushot #getvaccinated"));
        assertNotEquals(Fingerprint.of("#flushot"), Fingerprint.of("#measles"));
        assertNotEquals(Fingerprint.of("My #flushot hurts"), Fingerprint.of("My #tetanus hurts"));
    }
}
