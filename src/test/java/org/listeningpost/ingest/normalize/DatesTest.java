package org.listeningpost.ingest.normalize;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.jspecify.annotations.Nullable;
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
                "Thu Oct 10 20:19:24 +0000 2018 | 2018-10-10T20:19:24Z",
                "Wed Oct 10 20:19:24 PDT 2018 | 2018-10-11T03:19:24Z",
                "'Thu, 21 Nov 2024 13:04:00 EST' | 2024-11-21T18:04:00Z",
                "'Mon, 21 Nov 2024 13:04 UT' | 2024-11-21T13:04:00Z",
                "'21 Nov 24 13:04:00 PDT' | 2024-11-21T20:04:00Z",
                "'Tue, 3 Jun 2026 01:02:03 -0400 (EDT)' | 2026-06-03T05:02:03Z",
                "2020-10-02T10:47:12 PST | 2020-10-02T18:47:12Z",
                "2020-10-02 02:47 PM | 2020-10-02T14:47:00Z",
                "2026/05/03 2:14:05 PM GMT-5 | 2026-05-03T19:14:05Z",
                "2026-05-04 2:05 PM EST | 2026-05-04T19:05:00Z",
                "2026-05-04 14:05-07:00 | 2026-05-04T21:05:00Z",
                "2026/5/3 | 2026-05-03T00:00:00Z",
                "2026-5-3 14:05 | 2026-05-03T14:05:00Z",
                "'Sun, May 3, 2026' | 2026-05-03T00:00:00Z",
                "'May 3, 2026 at 12:05 AM' | 2026-05-03T00:05:00Z",
                "'September 13th, 2026, 12:05 p.m.' | 2026-09-13T12:05:00Z",
                "03-May-2026 02:05PM | 2026-05-03T14:05:00Z",
                "3 de mayo de 2026 14:05 h | 2026-05-03T14:05:00Z",
                "'domingo, 3 de mayo del 2026, 2:05 p. m.' | 2026-05-03T14:05:00Z",
                "3 ago 2026 | 2026-08-03T00:00:00Z",
                "1.601635632123E+12 | 2020-10-02T10:47:12.123Z",
                "'Wed Oct 10 20:19:24 CEST 2018' | 2018-10-10T18:19:24Z",
                "'Wed Jan 10 20:19:24 WET 2018' | 2018-01-10T20:19:24Z",
            })
    void a_moment_is_read_as_exports_write_it(String sent, String expected) {
        assertEquals(expected, String.valueOf(Dates.parse(sent, null)));
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
                "2020-10-02T10:47:12 XYZ",
                "1.77744E+12",
                "10/2/2020",
                "25.12.2020 10:00",
                "13:30",
                "May 2020",
                "Marathon 3, 2026",
                "February 30, 2026",
                "May 3, 2026 13:05 PM",
                "2026/13/01",
                "yesterday",
                "-",
                "1.2.3",
                "2020",
                "99999999999999999999999999",
            })
    void what_is_no_moment_is_not_guessed(String sent) {
        String parsed = String.valueOf(Dates.parse(sent, null));
        // A small number is a moment, but long before any horizon.
        assertEquals(true, parsed.equals("null") || parsed.startsWith("1970") || parsed.startsWith("2262"), parsed);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "null",
            value = {
                "5/3/2026 14:05 | 2026-03-05T14:05:00Z | 2026-05-03T14:05:00Z",
                "05/03/26 2:05 PM | 2026-03-05T14:05:00Z | 2026-05-03T14:05:00Z",
                "25.12.2025 | 2025-12-25T00:00:00Z | null",
                "12-25-2025 | null | 2025-12-25T00:00:00Z",
            })
    void which_number_is_the_day_is_what_the_sender_says(
            String sent, @Nullable String dayFirst, @Nullable String monthFirst) {
        assertEquals(String.valueOf(dayFirst), String.valueOf(Dates.parse(sent, DateOrder.DMY)));
        assertEquals(String.valueOf(monthFirst), String.valueOf(Dates.parse(sent, DateOrder.MDY)));
    }
}
