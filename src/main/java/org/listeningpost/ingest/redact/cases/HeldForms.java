package org.listeningpost.ingest.redact.cases;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.listeningpost.ingest.redact.cases.CaseFamily.Writing;
import org.listeningpost.ingest.redact.text.IdentifierType;

/** The family that nothing is tuned on. Written once, apart from the development one; do not mend rules by it. */
final class HeldForms {
    private HeldForms() {}

    static void fill(CaseFamily f) {
        contact(f);
        mails(f);
        links(f);
        handles(f);
        papers(f);
        licenses(f);
        things(f);
        places(f);
        dates(f);
        HeldNegatives.fill(f);
    }

    private static String phone(Random r, String a, String b) {
        String[] p = Invented.phone(r);
        return p[0] + a + p[1] + b + p[2];
    }

    private static void contact(CaseFamily f) {
        f.add(
                IdentifierType.PHONE,
                List.of(
                        "hit my cell {} anytime",
                        "Dr's office is {} btw",
                        "if anyone finds her, {}",
                        "¿alguien sabe de quién es el {}?",
                        "fax the form to {} by friday",
                        "wasap {}"),
                List.of(
                        r -> "1 (" + Invented.phone(r)[0] + ") " + Invented.phone(r)[1] + "-" + Invented.phone(r)[2],
                        r -> "(" + Invented.phone(r)[0] + ")" + Invented.phone(r)[1] + "-" + Invented.phone(r)[2],
                        r -> "+1" + phone(r, "", ""),
                        r -> phone(r, " - ", " - "),
                        r -> "001 " + phone(r, " ", " "),
                        r -> phone(r, "-", "-") + " ext. " + Invented.digits(r, 4),
                        r -> "0161 " + Invented.digits(r, 3) + " " + Invented.digits(r, 4),
                        r -> "+34 " + "6" + Invented.digits(r, 8),
                        r -> "9" + Invented.number(r, 1, 8) + " " + Invented.digits(r, 3) + " " + Invented.digits(r, 2)
                                + " " + Invented.digits(r, 2),
                        r -> "+57 300 " + Invented.digits(r, 7),
                        r -> "+49 (0)30 " + Invented.digits(r, 8),
                        r -> "+54 9 11 " + Invented.digits(r, 4) + "-" + Invented.digits(r, 4)),
                List.of(
                        r -> Disguise.softHyphens(phone(r, "-", "-")),
                        r -> Disguise.arabicDigits(phone(r, " ", " ")),
                        r -> phone(r, "~", "~"),
                        r -> phone(r, " . ", " . "),
                        r -> Disguise.spokenSpanish(phone(r, "", "")),
                        r -> phone(r, " / ", " / "),
                        r -> Disguise.spaced(phone(r, "-", "-")),
                        r -> phone(r, "\u2013", "\u2013"),
                        r -> phone(r, "*", "*")));
    }

    private static void mails(CaseFamily f) {
        f.add(
                IdentifierType.EMAIL,
                List.of(
                        "reach my sister: {}",
                        "{} is where I get the lab results",
                        "escribe a {}, gracias",
                        "resend it to {}?"),
                List.of(
                        r -> Invented.first(r) + "-" + Invented.last(r) + "@hospital.example.org",
                        r -> Invented.last(r) + "." + Invented.digits(r, 4) + "@icloud.com",
                        r -> Invented.first(r) + "@" + Invented.last(r) + ".com.mx",
                        r -> "o'" + Invented.last(r) + "@outlook.es"),
                List.of(
                        r -> Invented.first(r) + Invented.last(r) + " AT gmail DOT com",
                        r -> Invented.first(r) + " {at} proton {dot} me",
                        r -> Invented.first(r) + "." + Invented.last(r) + " arroba hotmail punto com",
                        r -> Disguise.fullWidth(Invented.first(r) + "@yahoo.com"),
                        r -> Disguise.softHyphens(Invented.first(r) + "@aol.com"),
                        r -> Invented.first(r) + "<at>gmail<dot>com",
                        r -> Invented.first(r) + "_" + Invented.last(r) + "@ gmail.com"));
    }

