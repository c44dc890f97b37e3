package org.listeningpost.ingest.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PlainTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "Hello, we waited.||Later, we left.|~prose",
                "Opinion||We waited for hours, and hours.|~prose",
                "Time, they say, heals.|We waited.|~prose",
                "Dear all, thank you.|~prose",
                "Opinion|We waited|~csv",
                "id,text|1,\"a||b, c\"||2,d|~csv",
                "Nr;Mitteilung|1;Gut|~csv",
                "Nr, Mitteilung|1, Gut|2, Gut|3, Gut|~csv",
                "id;\"texto, libre, largo\"|1;a|~csv",
                "sep=;|Nr;Mitteilung|~csv",
                "id>text, if any, here|1>a|~tsv",
                "Report of May||Date,Comment|2026-05-03,Late~csv",
                "Report: May|Date range: 1 - 2|Fecha;Comentario|2026-05-03;Tarde~csv",
                "Report of May|Date>Comment|2026-05-03>Late~tsv",
                "Report of May||We ask for name, comment|and we read it.~prose",
                "Nr>\"Mit|teilung\"|1>a|~tsv",
            })
    void table_and_prose_are_told_apart(String text, String expected) {
        String told = PlainText.formatOf(text.replace('|', '\n').replace('>', '\t'), true)
                .map(SourceFormat::keyword)
                .orElse("prose");
        assertEquals(expected, told);
    }
}
