package org.listeningpost.ingest.redact.cases;

import java.util.List;

/** Numbers and words that must survive: doses, pressures, prices, scores, versions, events. */
final class DevelopmentNegatives {
    private DevelopmentNegatives() {}

    static void fill(CaseFamily f) {
        f.addNegative(r -> "they put me on " + Invented.number(r, 5, 900) + " mg of metformin twice a day");
        f.addNegative(r -> "BP was " + Invented.number(r, 100, 180) + "/" + Invented.number(r, 60, 110) + " this time");
        f.addNegative(r -> "A1c is " + Invented.number(r, 5, 9) + "." + Invented.number(r, 0, 9)
                + " and my platelets are " + Invented.number(r, 100, 400) + ",000");
        f.addNegative(r -> "it cost $" + Invented.number(r, 1, 90) + "," + Invented.pad(r.nextInt(1000), 3)
                + " without insurance");
        f.addNegative(r -> "lost the game " + Invented.number(r, 0, 30) + "-" + Invented.number(r, 0, 30));
        f.addNegative(r -> "after the update to version " + Invented.number(r, 1, 20) + "." + Invented.number(r, 0, 20)
                + "." + Invented.number(r, 0, 20) + " the app crashes");
        f.addNegative(r -> "covid-19 is not the flu, H1N1 was in " + Invented.number(r, 2008, 2010));
        f.addNegative(
                r -> "in " + Invented.number(r, 1990, 2025) + " we had " + Invented.number(r, 1000, 9999) + " cases");
        f.addNegative(r -> "the ER is open 24/7 and ever since 9/11 I worry");
        f.addNegative(r -> "vitamin B12 and omega-3 every day, " + Invented.number(r, 2, 9) + " pills");
        f.addNegative(r -> Invented.number(r, 1, 9) + "," + Invented.pad(r.nextInt(1000), 3) + ","
                + Invented.pad(r.nextInt(1000), 3) + " people got the shot");
        f.addNegative(r -> Invented.number(r, 2, 95) + "% effective, " + Invented.number(r, 2, 5) + " out of 5 stars");
        f.addNegative(
                r -> "waited " + Invented.number(r, 2, 12) + " hours and " + Invented.number(r, 10, 59) + " minutes");
        f.addNegative(r -> "my 5 yo has a fever of 10" + Invented.number(r, 0, 4) + "." + Invented.number(r, 0, 9));
        f.addNegative(r -> "ISBN " + isbn(Invented.digits(r, 9)) + " is a good book on diabetes");
        f.addNegative(r -> "tracking number 1Z999AA1" + Invented.digits(r, 10) + " says delivered");
        f.addNegative(r -> "the trial NCT0" + Invented.digits(r, 7) + " is recruiting");
        f.addNegative(r -> "#FluShotNow #GetVaccinated #covid19 #longcovid");
        f.addNegative(r -> "call 911 or 988 or text HOME to 741741");
        f.addNegative(r ->
                "la dosis es de " + Invented.number(r, 5, 500) + " mg cada " + Invented.number(r, 4, 12) + " horas");
        f.addNegative(r -> "de " + Invented.number(r, 2000, 2010) + "-" + Invented.number(r, 2011, 2020) + " hubo "
                + Invented.number(r, 1, 9) + "." + Invented.pad(r.nextInt(1000), 3) + " casos");
        f.addNegative(r -> "World Cancer Day is on 4 February, wear orange");
        f.addNegative(
                r -> "happy " + Invented.of(r, List.of("July 4th", "4th of July", "Cinco de Mayo")) + " everybody");
        f.addNegative(r -> "90 years ago nobody had penicillin, " + Invented.number(r, 10, 80) + " percent died");
        f.addNegative(r -> "take 1-2 tablets every 4-6 hours, max 8 per day");
        f.addNegative(r -> "my blood sugar was " + Invented.number(r, 70, 400) + " at 8am, "
                + Invented.number(r, 70, 400) + " at 2pm");
    }

    static String isbn(String nine) {
        String head = "978" + nine;
        int sum = 0;
        for (int i = 0; i < 12; i++) {
            sum += (head.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        return head + (10 - sum % 10) % 10;
    }
}