    private static void links(CaseFamily f) {
        f.add(
                IdentifierType.URL,
                List.of("my gofundme {} pls share", "source: {}", "here's her page {}!", "míralo en {}"),
                List.of(
                        r -> "https://gofundme.com/f/help-" + Invented.first(r) + "-fight",
                        r -> "http://" + Invented.last(r) + "-family.blogspot.com/2021/03/post.html?x=1#top",
                        r -> "instagram.com/" + Invented.first(r) + Invented.digits(r, 2),
                        r -> "HTTPS://YOUTU.BE/" + Invented.letters(r, 8),
                        r -> "ftp://files." + Invented.last(r) + ".net/scan.pdf"),
                List.of(
                        r -> "gofundme dot com slash " + Invented.first(r),
                        r -> "hxxp://" + Invented.last(r) + "(.)net/a",
                        r -> "www dot " + Invented.last(r) + "clinic dot org",
                        r -> Disguise.cyrillic(Invented.last(r)) + "care.com/me"));
    }

    private static void handles(CaseFamily f) {
        f.add(
                IdentifierType.HANDLE,
                List.of("cc {}", "{} same here, three weeks of fever", "hope {} gets better", "@friend and {} told me"),
                List.of(
                        r -> "@" + Invented.last(r) + Invented.digits(r, 4),
                        r -> "@_" + Invented.first(r) + "_x",
                        r -> "/u/" + Invented.last(r) + "_rn",
                        r -> "@" + Invented.first(r) + ".bsky.social"),
                List.of(
                        r -> "@\u200B" + Invented.first(r) + Invented.digits(r, 2),
                        r -> Disguise.softHyphens("@" + Invented.last(r)),
                        r -> Disguise.fullWidth("@" + Invented.first(r) + "99")));
        f.add(
                IdentifierType.HANDLE,
                List.of(
                        "my twitter handle: {}",
                        "follow me on tiktok {}",
                        "venmo: {} if you can help",
                        "mi instagram: {}"),
                List.of(
                        r -> Invented.first(r) + "." + Invented.last(r) + Invented.digits(r, 2),
                        r -> Invented.last(r) + "_" + Invented.digits(r, 3)),
                List.of(r -> Disguise.zeroWidth(Invented.first(r) + "_" + Invented.digits(r, 2))));
    }

    private static List<Writing> hidden(List<Writing> clean) {
        return clean.stream()
                .<Writing>flatMap(w -> List.<Writing>of(
                        r -> Disguise.softHyphens(w.apply(r)),
                        r -> Disguise.mathematicalDigits(w.apply(r)),
                        r -> Disguise.fullWidth(w.apply(r)))
                        .stream())
                .toList();
    }

    private static void papers(CaseFamily f) {
        List<Writing> ssn = List.of(r -> String.join("-", Invented.ssn(r)), r -> String.join("", Invented.ssn(r)));
        f.add(
                IdentifierType.SSN,
                List.of("why do they need my social ({})", "soc sec {}", "my husband's SSN was {}", "ssn# {}"),
                ssn,
                hidden(ssn));
        f.add(
                IdentifierType.SSN,
                List.of("number is {} ok"),
                List.of(r -> String.join("-", Invented.ssn(r))),
                List.of(r -> String.join(" - ", Invented.ssn(r)), r -> String.join("_", Invented.ssn(r))));
        List<Writing> chart = List.of(
                r -> Invented.digits(r, 7),
                r -> Invented.digits(r, 6) + Invented.letters(r, 1),
                r -> Invented.letters(r, 2) + "-" + Invented.digits(r, 6));
        f.add(
                IdentifierType.MRN,
                List.of(
                        "they pulled up mrn# {} instead of mine",
                        "Medical Record #{}",
                        "my chart number was {}",
                        "hospital number {}",
                        "expediente clínico {}"),
                chart,
                hidden(chart));
        List<Writing> plan = List.of(
                r -> Invented.digits(r, 10), r -> Invented.letters(r, 1) + Invented.digits(r, 8), r -> Invented.mbi(r));
        f.add(
                IdentifierType.HEALTH_PLAN,
                List.of(
                        "subscriber id {} group 88",
                        "Medicaid # {}",
                        "insurance policy no {} lapsed",
                        "my Medicare number {}",
                        "afiliado {}"),
                plan,
                hidden(plan));
    }

