package org.listeningpost.narrative.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Texts that break analyzers: hand-made, and put together at random (but the same each time) from awkward pieces. */
public final class AwkwardTexts {
    private static final List<String> HAND_MADE = List.of(
            "",
            " ",
            "\u0000",
            "\uFEFF\u200B\u00AD",
            "The v@ccines, va¢¢ine y v.a.c.c.i.n.e #FluShotNow #COVID19Vaccine #flu_shot",
            "the Oxford #AstraZeneca vaccine, #COVIDvaccine #LATfit #H1N1FluShot's #Oxford_AstraZeneca #FluUSA‿x #FluShot, clinic",
            "Oxford AstraZeneca vaccine: flu shot at the clinic, get your #FluShot's",
            "I'm vaccinated 👩🏽‍⚕️❤️ 🇺🇸 🅰🅱 1️⃣ COVID-19, 1,000.50 mg 50¢ €10 $GILD",
            "La vacunación en los niños: ¿síntomas? ¡MÉDICOS! vacunados/vacunadas",
            "مُحَمَّد العـــربية لقاح ضد كورونا \u202Eenicav\u202C",
            "חיסון נגד קורונה שָׁלוֹם",
            "新型コロナウイルスのワクチンを接種した。백신 접종 完了。ｶﾀｶﾅ",
            "Вакцина от гриппа: ВАССІNE, рак, ёлка, й и\u0306",
            "Εμβόλιο κατά της γρίπης ΝΑΙ ναccine",
            "टीकाकरण வணக்கம் วัคซีน",
            "𝐯𝐚𝐜𝐜𝐢𝐧𝐞 𝟓𝟎 ｖａｃｃｉｎｅ ⓥⓐⓒ ﬁne ½ ™ ℃ Ⅳ ª",
            "\uD835 lone \uDC2F surrogates \uD83D\uDE00\uD83D",
            "Z̷̢̧a̴l̵g̶o̸ te\u0301xt e\u0301\u0301\u0301",
            "x".repeat(600) + " " + "😀".repeat(300),
            "a.b.c.d.e.f.g ".repeat(200),
            "#" + "AbCd".repeat(300),
            "1a2b3c4d5e @@@ a@@b a@@@b !!! a!b !a $$a$$ ¢a a¢ ¢¢",
            "_a__b_ a.b a..b .a. a:b a::b 3.5 3:5 a3.b5",
            "http://www.cdc.gov/flu?x=1&y=2 me@example.org [EMAIL] [HEALTH_PLAN] <b>&amp;</b>",
            "\uE000 \uE000@ \uE000. a\uE000b a\uE0004b",
            "don't CDC's dogs’ ’s 's l'eau rock'n'roll",
            "tab\tnew\nline\r\nnext\u2028para\u2029nbsp\u00A0end\u3000");

    private static final String[] PIECES = {
        "a",
        "B",
        "vaccine",
        "Vacunas",
        "é",
        "e\u0301",
        "ß",
        "İ",
        "ı",
        "я",
        "А",
        "ν",
        "Ώ",
        "ё",
        "#",
        "#Flu",
        "Shot",
        "NOW",
        "_",
        ".",
        "·",
        ":",
        "-",
        "*",
        "@",
        "$",
        "!",
        "¢",
        "€",
        "£",
        "0",
        "1",
        "3",
        "50",
        "19",
        "’",
        "'",
        "'s",
        " ",
        " ",
        " ",
        "\n",
        "\u200B",
        "\u200D",
        "\uFE0F",
        "\u00AD",
        "\uFEFF",
        "\u202E",
        "\u0301",
        "\u064B",
        "𝐯",
        "𝔸",
        "😀",
        "👩🏽‍⚕️",
        "🇺🇸",
        "🅰",
        "ｖ",
        "＠",
        "漢",
        "カナ",
        "한글",
        "ไทย",
        "العربية",
        "שלום",
        "हिंदी",
        "\uD83D",
        "\uDE00",
        "\uE000",
        "\u0000",
        "½",
        "™",
        "ᵃ",
        "ⓐ",
        "ﬁ",
        "…",
        "—",
        "/",
        "&",
        "<b>",
        "\"",
        "(",
        ")",
        "[NAME]",
        "covid-19",
        "h1n1",
        "running",
        "es",
        "ces"
    };

    private AwkwardTexts() {}

    public static List<String> all(int generated) {
        List<String> texts = new ArrayList<>(HAND_MADE);
        Random random = new Random(42);
        for (int i = 0; i < generated; i++) {
            StringBuilder text = new StringBuilder();
            int pieces = 1 + random.nextInt(40);
            for (int j = 0; j < pieces; j++) {
                text.append(PIECES[random.nextInt(PIECES.length)]);
            }
            texts.add(text.toString());
        }
        return texts;
    }
}
