package org.listeningpost.ingest.redact.date;

import java.util.List;
import org.listeningpost.ingest.redact.text.WordStarts.Start;

/** The rules for dates that begin at words of their own. */
public final class DateStarts {
    /** Of two rules at one word the first here comes first. */
    public static final List<Start> ALL =
            List.of(new Start(OddDates.STARTS, new OddDates()::named), new Start(OwnDays.STARTS, OwnDays::at));

    private DateStarts() {}
}