    private static void licenses(CaseFamily f) {
        List<Writing> account =
                List.of(r -> Invented.digits(r, 10), r -> Invented.digits(r, 12), r -> Invented.card(r));
        f.add(
                IdentifierType.ACCOUNT,
                List.of(
                        "billed acct # {}",
                        "account number ending {} got hit",
                        "visa {} exp soon",
                        "cuenta bancaria {}"),
                account,
                hidden(account));
        List<Writing> license = List.of(
                r -> Invented.letters(r, 2) + Invented.digits(r, 6),
                r -> Invented.letters(r, 1) + Invented.digits(r, 12));
        f.add(
                IdentifierType.LICENSE,
                List.of("DL# {}", "his passport ({}) was in the bag", "nursing license {}", "pasaporte nº {}"),
                license,
                hidden(license));
        f.add(
                IdentifierType.LICENSE,
                List.of("prescriber {} signed", "NPI={}", "dea: {}"),
                List.of(r -> Invented.dea(r)),
                List.of(r -> Disguise.softHyphens(Invented.dea(r))));
        List<Writing> national = List.of(
                r -> Invented.dni(r),
                r -> Invented.dni(r).substring(0, 8) + "-" + Invented.dni(r).substring(8),
                r -> "QQ 12 34 56 C".replace("QQ", "AB").replace("12", Invented.number(r, 10, 99)));
        f.add(
                IdentifierType.NATIONAL_ID,
                List.of("me pidieron el dni, {}", "with id {} at the desk", "NIF: {}", "national insurance {}"),
                national.subList(0, 1),
                hidden(national.subList(0, 1)));
        f.add(
                IdentifierType.NATIONAL_ID,
                List.of("my NI number is {}", "they lost {} again"),
                national.subList(2, 3),
                hidden(national.subList(2, 3)));
        f.add(
                IdentifierType.NATIONAL_ID,
                List.of("NHS {} on the letter", "cpf {}"),
                List.of(r -> Invented.nhs(r)),
                List.of(r -> Disguise.arabicDigits(Invented.nhs(r))));
    }

    private static void things(CaseFamily f) {
        List<Writing> vehicle = List.of(
                r -> Invented.letters(r, 2) + Invented.digits(r, 2) + " " + Invented.letters(r, 3),
                r -> Invented.digits(r, 1) + Invented.letters(r, 3) + Invented.digits(r, 3));
        f.add(
                IdentifierType.VEHICLE,
                List.of("hit and run, plate number {}", "license plate is {}", "placas {}"),
                vehicle,
                hidden(vehicle));
        f.add(
                IdentifierType.VEHICLE,
                List.of("sold the truck {} to pay the hospital", "vehicle VIN # {}"),
                List.of(r -> Invented.vin(r)),
                List.of(
                        r -> Disguise.softHyphens(Invented.vin(r)),
                        r -> Invented.vin(r).toLowerCase(Locale.ROOT)));
        List<Writing> device =
                List.of(r -> Invented.letters(r, 3) + "-" + Invented.digits(r, 6), r -> Invented.digits(r, 15));
        f.add(
                IdentifierType.DEVICE,
                List.of("my insulin pump s/n {} failed", "serial no. {}", "IMEI {}", "implant serial # {}"),
                device,
                hidden(device));
        f.add(
                IdentifierType.IP,
                List.of("blocked at {} from the portal", "IP: {}", "router says {}"),
                List.of(
                        r -> "192.168." + Invented.number(r, 0, 255) + "." + Invented.number(r, 1, 254),
                        r -> "fe80::" + Invented.number(r, 1, 9) + "ff:fe23:4567:890a",
                        r -> "AC-DE-48-00-11-" + Invented.number(r, 10, 99)),
                List.of(
                        r -> Disguise.softHyphens("203.0.113." + Invented.number(r, 1, 254)),
                        r -> "203(.)0(.)113(.)" + Invented.number(r, 1, 254)));
    }

