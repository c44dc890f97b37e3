package org.listeningpost.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cells of every CSV that we answer with: what a person wrote is shown by a spreadsheet, and never run. */
final class CsvCellTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            delimiter = ';',
            value = {
                "|=1+1|;|'=1+1|",
                "|=HYPERLINK(\"http://x\",\"a\")|;|\"'=HYPERLINK(\"\"http://x\"\",\"\"a\"\")\"|",
                "|+1|;|'+1|",
                "|-1|;|'-1|",
                "|@SUM(A1)|;|'@SUM(A1)|",
                "|＝1|;|'＝1|",
                "|5=5|;|5=5|",
                "|a, b|;|\"a, b\"|",
                "|say \"hi\"|;|\"say \"\"hi\"\"\"|",
                "||;||"
            })
    void formulas_are_marked_as_text(String text, String cell) {
        assertEquals(cell == null ? "" : cell, CsvCell.of(text == null ? "" : text));
    }

    @ParameterizedTest
    @CsvSource({"9", "13", "10"})
    void what_hides_a_formula_behind_white_space_is_marked_too(int character) {
        String text = (char) character + "=1";
        assertEquals("\"'" + (char) character + "'=1\"", CsvCell.of(text));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            delimiter = '>',
            value = {
                "|ok;=WEBSERVICE(A1)|>|ok;'=WEBSERVICE(A1)|",
                "|ok; -1|>|ok; '-1|",
                "|a;b;＝1|>|a;b;'＝1|",
                "|nice~=1+1|>|\"nice~'=1+1\"|",
                "|nice~;@SUM(A1)|>|\"nice~;'@SUM(A1)\"|",
                "|ok;\"=1+1\"|>|\"ok;\"\"'=1+1\"\"\"|",
                "| =1|>| '=1|",
                "|5 - 3; 4=4|>|5 - 3; 4=4|"
            })
    void text_runs_no_formula_where_the_separator_is_a_semicolon(String text, String cell) {
        assertEquals(cell.replace('~', '\n'), CsvCell.of(text.replace('~', '\n')));
    }
}
