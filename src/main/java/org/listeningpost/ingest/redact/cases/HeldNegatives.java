package org.listeningpost.ingest.redact.cases;

/** Numbers and words that must survive; nothing is tuned on these. */
final class HeldNegatives {
    private HeldNegatives() {}

    static void fill(CaseFamily f) {
        f.addNegative(r -> "switched from " + Invented.number(r, 10, 90) + "mg to " + Invented.number(r, 10, 90)
                + "mg lisinopril, feeling " + Invented.number(r, 1, 10) + "/10");
        f.addNegative(r -> "pulse ox " + Invented.number(r, 88, 99) + ", heart rate " + Invented.number(r, 60, 140)
                + ", temp 10" + Invented.number(r, 0, 3) + "F");
        f.addNegative(r -> "WBC " + Invented.number(r, 3, 15) + "." + Invented.number(r, 0, 9) + " RBC 4."
                + Invented.number(r, 0, 9) + " TSH 2." + Invented.number(r, 10, 99));
        f.addNegative(r -> "the copay went from $" + Invented.number(r, 10, 99) + " to $" + Invented.number(r, 100, 999)
                + ".50 in " + Invented.number(r, 2015, 2025));
        f.addNegative(r -> "we need 10,000 steps, I did " + Invented.number(r, 1000, 9999));
        f.addNegative(r -> "final score " + Invented.number(r, 60, 120) + "-" + Invented.number(r, 60, 120)
                + " and nobody wore a mask");
        f.addNegative(
                r -> "iOS " + Invented.number(r, 10, 18) + "." + Invented.number(r, 0, 6) + " broke the glucose app");
        f.addNegative(r -> "SARS-CoV-2, MERS and H5N1 in one chart");
        f.addNegative(r -> "the " + Invented.number(r, 1910, 1999) + " epidemic killed " + Invented.number(r, 2, 9)
                + " million people");
        f.addNegative(r -> "room temperature " + Invented.number(r, 15, 30) + " degrees, humidity "
                + Invented.number(r, 20, 90) + "%");
        f.addNegative(r -> "la vacuna cuesta " + Invented.number(r, 100, 999) + " pesos y dura "
                + Invented.number(r, 2, 12) + " meses");
        f.addNegative(r -> "casos: " + Invented.number(r, 1, 99) + "." + Invented.pad(r.nextInt(1000), 3)
                + " en total, " + Invented.number(r, 1, 9) + " por ciento más");
        f.addNegative(r -> "ISBN-13: " + DevelopmentNegatives.isbn(Invented.digits(r, 9)));
        f.addNegative(r -> "USPS tracking 9400 1000 0000 " + Invented.digits(r, 4) + " " + Invented.digits(r, 4) + " "
                + Invented.digits(r, 2) + " lost my test kit");
        f.addNegative(r -> "sleep 7-8 hours, drink 2-3 liters, walk 30-45 min");
        f.addNegative(r -> "#ThankYouNurses #B117 #DeltaVariant #WearAMask2020");
        f.addNegative(r -> "dial 211 for help or 311, it's open 9-5");
        f.addNegative(r ->
                "I may be " + Invented.number(r, 18, 89) + " but I still run " + Invented.number(r, 2, 26) + " miles");
        f.addNegative(r -> "he was a 3 year old, 35 lbs, " + Invented.number(r, 30, 45) + " inches tall");
        f.addNegative(r -> "only 1/2 of adults and 3/4 of kids got 2 doses");
        f.addNegative(r -> "step 1 of 3: wash hands for 20 seconds, 5x a day");
        f.addNegative(r -> "World Health Day, 7 April, is about hospitals");
        f.addNegative(r ->
                "viral load under " + Invented.number(r, 20, 50) + " copies/mL, CD4 " + Invented.number(r, 300, 900));
        f.addNegative(
                r -> "Type 2 diabetes since " + Invented.number(r, 1995, 2023) + ", stage 3b kidney disease, grade 2");
    }
}