    private static void places(CaseFamily f) {
        f.add(
                IdentifierType.ADDRESS,
                List.of(
                        "they dropped the meds at {}",
                        "paramedics at {} now",
                        "our new address: {}",
                        "nos mudamos a {}"),
                List.of(
                        r -> Invented.number(r, 10, 9999) + " W " + Invented.number(r, 11, 19) + "th St",
                        r -> Invented.number(r, 10, 999) + " Martin Luther King Blvd Suite "
                                + Invented.number(r, 1, 300),
                        r -> Invented.number(r, 10, 999) + " Lakeview Court, Dayton, OH 45402",
                        r -> "P.O. Box " + Invented.digits(r, 3),
                        r -> "Avenida Libertador " + Invented.number(r, 100, 4000),
                        r -> "Carrera " + Invented.number(r, 1, 90) + " #" + Invented.number(r, 1, 90) + "-"
                                + Invented.number(r, 1, 90),
                        r -> "apartment " + Invented.number(r, 1, 40) + "C",
                        r -> Invented.number(r, 1, 99) + " Baker Road"),
                List.of(
                        r -> Invented.number(r, 10, 999) + " lake shore blvd",
                        r -> Disguise.softHyphens(Invented.number(r, 10, 999) + " Elm") + " Street",
                        r -> "twelve Oak Lane",
                        r -> Disguise.mathematicalDigits(Invented.number(r, 100, 999)) + " Pine Road"));
        f.add(
                IdentifierType.ZIP,
                List.of("anyone near zip {}?", "Austin, TX {}", "my postal code is {}"),
                List.of(r -> Invented.number(r, 10000, 99999)),
                List.of(
                        r -> Disguise.softHyphens(Invented.number(r, 10000, 99999)),
                        r -> Disguise.arabicDigits(Invented.number(r, 10000, 99999))));
        f.add(
                IdentifierType.ZIP,
                List.of("postcode {}", "we're in {} so slow"),
                List.of(
                        r -> "SW" + Invented.number(r, 1, 19) + " " + Invented.number(r, 1, 9) + "AB",
                        r -> "M" + Invented.number(r, 1, 40) + " 4BT"),
                List.of(r -> Disguise.fullWidth("LS" + Invented.number(r, 1, 19)) + " 2AB"));
        f.add(
                IdentifierType.PLACE,
                List.of("stuck in {} with no doctor", "I live in {}", "moved from {} in 2019"),
                List.of(r -> Invented.of(
                        r, List.of("Phoenix", "Cleveland", "El Paso", "Baton Rouge", "Leeds", "Bogotá", "Toledo"))),
                List.of(r -> Disguise.zeroWidth(Invented.of(r, List.of("Phoenix", "Cleveland", "Leeds")))));
    }

    private static void dates(CaseFamily f) {
        f.add(
                IdentifierType.DATE,
                List.of(
                        "discharged {} finally",
                        "her birthday is {}",
                        "they moved my chemo to {} again",
                        "me operan el {}",
                        "it started on {}."),
                List.of(
                        r -> Invented.number(r, 1, 12) + "/" + Invented.number(r, 13, 28) + "/"
                                + Invented.number(r, 1940, 2025),
                        r -> Invented.number(r, 13, 28) + "." + Invented.pad(1 + r.nextInt(12), 2) + "."
                                + Invented.number(r, 1990, 2025),
                        r -> "Feb. " + Invented.number(r, 1, 28) + " " + Invented.number(r, 1990, 2025),
                        r -> "Monday, July " + Invented.number(r, 10, 28),
                        r -> Invented.number(r, 10, 28) + "-Nov-" + Invented.number(r, 1990, 2025),
                        r -> Invented.number(r, 24, 28) + "th of April",
                        r -> Invented.number(r, 1, 28) + " de octubre",
                        r -> "May " + Invented.number(r, 1, 28) + ", " + Invented.number(r, 1990, 2025)),
                List.of(
                        r -> Disguise.softHyphens("03/" + Invented.number(r, 13, 28) + "/2019"),
                        r -> Disguise.arabicDigits("12-" + Invented.number(r, 13, 28) + "-2020"),
                        r -> "december third",
                        r -> "veinte de enero",
                        r -> Disguise.zeroWidth("October") + " " + Invented.number(r, 10, 28)));
        f.add(
                IdentifierType.AGE,
                List.of("a {} man alone in the ER", "my neighbor, {}, fell"),
                List.of(
                        r -> Invented.number(r, 90, 104) + " yr old",
                        r -> Invented.number(r, 90, 104) + " y/o",
                        r -> Invented.number(r, 91, 99) + " years old"),
                List.of(
                        r -> "ninety-eight-year-old",
                        r -> Disguise.arabicDigits(Invented.number(r, 90, 99)) + " years old"));
        f.add(
                IdentifierType.AGE,
                List.of("papa is turning {} in june", "mujer de {} años", "mi abuelo tiene {} años"),
                List.of(r -> Invented.number(r, 91, 103)),
                List.of(r -> Disguise.fullWidth(Invented.number(r, 91, 99)), r -> "noventa y tres"));
    }
}
