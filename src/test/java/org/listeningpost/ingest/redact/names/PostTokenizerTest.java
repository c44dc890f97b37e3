package org.listeningpost.ingest.redact.names;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostTokenizerTest {
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            Liam's mom                ; Liam|'s|mom
            don't call O'Brien        ; don't|call|O'Brien
            Smith-Jones, Jean-Luc     ; Smith|-|Jones|,|Jean|-|Luc
            @jane_doe9 #PrayForLiam!  ; @jane_doe9|#PrayForLiam|!
            see https://t.co/Ab?c=1 ok; see|https://t.co/Ab?c=1|ok
            www.x.org/y. Lucía        ; www.x.org/y.|Lucía
            [PERSON] has [DATE:2024]  ; [PERSON]|has|[DATE:2024]
            [i] was [NOT sure]        ; [|i|]|was|[|NOT|sure|]
            50mg x 2                  ; 50mg|x|2
            """)
    void posts_are_cut_like_this(String text, String expected) {
        assertEquals(expected, String.join("|", tokens(text)));
    }

    @Test
    void every_character_but_space_is_in_exactly_one_token_in_order() {
        Random random = new Random(5);
        String alphabet = "aB'’s@#_-.[]:/19 \t\u00E9\u0301\uD83D\uDE00\uD800\u4E2D";
        Tokens tokens = new Tokens();
        for (int round = 0; round < 2000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 30; i++) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            PostTokenizer.tokenize(text, tokens);
            int at = 0;
            for (int i = 0; i < tokens.count(); i++) {
                assertTrue(text.substring(at, tokens.start(i)).isBlank(), () -> "left out in " + text);
                assertTrue(tokens.end(i) > tokens.start(i));
                at = tokens.end(i);
            }
            assertTrue(text.substring(at).isBlank());
        }
    }

    private static List<String> tokens(String text) {
        Tokens tokens = new Tokens();
        PostTokenizer.tokenize(text, tokens);
        List<String> words = new ArrayList<>();
        for (int i = 0; i < tokens.count(); i++) {
            words.add(text.substring(tokens.start(i), tokens.end(i)));
        }
        return words;
    }
}
