package org.listeningpost.ingest.normalize;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DatesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2020-10-02T10:47:12Z | 2020-10-02T10:47:12Z",
                "2020-10-02T10:47:12.123456Z | 2020-10-02T10:47:12.123456Z",
                "2020-10-02T10:47:12+02:00 | 2020-10-02T08:47:12Z",
                "2020-10-02T10:47:12-0330 | 2020-10-02T14:17:12Z",
                "2020-10-02T10:47:12 | 2020-10-02T10:47:12Z",
                "2020-10-02 10:47 | 2020-10-02T10:47:00Z",
                "2020-10-02 10:47:12 UTC | 2020-10-02T10:47:12Z",
                "2020-10-02 | 2020-10-02T00:00:00Z",
                "20201002 | 2020-10-02T00:00:00Z",
                "20201002104712 | 2020-10-02T10:47:12Z",
                "1601635632 | 2020-10-02T10:47:12Z",
                "1601635632.5 | 2020-10-02T10:47:12.500Z",
                "1601635632123 | 2020-10-02T10:47:12.123Z",
                "1601635632123456 | 2020-10-02T10:47:12.123Z",
                "'Fri, 2 Oct 2020 10:47:12 GMT' | 2020-10-02T10:47:12Z",
                "'Fri, 02 Oct 2020 10:47:12 +0200' | 2020-10-02T08:47:12Z",
                "'2 Oct 2020 10:47:12 +0000' | 2020-10-02T10:47:12Z",
                "Wed Oct 10 20:19:24 +0000 2018 | 2018-10-10T20:19:24Z",
            })
    void a_moment_is_read_as_exports_write_it(String sent, String expected) {
        assertEquals(expected, String.valueOf(Dates.parse(sent)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2020-02-30T00:00:00Z",
                "2020-13-01",
                "2020-10-02T25:00:00Z",
                "2020-10-02T10:61:00Z",
                "2020-10-02Tnoon",
                "2020-10-02T10:47:12 PST",
                "10/2/2020",
                "yesterday",
                "-",
                "1.2.3",
                "2020",
                "99999999999999999999999999",
                "Thu Oct 10 20:19:24 +0000 2018",
            })
    void what_is_no_moment_is_not_guessed(String sent) {
        String parsed = String.valueOf(Dates.parse(sent));
        // A small number is a moment, but long before any horizon.
        assertEquals(true, parsed.equals("null") || parsed.startsWith("1970") || parsed.startsWith("2262"), parsed);
    }
}
