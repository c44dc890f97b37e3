package org.listeningpost.ingest.redact.person;

import java.util.List;
import org.listeningpost.ingest.redact.text.WordStarts.Start;

/** The rules for names that begin at words of their own. */
public final class PersonStarts {
    /** Of two rules at one word the first here comes first. */
    public static final List<Start> ALL =
            List.of(new Start(Nickname.STARTS, Nickname::at), new Start(AbbreviatedName.STARTS, AbbreviatedName::at));

    private PersonStarts() {}
}
