package org.listeningpost.ingest.enrich;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts the letters of a text by script; a script that one language uses decides alone. */
final class Scripts {
    private static final Map<UnicodeScript, String> LANGUAGES = new EnumMap<>(UnicodeScript.class);

    static {
        LANGUAGES.put(UnicodeScript.GREEK, "el");
        LANGUAGES.put(UnicodeScript.HEBREW, "he");
        LANGUAGES.put(UnicodeScript.THAI, "th");
        LANGUAGES.put(UnicodeScript.HANGUL, "ko");
        LANGUAGES.put(UnicodeScript.HAN, "zh");
        LANGUAGES.put(UnicodeScript.HIRAGANA, "ja");
        LANGUAGES.put(UnicodeScript.KATAKANA, "ja");
        LANGUAGES.put(UnicodeScript.BENGALI, "bn");
        LANGUAGES.put(UnicodeScript.GURMUKHI, "pa");
        LANGUAGES.put(UnicodeScript.GUJARATI, "gu");
        LANGUAGES.put(UnicodeScript.ORIYA, "or");
        LANGUAGES.put(UnicodeScript.TAMIL, "ta");
        LANGUAGES.put(UnicodeScript.TELUGU, "te");
        LANGUAGES.put(UnicodeScript.KANNADA, "kn");
        LANGUAGES.put(UnicodeScript.MALAYALAM, "ml");
        LANGUAGES.put(UnicodeScript.SINHALA, "si");
        LANGUAGES.put(UnicodeScript.LAO, "lo");
        LANGUAGES.put(UnicodeScript.TIBETAN, "bo");
        LANGUAGES.put(UnicodeScript.MYANMAR, "my");
        LANGUAGES.put(UnicodeScript.GEORGIAN, "ka");
        LANGUAGES.put(UnicodeScript.ARMENIAN, "hy");
        LANGUAGES.put(UnicodeScript.ETHIOPIC, "am");
        LANGUAGES.put(UnicodeScript.KHMER, "km");
        LANGUAGES.put(UnicodeScript.CYRILLIC, "ru");
        LANGUAGES.put(UnicodeScript.ARABIC, "ar");
        LANGUAGES.put(UnicodeScript.DEVANAGARI, "hi");
        LANGUAGES.put(UnicodeScript.THAANA, "dv");
        LANGUAGES.put(UnicodeScript.CHEROKEE, "chr");
    }

    private Scripts() {}

    /** What was found: the letters of the leading script that is not Latin, and of Latin. */
    record Count(@Nullable UnicodeScript leading, int leadingLetters, int latinLetters) {
        @Nullable
        String language(String text) {
            if (leading == null) {
                return null;
            }
            return switch (leading) {
                case CYRILLIC -> cyrillic(text);
                case ARABIC -> arabic(text);
                case DEVANAGARI -> devanagari(text);
                case HEBREW -> holds(text, "ײױװ") ? "yi" : "he";
                default -> LANGUAGES.get(leading);
            };
        }
    }

    static Count count(String text) {
        int latin = 0;
        @Nullable Map<UnicodeScript, Integer> others = null;
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            int skipped = Tokens.skip(text, at, c);
            if (skipped > at) {
                at = skipped;
            } else if (c == '#') {
                at = Tokens.hashtagEnd(text, at);
            } else if (c < 0x370) {
                latin += Tokens.isLetter(c) ? 1 : 0;
                at++;
            } else {
                int point = text.codePointAt(at);
                at += Character.charCount(point);
                // letters and Indic vowel signs; not the general punctuation, symbols and emoji
                if (Character.isLetter(point) || Character.getType(point) == Character.COMBINING_SPACING_MARK) {
                    UnicodeScript script = UnicodeScript.of(point);
                    if (script == UnicodeScript.LATIN) {
                        latin++;
                    } else if (LANGUAGES.containsKey(script)) {
                        others = others == null ? new EnumMap<>(UnicodeScript.class) : others;
                        others.merge(script, 1, Integer::sum);
                    }
                }
            }
        }
        return others == null ? new Count(null, 0, latin) : leading(others, latin);
    }

    private static Count leading(Map<UnicodeScript, Integer> others, int latin) {
        UnicodeScript best = null;
        int most = 0;
        int japanese = others.getOrDefault(UnicodeScript.HIRAGANA, 0) + others.getOrDefault(UnicodeScript.KATAKANA, 0);
        for (Map.Entry<UnicodeScript, Integer> entry : others.entrySet()) {
            if (entry.getValue() > most) {
                best = entry.getKey();
                most = entry.getValue();
            }
        }
        if (best == UnicodeScript.HAN && japanese * 6 > most) {
            best = UnicodeScript.HIRAGANA; // Japanese writes nouns in Han and endings in kana
        }
        if (best == UnicodeScript.HAN || best == UnicodeScript.HIRAGANA || best == UnicodeScript.KATAKANA) {
            most = others.getOrDefault(UnicodeScript.HAN, 0) + japanese;
        }
        return new Count(best, most, latin);
    }

    private static String cyrillic(String text) {
        if (holds(text, "іїєґІЇЄҐ")) {
            return holds(text, "ўЎыЫ") ? "be" : "uk";
        }
        if (holds(text, "ђћђЂЋ")) {
            return "sr";
        }
        if (holds(text, "ѓќѕЃЌЅ")) {
            return "mk";
        }
        if (holds(text, "јљњџ")) {
            return "sr";
        }
        if (holds(text, "әғқңөұүһ")) {
            return "kk";
        }
        if (holds(text, "ыэёЫЭЁ")) {
            return "ru";
        }
        // Bulgarian writes ъ as a vowel, Russian hardly ever writes it
        return holds(text, "ъ") && !holds(text, "ь") ? "bg" : bulgarianWords(text) ? "bg" : "ru";
    }

    private static boolean bulgarianWords(String text) {
        String padded = " " + text + " ";
        return padded.contains(" са ") || padded.contains(" се ") || padded.contains(" ще ") || padded.contains("ът ");
    }

    private static String arabic(String text) {
        if (holds(text, "ٹڈڑےںھہ")) {
            return "ur";
        }
        if (holds(text, "ڕڵێۆە")) {
            return "ckb";
        }
        if (holds(text, "ټډړښڼ")) {
            return "ps";
        }
        return holds(text, "پچژگیک") ? "fa" : "ar";
    }

    private static String devanagari(String text) {
        if (holds(text, "ळ") || text.contains("आहे")) {
            return "mr";
        }
        return text.contains("छ ") || text.contains("हरू") || text.contains("छन्") ? "ne" : "hi";
    }

    private static boolean holds(String text, String letters) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80 && letters.indexOf(c) >= 0) {
                return true;
            }
        }
        return false;
    }
}
