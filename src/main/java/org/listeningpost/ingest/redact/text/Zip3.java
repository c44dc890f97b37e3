package org.listeningpost.ingest.redact.text;

import java.util.BitSet;

/** The three-digit ZIP areas that more than 20,000 people live in. Immutable. */
public final class Zip3 {
    private final BitSet populous = new BitSet(1000);

    private Zip3() {}

    public static Zip3 bundled() {
        Zip3 table = new Zip3();
        for (String line : Lexicon.lines("zip3.txt")) {
            for (String range : line.split(" ")) {
                int first = Integer.parseInt(range.substring(0, 3));
                int last = Integer.parseInt(range.substring(range.length() - 3));
                table.populous.set(first, last + 1);
            }
        }
        return table;
    }

    boolean isPopulous(String threeDigits) {
        return populous.get(Integer.parseInt(threeDigits));
    }

    /** What stands for a ZIP code: its first three digits, or 000 where too few people live. */
    public String placeholder(String zip) {
        String area = zip.substring(0, 3);
        return "[ZIP3:" + (isPopulous(area) ? area : "000") + "]";
    }
}
