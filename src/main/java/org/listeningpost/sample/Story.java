package org.listeningpost.sample;

import java.util.random.RandomGenerator;

/** What people talk about, how much, when within the 90 days, and with what tags. */
enum Story {
    WAITING("waiting", 130, "", "#ER #healthcare #waitingroom"),
    PRAISE("praise", 120, "", "#nurses #ThankYou #healthcareheroes"),
    BILLING("billing", 75, "", "#medicalbills #insurance #healthcare"),
    SYMPTOMS("symptoms", 130, "", "#sick #flu #coldseason #covid"),
    VACCINE("vaccine", 100, "", "#vaccines #FluShot #GetVaccinated"),
    QUESTIONS("questions", 85, "", "#askanurse"),
    MEDICINE("medicine", 60, "", "#meds #pharmacy #diabetes"),
    TELEHEALTH("telehealth", 40, "", "#telehealth"),
    MENTAL("mental", 50, "", "#MentalHealth #anxiety #selfcare"),
    PARKING("parking", 30, "", ""),
    CHATTER("chatter", 60, "", "#wellness #fitness #sleep"),
    OFFICIAL("official", 22, "", "#RiverbendHealth"),
    NEWS("news", 28, "", "#localnews #health"),
    REVIEW("review", 90, "", ""),
    SURVEY("survey", 35, "", ""),
    REPLY("reply", 160, "", ""),
    PLANTED("planted", 42, "", ""),
    OUTBREAK("outbreak", 60, "62:1 64:3 66:8 68:14 70:20 72:22 74:18 76:12 78:8 80:5 83:2 88:1", "#norovirus #Maine"),
    RUMOR(
            "rumor",
            45,
            "20:0.3 27:1 28:18 29:26 30:14 31:5 34:0.4 60:0.3 73:1 74:16 75:30 76:22 77:8 80:2 88:1",
            "#fluspray #shedding #WakeUp"),
    RUMOR_COPY("rumorcopy", 18, "28:10 29:16 30:8 74:10 75:22 76:14 77:4", "#parents #WakeUp"),
    COUNTER("counter", 16, "29:4 30:8 31:5 75:4 76:10 77:8 78:4 82:1", "#FactCheck"),
    CAMPAIGN(
            "campaign",
            60,
            "57:1 58:14 59:20 60:18 63:14 66:15 70:16 73:12 77:14 80:12 84:12 88:10",
            "#RollUpRiverbend #FluShot"),
    OTHER_LANGUAGES("", 14, "", "");

    static final int DAYS = 90;

    private final String rule;
    private final int weight;
    private final double[] daily;
    private final String[] tags;

    /** @param profile days and weights between which the volume is interpolated; empty: every day the same */
    Story(String rule, int weight, String profile, String tags) {
        this.rule = rule;
        this.weight = weight;
        this.daily = cumulative(profile);
        this.tags = tags.isEmpty() ? new String[0] : tags.split(" ");
    }

    String rule() {
        return rule;
    }

    String[] tags() {
        return tags;
    }

    boolean isRumor() {
        return this == RUMOR || this == RUMOR_COPY;
    }

    private static final Story[] ALL = values();
    private static final int TOTAL = total();

    static Story pick(RandomGenerator random) {
        int at = random.nextInt(TOTAL);
        for (Story story : ALL) {
            at -= story.weight;
            if (at < 0) {
                return story;
            }
        }
        return CHATTER;
    }

    /** A day, 0 being the oldest of the 90. */
    int day(RandomGenerator random) {
        if (daily.length == 0) {
            return random.nextInt(DAYS);
        }
        double at = random.nextDouble() * daily[DAYS - 1];
        int day = 0;
        while (daily[day] < at) {
            day++;
        }
        return day;
    }

    private static int total() {
        int total = 0;
        for (Story story : ALL) {
            total += story.weight;
        }
        return total;
    }

    private static double[] cumulative(String profile) {
        if (profile.isEmpty()) {
            return new double[0];
        }
        double[] weights = new double[DAYS];
        int fromDay = -1;
        double fromWeight = 0;
        for (String point : profile.split(" ")) {
            int day = Integer.parseInt(point.substring(0, point.indexOf(':')));
            double weight = Double.parseDouble(point.substring(point.indexOf(':') + 1));
            for (int each = Math.max(0, fromDay + 1); each <= day; each++) {
                double share = fromDay < 0 ? (each == day ? 1 : 0) : (double) (each - fromDay) / (day - fromDay);
                weights[each] = fromDay < 0 ? share * weight : fromWeight + share * (weight - fromWeight);
            }
            fromDay = day;
            fromWeight = weight;
        }
        for (int each = 1; each < DAYS; each++) {
            weights[each] += weights[each - 1];
        }
        return weights;
    }
}
