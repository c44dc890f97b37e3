package org.listeningpost.sample;

import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Writes what a post says, in the dress of its platform: case, punctuation, emoji, hashtags. */
final class SampleText {
    private static final String[] SAD = {"😩", "😭", "😡", "🤒", "🤧", "🙄", "😤", "💸", "🤢", "😷"};
    private static final String[] GLAD = {"❤️", "🙏", "🙌", "💪", "😊", "🥹", "👏", "💉", "✨", "🎉"};
    private static final String[] OTHER = {"😂", "🤔", "👀", "🤷", "💀", "😅", "☕", "🏥", "🩺", "💊"};

    private final Grammar english = Grammar.load("english.txt");
    private final Grammar spanish = Grammar.load("spanish.txt");
    private final List<String> others = Grammar.lines("others.txt");

    String write(Story story, boolean isSpanish, String platform, RandomGenerator random, List<Planted> planted) {
        if (story == Story.OTHER_LANGUAGES) {
            String line = others.get(random.nextInt(others.size()));
            return line.substring(line.indexOf('\t') + 1);
        }
        Grammar grammar = isSpanish ? spanish : english;
        String plain = grammar.expand(story.rule(), random, slot -> fill(slot, random, planted));
        boolean edited = story == Story.OFFICIAL || story == Story.NEWS || story == Story.SURVEY;
        String text = capitalized(plain);
        // a planted value must stand in the text as it stands in the manifest
        if (!edited && story != Story.PLANTED && story != Story.REVIEW) {
            text = dressed(text, random);
        }
        if (story != Story.REVIEW && story != Story.SURVEY && story != Story.NEWS) {
            text = withEmoji(text, story, random);
            text = withTags(text, story, platform, random);
        }
        return text;
    }

    String title(boolean isSpanish, RandomGenerator random) {
        return (isSpanish ? spanish : english).expand("reviewtitle", random, slot -> "");
    }

    /** Stars that agree with what the review says. */
    int rating(String text, RandomGenerator random) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (holdsAny(
                lower,
                "great nurses",
                "great doctors",
                "care was good",
                "nice people",
                "not so much",
                "buenas enfermeras",
                "la atención bien")) {
            return 3 + random.nextInt(2);
        }
        boolean bad = holdsAny(
                lower,
                "past my",
                "lost my",
                "sent my results",
                "billed me",
                "cancelled",
                "minutes with me",
                "dirty",
                "nobody picks up",
                "de retraso",
                "perdieron",
                "cobraron",
                "cancelaron",
                "no me miró");
        return bad ? 1 + random.nextInt(2) : 4 + random.nextInt(2);
    }

    private static boolean holdsAny(String text, String... words) {
        for (String word : words) {
            if (text.contains(word)) {
                return true;
            }
        }
        return false;
    }

    private static String fill(String slot, RandomGenerator random, List<Planted> planted) {
        if (slot.equals("SLUG")) {
            return Integer.toString(100_000 + random.nextInt(900_000), 36);
        }
        String value = PersonalData.value(slot, random);
        planted.add(new Planted(slot.equals("DATE_ES") ? "DATE" : slot, value));
        return value;
    }

    private static String dressed(String text, RandomGenerator random) {
        int style = random.nextInt(100);
        if (style < 22) {
            return text.toLowerCase(Locale.ROOT);
        }
        if (style < 25 && !text.contains("http")) {
            return text.toUpperCase(Locale.ROOT);
        }
        if (style < 40) {
            return text + "!";
        }
        boolean open = !text.endsWith("?") && !text.endsWith(".") && !text.endsWith("!");
        return open && style < 75 ? text + "." : text;
    }

    private static String withEmoji(String text, Story story, RandomGenerator random) {
        if (random.nextInt(100) >= 30) {
            return text;
        }
        String[] set =
                switch (story) {
                    case WAITING, BILLING, SYMPTOMS, OUTBREAK, PARKING -> SAD;
                    case PRAISE, CAMPAIGN, OFFICIAL, VACCINE, COUNTER -> GLAD;
                    default -> OTHER;
                };
        String emoji = set[random.nextInt(set.length)];
        int times = random.nextInt(6) == 0 ? 3 : 1;
        return text + " " + emoji.repeat(times);
    }

    private static String withTags(String text, Story story, String platform, RandomGenerator random) {
        boolean tagging = platform.equals("instagram")
                || platform.equals("x")
                || platform.equals("tiktok")
                || platform.equals("mastodon");
        int chance = story == Story.CAMPAIGN ? 75 : tagging ? 45 : 8;
        String[] tags = story.tags();
        if (tags.length == 0 || random.nextInt(100) >= chance) {
            return text;
        }
        StringBuilder out = new StringBuilder(text);
        int first = story == Story.CAMPAIGN ? 0 : random.nextInt(tags.length);
        int count = 1 + random.nextInt(Math.min(3, tags.length));
        for (int i = 0; i < count; i++) {
            out.append(' ').append(tags[(first + i) % tags.length]);
        }
        return out.toString();
    }

    /** Sentences begin with a capital, as they do on a telephone. */
    private static String capitalized(String text) {
        StringBuilder out = new StringBuilder(text);
        boolean start = true;
        for (int i = 0; i < out.length(); i++) {
            char c = out.charAt(i);
            if (start && Character.isLetter(c)) {
                out.setCharAt(i, Character.toUpperCase(c));
                start = false;
            } else if (Character.isLetterOrDigit(c) || c == '@' || c == '#') {
                start = false;
            }
            boolean closes = (c == '.' || c == '?' || c == '!') && i + 1 < out.length() && out.charAt(i + 1) == ' ';
            start |= closes;
        }
        return out.toString();
    }
}
