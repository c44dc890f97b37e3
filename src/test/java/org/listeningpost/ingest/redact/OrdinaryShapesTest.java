package org.listeningpost.ingest.redact;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ways of writing that nobody meant to hide anything with. */
class OrdinaryShapesTest {
    private static final Redactor WHOLE = Redactor.standard();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "any chemist near D04 A8V0 open? | any chemist near [ZIP] open?",
                "the surgery at d6w e2f4 is shut | the surgery at [ZIP] is shut",
                "can't book, NINO PR 66 16 49 A. | can't book, NINO [NATIONAL_ID].",
                "NINO PR 66 16 49 C not recognised | NINO [NATIONAL_ID] not recognised",
                "my aunt was 97 when she had it done | my aunt was [AGE:90+] when she had it done",
                "my aunt was almost ninety-five when she danced | my aunt was almost [AGE:90+] when she danced",
                "the walk-in centre in barnsley closed | the walk-in centre in [PLACE] closed",
            })
    void they_go(String text, String safe) {
        assertEquals(safe, RedactorTest.redacted(WHOLE, text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "the A12 BCDE road sign",
                "model A10 2000 monitor",
                "mom's oxygen was 97 when they checked",
                "my aunt was 87 when she had it done",
                "record 1234 A nurse came",
            })
    void what_only_looks_like_them_stays(String text) {
        assertEquals(text, RedactorTest.redacted(WHOLE, text));
    }
}
