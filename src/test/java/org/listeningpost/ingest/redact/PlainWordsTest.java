package org.listeningpost.ingest.redact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.listeningpost.ingest.redact.cases.CaseSet;
import org.listeningpost.ingest.redact.cases.LabeledCase;
import org.listeningpost.ingest.redact.hidden.Deobfuscation;
import org.listeningpost.ingest.redact.hidden.PlainWords;
import org.listeningpost.ingest.redact.text.AllowList;
import org.listeningpost.ingest.redact.text.IdentifierType;
import org.listeningpost.ingest.redact.text.Lexicon;
import org.listeningpost.ingest.redact.text.NormalizedText;
import org.listeningpost.ingest.redact.text.Placeholders;
import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.Zip3;

final class PlainWordsTest {
    private static final Lexicon LEXICON = Lexicon.bundled();
    private static final AllowList ALLOWED = AllowList.bundled();
    private static final Zip3 ZIP3 = Zip3.bundled();
    private static final Placeholders PLACEHOLDERS = new Placeholders(ALLOWED, ZIP3);
    private static final Scanner SCANNER = new Scanner(LEXICON, ALLOWED, PLACEHOLDERS, ZIP3, 2026);

    @Test
    void passing_over_plain_words_changes_no_find_in_any_set() {
        int plain = 0;
        for (CaseSet set : CaseSet.values()) {
            for (String text : texts(set)) {
                NormalizedText normalized = NormalizedText.of(text);
                Tokens quick = Tokens.of(normalized, LEXICON, PLACEHOLDERS, PlainWords::mark);
                Tokens slow = Tokens.of(normalized, LEXICON, PLACEHOLDERS, Tokens.PlainMarker.NONE);
                plain += countPlain(quick);
                assertEquals(0, countPlain(slow));
                // Not the text: some sets must stay unread.
                assertTrue(SCANNER.scan(slow).equals(SCANNER.scan(quick)), "another find in a text of " + set.title());
                assertTrue(
                        Objects.equals(Deobfuscation.of(slow, LEXICON), Deobfuscation.of(quick, LEXICON)),
                        "another view of a text of " + set.title());
            }
        }
        assertTrue(plain > 10_000, "plain words " + plain);
    }

    @Test
    void a_word_between_words_is_plain_and_one_that_hides_something_is_not() {
        Tokens t = Tokens.of(
                NormalizedText.of("The nurse was lovely, and jane dot doe at gmail waited for hours"),
                LEXICON,
                PLACEHOLDERS,
                PlainWords::mark);

        List<String> plain = new ArrayList<>();
        for (int i = 0; i < t.count(); i++) {
            if (t.isPlain(i)) {
                plain.add(t.string(i));
            }
        }
        assertEquals(List.of("The", "nurse", "was", "lovely", "and", "waited", "hours"), plain);
    }

    private static List<String> texts(CaseSet set) {
        List<String> texts = new ArrayList<>(set.negatives(60, 3));
        for (IdentifierType type : set.types()) {
            for (boolean disguised : new boolean[] {false, true}) {
                set.cases(type, disguised, 30, 3).stream()
                        .map(LabeledCase::text)
                        .forEach(texts::add);
            }
        }
        return texts;
    }

    private static int countPlain(Tokens t) {
        int plain = 0;
        for (int i = 0; i < t.count(); i++) {
            plain += t.isPlain(i) ? 1 : 0;
        }
        return plain;
    }
}
