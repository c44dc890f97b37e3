package org.listeningpost.ingest.redact.number;

import java.util.List;
import org.listeningpost.ingest.redact.text.WordStarts.Start;

/** The rules for numbers and codes that begin at words of their own. */
public final class NumberStarts {
    /** Of two rules at one word the first here comes first. */
    public static final List<Start> ALL = List.of(
            new Start(SplitCode.STARTS, SplitCode::at),
            new Start(Backwards.STARTS, Backwards::at),
            new Start(LastDigits.STARTS, LastDigits::at),
            new Start(PartedPlate.STARTS, PartedPlate::at),
            new Start(SpellingAlphabet.STARTS, SpellingAlphabet::at),
            new Start(ToldLetter.STARTS, ToldLetter::at),
            new Start(RecordWord.STARTS, RecordWord::at));

    private NumberStarts() {}
}
