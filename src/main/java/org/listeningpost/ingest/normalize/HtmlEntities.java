package org.listeningpost.ingest.normalize;

import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The entities that platforms leave in exported text: the Latin-1 names of HTML 4, common punctuation, and numbers. */
final class HtmlEntities {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final String LATIN_1_FROM_160 =
            "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute"
                    + " micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml"
                    + " Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc"
                    + " Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml"
                    + " aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc"
                    + " otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml";
    private static final Map<String, Integer> NAMED = new HashMap<>();
    private static final int NAME_LENGTH_MAX = 8;

    static {
        int codePoint = 160;
        for (String name : LATIN_1_FROM_160.split(" ")) {
            NAMED.put(name, codePoint++);
        }
        NAMED.putAll(Map.of("amp", (int) '&', "lt", (int) '<', "gt", (int) '>', "quot", (int) '"', "apos", (int) '\''));
        NAMED.putAll(Map.of("hellip", 0x2026, "ndash", 0x2013, "mdash", 0x2014, "bull", 0x2022, "euro", 0x20AC));
        NAMED.putAll(Map.of("lsquo", 0x2018, "rsquo", 0x2019, "ldquo", 0x201C, "rdquo", 0x201D, "trade", 0x2122));
        NAMED.put("commat", (int) '@');
        NAMED.put("period", (int) '.');
    }

    private HtmlEntities() {}

    static String decode(String text) {
        int ampersand = text.indexOf('&');
        if (ampersand < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        int copied = 0;
        while (ampersand >= 0) {
            int end = endOf(text, ampersand + 1);
            Integer codePoint = end < 0 ? null : codePoint(text.substring(ampersand + 1, end));
            if (codePoint == null) {
                ampersand = text.indexOf('&', ampersand + 1);
                continue;
            }
            out.append(text, copied, ampersand).appendCodePoint(codePoint);
            copied = end + 1;
            ampersand = text.indexOf('&', copied);
        }
        return copied == 0 ? text : out.append(text, copied, text.length()).toString();
    }

    /** Where the semicolon stands, or -1 where none stands near enough. */
    private static int endOf(String text, int start) {
        int limit = Math.min(text.length(), start + NAME_LENGTH_MAX + 2);
        for (int i = start; i < limit; i++) {
            char c = text.charAt(i);
            if (c == ';') {
                return i > start ? i : -1;
            }
            if (c != '#' && !(c < 0x80 && Character.isLetterOrDigit(c))) {
                return -1;
            }
        }
        return -1;
    }

    private static @Nullable Integer codePoint(String name) {
        if (name.charAt(0) != '#') {
            return NAMED.get(name);
        }
        boolean isHex = name.length() > 2 && (name.charAt(1) == 'x' || name.charAt(1) == 'X');
        try {
            int value =
                    isHex ? Integer.parseInt(name, 2, name.length(), 16) : Integer.parseInt(name, 1, name.length(), 10);
            boolean isScalar = value > 0 && value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF);
            return !isScalar ? null : value >= 0x80 && value <= 0x9F ? windows(value) : value;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** These numbers mean Windows-1252 to every browser, and so to whoever wrote them. */
    private static int windows(int value) {
        char meant = new String(new byte[] {(byte) value}, WINDOWS_1252).charAt(0);
        return meant == '\uFFFD' ? value : meant;
    }
}
