package org.listeningpost.ingest.redact.check;

/** Whether letters and digits are a British postcode, or the first half of one, or an Irish Eircode. Pure tests on capitals without blanks. */
public final class BritishPostcode {
    /** Every code ends with a digit and two letters. */
    public static final int INWARD = 3;
    /** Letters and digits of an Eircode, and of its first part (An Post, eircode.ie). */
    public static final int EIRCODE = 7;

    public static final int ROUTING_KEY = 3;

    private static final String IRISH_LETTERS = "ACDEFHKNPRTVWXY";

    private static final String AREAS =
            " AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK "
                    + "FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL "
                    + "OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE ";

    private BritishPostcode() {}

    /** The letters that codes start with. */
    static boolean isArea(String letters) {
        return AREAS.contains(" " + letters + " ");
    }

    /** A district of an area that exists: {@code M14}, {@code SW1A}. */
    public static boolean isDistrict(String outward) {
        int letters = outward.length() > 1 && Character.isLetter(outward.charAt(1)) ? 2 : 1;
        String rest = outward.substring(letters);
        return (Checksums.matches(rest, "9") || Checksums.matches(rest, "9X")) && isArea(outward.substring(0, letters));
    }

    /** {@code D04A8V0}: in its second part both letters and digits, so that no model's name of a thing is one. */
    public static boolean isIrish(String code) {
        boolean key = Checksums.matches(code.substring(0, ROUTING_KEY), "A99") || code.startsWith("D6W");
        int letters = 0;
        for (int i = ROUTING_KEY; i < code.length(); i++) {
            char c = code.charAt(i);
            if (!Character.isDigit(c) && IRISH_LETTERS.indexOf(c) < 0) {
                return false;
            }
            letters += Character.isDigit(c) ? 0 : 1;
        }
        return key
                && IRISH_LETTERS.indexOf(code.charAt(0)) >= 0
                && letters > 0
                && letters < code.length() - ROUTING_KEY;
    }

    /** Both halves. */
    public static boolean isWhole(String code) {
        int split = code.length() - INWARD;
        return split >= 2 && Checksums.matches(code.substring(split), "9AA") && isDistrict(code.substring(0, split));
    }
}
