package org.listeningpost.ingest.redact.account;

import java.util.List;
import org.listeningpost.ingest.redact.text.Lexicon;

/** Hashtags that hold somebody's name: {@code #PrayForLiam}, {@code #JusticeForJaneDoe}, {@code #RIPGrandpaJoe}. */
final class PrayedFor {
    private static final List<String> OPENINGS = List.of(
            "prayersfor",
            "prayfor",
            "prayingfor",
            "justicefor",
            "fightfor",
            "fightingfor",
            "standwith",
            "getwellsoon",
            "getwell",
            "inmemoryof",
            "remembering",
            "rip",
            "savebaby",
            "thinkingof",
            "happybirthday",
            "fuckcancerfor",
            "runningfor",
            "walkingfor",
            "cureforbaby",
            "cancersucksfor",
            "fuerza",
            "oracionespor",
            "oremospor",
            "justiciapara",
            "todospor",
            "todoscon",
            "recemospor",
            "prayer4",
            "pray4",
            "prayers4",
            "justice4");
    private static final int NAME_MIN = 3;

    /** Whom the tag names, or an empty text. */
    String who(String tag) {
        String folded = Lexicon.fold(tag).replace("_", "");
        String bare = tag.replace("_", "");
        for (String opening : OPENINGS) {
            if (folded.startsWith(opening) && folded.length() >= opening.length() + NAME_MIN) {
                String rest = bare.substring(opening.length());
                boolean shortOpening = opening.length() <= 4 || opening.equals("fuerza");
                boolean capitals = Character.isUpperCase(rest.charAt(0)) && Character.isUpperCase(bare.charAt(0));
                return shortOpening && !capitals ? "" : rest;
            }
        }
        return "";
    }
}
