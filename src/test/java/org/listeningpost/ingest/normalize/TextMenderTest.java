package org.listeningpost.ingest.normalize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TextMenderTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "flu &amp; cold|flu & cold",
                "&lt;b&gt;|<b>",
                "joe&#64;x.org and joe&#x40;x.org|joe@x.org and joe@x.org",
                "&amp;amp;#64;|@",
                "vacunaci&oacute;n|vacunación",
                "AT&T; R&D|AT&T; R&D",
                "don&#146;t &#x93;wait&#148; &#129;x|don\u2019t \u201Cwait\u201D x",
                "?a=1&copy=2|?a=1&copy=2",
                "&#xD800; &#0; &#99999999;|&#xD800; &#0; &#99999999;",
                "a\uD83Db|a\uFFFDb",
                "a\uDE00|a\uFFFD",
                "a\u0000b\u0007c\u0085|a bc",
                "vaccine\u0000nul|vaccine nul",
                "v\u0000a\u0000c\u0000c\u0000i\u0000n\u0000e\u0000|vaccine",
                "\uFEFFa|a",
                "שלום \u202Eabc\u202C|שלום \u202Eabc\u202C",
                "👩\u200D⚕️|👩\u200D⚕️",
            })
    void transport_damage_is_mended_and_nothing_else(String sent, String expected) {
        assertEquals(expected, TextMender.mend(sent));
    }

    @Test
    void line_breaks_have_one_form_and_edges_are_trimmed() {
        assertEquals("a\nb\nc\td", TextMender.mend(" \r\na\r\nb\rc\td\n"));
        assertNull(TextMender.mend(" \0 "));
        assertNull(TextMender.mend(null));
    }

    @Test
    void a_clean_text_is_not_copied() {
        String clean = "nothing to mend 😀";
        assertSame(clean, TextMender.mend(clean));
    }
}
