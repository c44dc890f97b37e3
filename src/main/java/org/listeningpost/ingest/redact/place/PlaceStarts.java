package org.listeningpost.ingest.redact.place;

import java.util.List;
import org.listeningpost.ingest.redact.text.WordStarts.Start;

/** The rules for places that begin at words of their own. */
public final class PlaceStarts {
    /** Of two rules at one word the first here comes first. */
    public static final List<Start> ALL = List.of(
            new Start(LatinStreet.STARTS, LatinStreet::at),
            new Start(ServedTown.NOUNS, ServedTown::at),
            new Start(SchoolRule.STARTS, new SchoolRule()),
            new Start(StreetWithoutKind.STARTS, StreetWithoutKind::at),
            new Start(AreaRule.STARTS, new AreaRule()));

    private PlaceStarts() {}
}
