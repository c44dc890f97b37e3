package org.listeningpost.ingest.redact.names;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.listeningpost.ingest.redact.text.NormalizedText;

class PersonNamesTest {
    private static final PersonNames NAMES = PersonNames.bundled();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            my friend Hope got her shot                                 | Hope
            nurse becky was so kind                                     | becky
            saw Dr Patel for my asthma                                  | Patel
            Dr. Patel called me back                                    | Patel
            mi hermana Lucía está en el hospital                        | Lucía
            la enfermera Marta me puso la vacuna                        | Marta
            hola, me llamo Guadalupe y tengo fiebre                     | Guadalupe
            my name is Oluwaseun Adebayo and I need help                | Oluwaseun Adebayo
            my neighbor jane doe tested positive                        | jane doe
            MY NEIGHBOR JANE DOE TESTED POSITIVE                        | JANE DOE
            a patient named Xiomara waited nine hours                   | Xiomara
            my husband Jean-Luc Moreau had a stroke                     | Jean-Luc Moreau
            my cousin rajesh has covid. pray for Rajesh                 | rajesh,Rajesh
            """)
    void names_beside_cues_are_found(String text, String expected) {
        String found = String.join(",", found(text, AuthorNames.UNKNOWN));
        assertEquals(expected, found.replaceFirst("^Dr\\.? ", ""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            my mom will get the vaccine tomorrow
            the doctor said it was the flu
            mi madre tiene fiebre y tos
            my dad is in the ER with chest pain
            I hope the covid-19 shot works
            """)
    void ordinary_words_stay(String text) {
        assertEquals(List.of(), found(text, AuthorNames.UNKNOWN));
    }

    @Test
    void the_authors_own_names_are_taken_out_of_their_post() {
        assertEquals(
                List.of("zarnivoop"),
                found("it is me zarnivoop again, still coughing", new AuthorNames("xx_zarnivoop99", "Anna")));
    }

    static List<String> found(String text, AuthorNames author) {
        TreeSet<int[]> spans = new TreeSet<>((a, b) -> Integer.compare(a[0], b[0]));
        NAMES.find(NormalizedText.of(text), author).forEach(span -> spans.add(new int[] {span.start(), span.end()}));
        return spans.stream().map(span -> text.substring(span[0], span[1])).toList();
    }
}
