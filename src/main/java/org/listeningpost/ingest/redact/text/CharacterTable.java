package org.listeningpost.ingest.redact.text;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/**
 * What one character becomes: computed once from the JDK's own Unicode data, so that the hot path is an array access.
 */
final class CharacterTable {
    /** Dropped: format characters, variation selectors, fillers. */
    static final char DROP = 0;
    /** Becomes several characters: see {@link #expansion}. */
    static final char EXPAND = 1;
    /** A combining mark: see {@link TextNormalizer}. */
    static final char MARK = 2;

    private static final char[] SINGLE = new char[1 << 16];
    private static final @Nullable String[] EXPANSIONS = new String[1 << 16];
    private static final char[] LATIN_TWIN = new char[1 << 16];

    private static final String DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uFE58\uFE63\uFF0D\u30FC\u2043";
    private static final String BULLETS = "\u2022\u00B7\u2219\u2027\u22C5\u25CF\u30FB\uFF65\u2024\u2981\u26AB";
    private static final String APOSTROPHES = "\u2018\u2019\u201B\u02BC\uFF07\u00B4\u0060\u2032";
    private static final String QUOTES = "\u201C\u201D\u201E\u201F\u00AB\u00BB\u2033";
    private static final String SLASHES = "\u2044\u2215\u29F8\uFF0F";
    private static final String STOPS = "\u3002\uFF61\uFE52\uFF0E";
    private static final String FILLERS = "\u00AD\u034F\u115F\u1160\u17B4\u17B5\u180E\u3164\uFFA0\u2800";

    /** Letters of other scripts and their Latin look-alikes, in pairs; used only in words that are meant as Latin. */
    private static final String TWINS =
            "\u0430a\u0435e\u043Eo\u0440p\u0441c\u0443y\u0445x\u0456i\u0458j\u0455s\u04BBh\u0501d"
                    + "\u051Bq\u051Dw\u0410A\u0412B\u0415E\u041AK\u041CM\u041DH\u041EO\u0420P\u0421C\u0422T\u0425X\u0406I\u0408J"
                    + "\u0405S\u0423Y\u04AEY\u04CFl\u0433r\u043Fn\u0438u\u0442t\u043Cm\u043Ak\u0432b\u043Dh\u0457i\u0451e"
                    + "\u03B1a\u03BFo\u03BDv\u03C1p\u03B9i\u03BAk\u03C5u\u03C7x\u03B3y\u03B7n\u03C4t\u03C9w\u03B5e\u0391A\u0392B"
                    + "\u0395E\u0396Z\u0397H\u0399I\u039AK\u039CM\u039DN\u039FO\u03A1P\u03A4T\u03A5Y\u03A7X\u03F2c\u03F3j"
                    + "\u0585o\u057Du\u0570h\u0578n\u0581g\u0584f\u13A0D\u13A1R\u13A2T\u13AAA\u13ABJ\u13ACE\u13B3W\u13B7M\u13BBH"
                    + "\u13C0G\u13C3Z\u13CFb\u13D2R\u13D4W\u13DAS\u13DEL\u13E2P\u13E6K";

    /** Latin letters that only look different: always replaced. */
    private static final String ODD_LATIN =
            "\u0131i\u0251a\u0261g\u026Ai\u1D00a\u0299b\u1D04c\u1D05d\u1D07e\uA730f\u0262g"
                    + "\u029Ch\u1D0Aj\u1D0Bk\u029Fl\u1D0Dm\u0274n\u1D0Fo\u1D18p\u0280r\uA731s\u1D1Bt\u1D1Cu\u1D20v\u1D21w\u028Fy"
                    + "\u1D22z\u0237j\u0269i\u0252a\u0254c\u01DDe\u0183b\u0111d\u0268i\u0142l\u00F8o\u0192f";

    static {
        for (int c = 0; c < SINGLE.length; c++) {
            SINGLE[c] = (char) c;
            if (c >= 0x80 && !Character.isSurrogate((char) c)) {
                enter((char) c);
            } else if (c < ' ' && c != '\n' && c != '\t') {
                SINGLE[c] = ' ';
            }
        }
        setAll(DASHES, '-');
        setAll(BULLETS, '\u00B7');
        setAll(APOSTROPHES, '\'');
        SINGLE['`'] = '\'';
        setAll(QUOTES, '"');
        setAll(SLASHES, '/');
        setAll(STOPS, '.');
        setAll(FILLERS, DROP);
        for (int i = 0; i + 1 < ODD_LATIN.length(); i += 2) {
            SINGLE[ODD_LATIN.charAt(i)] = ODD_LATIN.charAt(i + 1);
        }
        for (int i = 0; i + 1 < TWINS.length(); i += 2) {
            LATIN_TWIN[TWINS.charAt(i)] = TWINS.charAt(i + 1);
        }
        SINGLE['\u0142'] = '\u0142';
        SINGLE['\u0111'] = '\u0111';
        SINGLE['\u00F8'] = '\u00F8';
    }

    private CharacterTable() {}

    private static void setAll(String characters, char target) {
        for (int i = 0; i < characters.length(); i++) {
            SINGLE[characters.charAt(i)] = target;
        }
    }

    private static void enter(char c) {
        int type = Character.getType(c);
        int digit = digitOf(c);
        if (digit >= 0) {
            SINGLE[c] = (char) ('0' + digit);
        } else if (type == Character.FORMAT || (c >= 0xFE00 && c <= 0xFE0F) || c == 0x20E3) {
            SINGLE[c] = DROP;
        } else if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            SINGLE[c] = MARK;
        } else if (type == Character.SPACE_SEPARATOR || type == Character.CONTROL) {
            SINGLE[c] = ' ';
        } else if (type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR) {
            SINGLE[c] = '\n';
        } else {
            String plain = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKC);
            if (plain.length() == 1) {
                SINGLE[c] = plain.charAt(0);
            } else {
                SINGLE[c] = EXPAND;
                EXPANSIONS[c] = plain;
            }
        }
    }

    /** Decimal digits of every script, and the circled ones that Unicode calls symbols. */
    private static int digitOf(int codePoint) {
        int digit = Character.digit(codePoint, 10);
        if (digit >= 0) {
            return digit;
        }
        int type = Character.getType(codePoint);
        if (type != Character.OTHER_NUMBER) {
            return -1;
        }
        int value = Character.getNumericValue(codePoint);
        boolean fraction = value < 0;
        return !fraction && value < 10 && (codePoint < 0x3000) ? value : -1;
    }

    /** What a character of the basic plane becomes, or one of the marks above. */
    static char single(char c) {
        return SINGLE[c];
    }

    static String expansion(char c) {
        String known = EXPANSIONS[c];
        return known == null ? "" : known;
    }

    /** The Latin letter that this Cyrillic, Greek, Armenian or Cherokee one looks like, or 0. */
    static char latinTwin(char c) {
        return LATIN_TWIN[c];
    }

    /** What a character beyond the basic plane becomes; null where it stays as it is, empty where it is dropped. */
    static @Nullable String supplementary(int codePoint) {
        if (codePoint >= 0x1D400 && codePoint <= 0x1D7FF) {
            int digit = Character.digit(codePoint, 10);
            return digit >= 0
                    ? String.valueOf((char) ('0' + digit))
                    : Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFKC);
        }
        if (codePoint >= 0x1F130 && codePoint <= 0x1F189) {
            int letter = (codePoint - 0x1F130) % 0x20;
            return letter < 26 ? String.valueOf((char) ('A' + letter)) : null;
        }
        if (codePoint == 0x1F51F) {
            return "10";
        }
        int digit = digitOf(codePoint);
        if (digit >= 0) {
            return String.valueOf((char) ('0' + digit));
        }
        boolean invisible =
                Character.getType(codePoint) == Character.FORMAT || (codePoint >= 0xE0100 && codePoint <= 0xE01EF);
        return invisible ? "" : null;
    }
}
