package org.listeningpost.ingest.redact.cases;

import static org.listeningpost.ingest.redact.cases.Disguise.arabicDigits;
import static org.listeningpost.ingest.redact.cases.Disguise.cyrillic;
import static org.listeningpost.ingest.redact.cases.Disguise.fullWidth;
import static org.listeningpost.ingest.redact.cases.Disguise.keycaps;
import static org.listeningpost.ingest.redact.cases.Disguise.lettersForDigits;
import static org.listeningpost.ingest.redact.cases.Disguise.mathematicalDigits;
import static org.listeningpost.ingest.redact.cases.Disguise.spaced;
import static org.listeningpost.ingest.redact.cases.Disguise.spoken;
import static org.listeningpost.ingest.redact.cases.Disguise.zeroWidth;

import java.util.List;
import java.util.Random;
import org.listeningpost.ingest.redact.cases.CaseFamily.Writing;
import org.listeningpost.ingest.redact.text.IdentifierType;

/** The family that rules may be tuned on. */
final class DevelopmentForms {
    private static final List<String> MONTHS =
            List.of("January", "March", "Apr", "June", "August", "Sept", "October", "Dec");
    private static final List<String> STREETS =
            List.of("Maple", "Evergreen", "N Main", "Washington", "Oak Hill", "5th", "Cherry");

    private DevelopmentForms() {}

    static void fill(CaseFamily f) {
        contact(f);
        mails(f);
        links(f);
        accounts(f);
        health(f);
        national(f);
        things(f);
        places(f);
        dates(f);
        DevelopmentNegatives.fill(f);
    }

    private static String phone(Random r, String a, String b) {
        String[] p = Invented.phone(r);
        return p[0] + a + p[1] + b + p[2];
    }

    private static void contact(CaseFamily f) {
        f.add(
                IdentifierType.PHONE,
                List.of(
                        "call me at {} after the appointment",
                        "my number is {}",
                        "text {} if you need a ride",
                        "Llámame al {} porfa",
                        "{} ask for the nurse",
                        "the front desk ({}) never picks up"),
                List.of(
                        r -> phone(r, "-", "-"),
                        r -> "(" + Invented.phone(r)[0] + ") "
                                + phone(r, "-", "-").substring(4),
                        r -> phone(r, ".", "."),
                        r -> phone(r, " ", " "),
                        r -> phone(r, "", ""),
                        r -> "+1 " + phone(r, " ", "-"),
                        r -> "1-" + phone(r, "-", "-"),
                        r -> phone(r, "-", "-") + " x" + Invented.digits(r, 3),
                        r -> "+44 20 " + Invented.digits(r, 4) + " " + Invented.digits(r, 4),
                        r -> "07" + Invented.digits(r, 3) + " " + Invented.digits(r, 6),
                        r -> "6" + Invented.digits(r, 2) + " " + Invented.digits(r, 3) + " " + Invented.digits(r, 3),
                        r -> "+52 55 " + Invented.digits(r, 4) + " " + Invented.digits(r, 4)),
                List.of(
                        r -> fullWidth(phone(r, "-", "-")),
                        r -> zeroWidth(phone(r, "-", "-")),
                        r -> keycaps(phone(r, "", "")),
                        r -> spoken(phone(r, "", "")),
                        r -> spaced(phone(r, "", "")),
                        r -> phone(r, "•", "•"),
                        r -> phone(r, "_", "_"),
                        r -> mathematicalDigits(phone(r, "-", "-")),
                        r -> lettersForDigits(phone(r, "-", "-"))));
    }

    private static void mails(CaseFamily f) {
        f.add(
                IdentifierType.EMAIL,
                List.of(
                        "write to {} please",
                        "my email is {}",
                        "contact: {}",
                        "mándame un correo a {}",
                        "send the records to {} asap"),
                List.of(
                        r -> Invented.first(r) + "." + Invented.last(r) + "@gmail.com",
                        r -> Invented.first(r) + Invented.digits(r, 2) + "@yahoo.co.uk",
                        r -> Invented.first(r) + "_" + Invented.last(r) + "+rx@clinic-mail.org",
                        r -> Invented.first(r).toUpperCase(java.util.Locale.ROOT) + "@HOTMAIL.COM"),
                List.of(
                        r -> Invented.first(r) + " dot " + Invented.last(r) + " at gmail dot com",
                        r -> Invented.first(r) + "." + Invented.last(r) + " [at] yahoo [dot] com",
                        r -> Invented.first(r) + Invented.digits(r, 2) + " (at) outlook.com",
                        r -> Invented.first(r) + "＠gmail.com",
                        r -> zeroWidth(Invented.first(r) + "@gmail.com"),
                        r -> Invented.first(r) + Invented.digits(r, 2) + " @ gmail . com",
                        r -> spaced(Invented.first(r) + "@gmail.com"),
                        r -> cyrillic(Invented.first(r)) + "@gmail.com"));
    }

    private static void links(CaseFamily f) {
        f.add(
                IdentifierType.URL,
                List.of("see {}", "my profile: {} thanks", "photo here {} 😢", "({})"),
                List.of(
                        r -> "https://www.facebook.com/" + Invented.first(r) + "." + Invented.last(r),
                        r -> "http://bit.ly/" + Invented.letters(r, 6),
                        r -> "www." + Invented.last(r) + "family.com/photos",
                        r -> "linkedin.com/in/" + Invented.first(r) + Invented.last(r),
                        r -> "t.co/" + Invented.letters(r, 9)),
                List.of(
                        r -> "hxxps://facebook.com/" + Invented.first(r) + Invented.last(r),
                        r -> Invented.last(r) + "family dot com",
                        r -> Invented.last(r) + "family[.]com",
                        r -> zeroWidth("https://facebook.com/") + Invented.first(r),
                        r -> fullWidth("https://facebook.com/" + Invented.first(r))));
    }

    private static void accounts(CaseFamily f) {
        f.add(
                IdentifierType.HANDLE,
                List.of("{} my mom has the same", "thanks {} !", "ask {} about her chemo", "gracias {}", "RT {}: this"),
                List.of(
                        r -> "@" + Invented.first(r) + Invented.last(r),
                        r -> "@" + Invented.first(r) + "_" + Invented.digits(r, 2),
                        r -> "u/" + Invented.first(r) + "-" + Invented.last(r),
                        r -> Invented.first(r) + "#" + Invented.digits(r, 4),
                        r -> "@" + Invented.first(r) + "@mastodon.social"),
                List.of(
                        r -> "＠" + Invented.first(r) + Invented.last(r),
                        r -> zeroWidth("@" + Invented.first(r)),
                        r -> "@" + cyrillic(Invented.first(r) + Invented.last(r))));
        f.add(
                IdentifierType.HANDLE,
                List.of("insta: {}", "my ig is {}", "add me on snapchat: {}", "mi tiktok es {}"),
                List.of(
                        r -> Invented.first(r) + Invented.last(r) + Invented.digits(r, 2),
                        r -> Invented.first(r) + "_" + Invented.last(r)),
                List.of(
                        r -> Invented.first(r) + " " + Invented.last(r) + " " + Invented.digits(r, 2),
                        r -> fullWidth(Invented.first(r) + Invented.digits(r, 2))));
        f.add(
                IdentifierType.ACCOUNT,
                List.of(
                        "card {} was charged twice",
                        "they have my card number {}",
                        "mi tarjeta {} fue rechazada",
                        "account {} please"),
                List.of(
                        r -> Invented.card(r),
                        r -> Invented.groups(Invented.card(r), 4, " "),
                        r -> Invented.groups(Invented.card(r), 4, "-"),
                        r -> Invented.iban(r),
                        r -> Invented.groups(Invented.iban(r), 4, " ")),
                List.of(
                        r -> fullWidth(Invented.card(r)),
                        r -> zeroWidth(Invented.groups(Invented.card(r), 4, " ")),
                        r -> Invented.groups(Invented.card(r), 4, "•"),
                        r -> spaced(Invented.card(r))));
    }

    private static List<Writing> coded(List<Writing> clean) {
        return clean.stream()
                .<Writing>flatMap(w -> List.<Writing>of(
                        r -> fullWidth(w.apply(r)), r -> zeroWidth(w.apply(r)), r -> arabicDigits(w.apply(r)))
                        .stream())
                .toList();
    }

    private static void health(CaseFamily f) {
        List<Writing> mrn = List.of(
                r -> Invented.digits(r, 8),
                r -> Invented.letters(r, 1) + Invented.digits(r, 7),
                r -> Invented.digits(r, 3) + "-" + Invented.digits(r, 3) + "-" + Invented.digits(r, 2));
        f.add(
                IdentifierType.MRN,
                List.of(
                        "MRN {} was mixed up",
                        "my medical record number is {}",
                        "patient id: {}",
                        "NHC {} en urgencias",
                        "chart # {}"),
                mrn,
                coded(mrn));
        List<Writing> mbi = List.of(
                r -> Invented.mbi(r),
                r -> Invented.mbi(r).toLowerCase(java.util.Locale.ROOT),
                r -> dashed(Invented.mbi(r)));
        f.add(
                IdentifierType.HEALTH_PLAN,
                List.of("medicare says {} is invalid", "my mbi {} again", "is {} a real one?"),
                mbi,
                coded(mbi));
        List<Writing> member = List.of(
                r -> Invented.letters(r, 3) + Invented.digits(r, 9),
                r -> Invented.digits(r, 9),
                r -> "XJ-" + Invented.digits(r, 6));
        f.add(
                IdentifierType.HEALTH_PLAN,
                List.of("member id: {}", "my policy number is {}", "group number {} not found", "número de póliza {}"),
                member,
                coded(member));
        List<Writing> license =
                List.of(r -> Invented.letters(r, 1) + Invented.digits(r, 7), r -> Invented.digits(r, 9));
        f.add(
                IdentifierType.LICENSE,
                List.of("my driver's license {} expired", "passport number {}", "licencia {}", "license no. {}"),
                license,
                coded(license));
        List<Writing> doctor = List.of(r -> Invented.npi(r), r -> Invented.digits(r, 10));
        f.add(IdentifierType.LICENSE, List.of("NPI {}", "his npi is {}", "NPI number: {}"), doctor, coded(doctor));
        f.add(
                IdentifierType.LICENSE,
                List.of("DEA {}", "{} on the script", "dea number {}"),
                List.of(r -> Invented.dea(r)),
                List.of(r -> fullWidth(Invented.dea(r)), r -> zeroWidth(Invented.dea(r))));
    }

    private static String dashed(String mbi) {
        return mbi.substring(0, 4) + "-" + mbi.substring(4, 7) + "-" + mbi.substring(7);
    }

    private static void national(CaseFamily f) {
        List<Writing> ssn = List.of(r -> String.join("-", Invented.ssn(r)), r -> String.join(" ", Invented.ssn(r)));
        f.add(
                IdentifierType.SSN,
                List.of("my ssn is {}", "they wanted {} on the form", "social security number {}", "SSN: {}"),
                ssn,
                List.of(
                        r -> fullWidth(String.join("-", Invented.ssn(r))),
                        r -> zeroWidth(String.join("-", Invented.ssn(r))),
                        r -> spaced(String.join("", Invented.ssn(r))),
                        r -> spoken(String.join("", Invented.ssn(r))),
                        r -> String.join("•", Invented.ssn(r)),
                        r -> String.join(".", Invented.ssn(r))));
        f.add(
                IdentifierType.SSN,
                List.of("last four of my social is {}", "ssn ending in {}"),
                List.of(r -> Invented.digits(r, 4)),
                List.of(r -> fullWidth(Invented.digits(r, 4))));
        List<Writing> dni = List.of(r -> Invented.dni(r), r -> Invented.curp(r));
        f.add(
                IdentifierType.NATIONAL_ID,
                List.of("mi documento es {}", "DNI {}", "CURP: {}", "{} para la cita"),
                dni,
                coded(dni));
        List<Writing> nhs =
                List.of(r -> Invented.nhs(r), r -> Invented.nhs(r).replaceAll("(...)(...)(....)", "$1 $2 $3"));
        f.add(IdentifierType.NATIONAL_ID, List.of("NHS number {}", "my nhs no. is {}"), nhs, coded(nhs));
    }

    private static void things(CaseFamily f) {
        List<Writing> vin = List.of(r -> Invented.vin(r));
        f.add(IdentifierType.VEHICLE, List.of("VIN {}", "{} is the car that hit us", "my vin: {}"), vin, coded(vin));
        List<Writing> plate = List.of(
                r -> Invented.letters(r, 3) + Invented.digits(r, 4),
                r -> Invented.letters(r, 3) + "-" + Invented.digits(r, 4),
                r -> Invented.digits(r, 4) + " " + Invented.letters(r, 3));
        f.add(IdentifierType.VEHICLE, List.of("license plate {}", "plate: {}", "matrícula {}"), plate, coded(plate));
        List<Writing> serial = List.of(
                r -> "SN-" + Invented.digits(r, 5) + "-" + Invented.letters(r, 2),
                r -> Invented.letters(r, 2) + Invented.digits(r, 6));
        f.add(
                IdentifierType.DEVICE,
                List.of("pacemaker serial {}", "serial number: {}", "device id {}"),
                serial,
                coded(serial));
        f.add(
                IdentifierType.IP,
                List.of("login from {}", "my ip {} got banned", "device {} on the wifi"),
                List.of(
                        r -> Invented.number(r, 11, 223) + "." + Invented.number(r, 0, 255) + "."
                                + Invented.number(r, 0, 255) + "." + Invented.number(r, 1, 254),
                        r -> "00:1B:44:" + Invented.number(r, 10, 99) + ":3A:B7",
                        r -> "2001:0db8:85a3:0000:0000:8a2e:0370:" + Invented.number(r, 1000, 9999)),
                List.of(
                        r -> fullWidth(Invented.number(r, 11, 223) + ".20.30." + Invented.number(r, 1, 254)),
                        r -> zeroWidth("10.20." + Invented.number(r, 0, 255) + ".7"),
                        r -> "10[.]20[.]" + Invented.number(r, 0, 255) + "[.]7"));
    }

    private static void places(CaseFamily f) {
        f.add(
                IdentifierType.ADDRESS,
                List.of(
                        "I live at {}",
                        "the ambulance came to {} in ten minutes",
                        "send it to {}",
                        "moved to {} last week"),
                List.of(
                        r -> Invented.number(r, 1, 9999) + " " + Invented.of(r, STREETS) + " Street",
                        r -> Invented.number(r, 1, 9999) + " " + Invented.of(r, STREETS) + " Ave, Apt "
                                + Invented.number(r, 1, 99) + "B",
                        r -> Invented.number(r, 1, 999) + " " + Invented.of(r, STREETS) + " Dr",
                        r -> "PO Box " + Invented.digits(r, 4),
                        r -> "Calle " + Invented.of(r, List.of("Mayor", "Alcalá", "de la Rosa")) + " "
                                + Invented.number(r, 1, 200),
                        r -> "Av. Insurgentes Sur " + Invented.number(r, 100, 2000),
                        r -> "room " + Invented.number(r, 100, 999)),
                List.of(
                        r -> Invented.number(r, 1, 9999) + " evergreen terr",
                        r -> Invented.number(r, 1, 999) + " n main st #4B",
                        r -> fullWidth(Invented.number(r, 1, 999) + " Oak Street")
                                .replace('\u3000', ' '),
                        r -> zeroWidth(Invented.number(r, 100, 999)) + " Cherry Lane",
                        r -> "forty-two Maple Avenue"));
        f.add(
                IdentifierType.ZIP,
                List.of("zip code {}", "I'm in Springfield, IL {}", "zip: {}"),
                List.of(
                        r -> Invented.number(r, 10000, 99999),
                        r -> Invented.number(r, 10000, 99999) + "-" + Invented.digits(r, 4)),
                List.of(
                        r -> fullWidth(Invented.number(r, 10000, 99999)),
                        r -> zeroWidth(Invented.number(r, 10000, 99999))));
        f.add(
                IdentifierType.PLACE,
                List.of("we are at {} right now", "found her near {}"),
                List.of(
                        r -> "37." + Invented.digits(r, 4) + ", -122." + Invented.digits(r, 4),
                        r -> "849VCWC8+R9",
                        r -> Invented.of(r, List.of("Houston", "Chicago", "San Antonio", "Sevilla", "Guadalajara"))),
                List.of(r -> fullWidth("37." + Invented.digits(r, 4) + ",-122." + Invented.digits(r, 4))));
    }

    private static void dates(CaseFamily f) {
        f.add(
                IdentifierType.DATE,
                List.of(
                        "surgery on {}",
                        "DOB {}",
                        "she was admitted {} and",
                        "nació el {}",
                        "my appointment is {} at noon"),
                List.of(
                        r -> Invented.pad(1 + r.nextInt(12), 2) + "/" + Invented.pad(1 + r.nextInt(28), 2) + "/"
                                + Invented.number(r, 1950, 2025),
                        r -> Invented.number(r, 1950, 2025) + "-" + Invented.pad(1 + r.nextInt(12), 2) + "-"
                                + Invented.pad(1 + r.nextInt(28), 2),
                        r -> Invented.of(r, MONTHS) + " " + Invented.number(r, 1, 28) + ", "
                                + Invented.number(r, 1950, 2025),
                        r -> Invented.of(r, MONTHS) + " " + Invented.number(r, 4, 20) + "th",
                        r -> Invented.number(r, 1, 28) + " " + Invented.of(r, MONTHS) + " "
                                + Invented.number(r, 1950, 2025),
                        r -> Invented.number(r, 1, 28) + " de marzo de " + Invented.number(r, 1950, 2025),
                        r -> Invented.pad(1 + r.nextInt(12), 2) + "/" + Invented.pad(1 + r.nextInt(28), 2),
                        r -> Invented.number(r, 1, 9) + "/" + Invented.number(r, 1, 28) + "/"
                                + Invented.pad(r.nextInt(26), 2)),
                List.of(
                        r -> fullWidth("03/14/" + Invented.number(r, 1950, 2025)),
                        r -> zeroWidth("1985-03-" + Invented.number(r, 10, 28)),
                        r -> "march fourteenth",
                        r -> "twenty-first of October",
                        r -> mathematicalDigits(
                                "0" + Invented.number(r, 1, 9) + "/14/" + Invented.number(r, 1950, 2025)),
                        r -> "1985.03." + Invented.number(r, 10, 28)));
        f.add(
                IdentifierType.AGE,
                List.of("my {} dad had a stroke", "she is {} and still drives"),
                List.of(
                        r -> Invented.number(r, 90, 104) + "yo",
                        r -> Invented.number(r, 90, 104) + " year old",
                        r -> Invented.number(r, 90, 104) + "-year-old"),
                List.of(
                        r -> fullWidth(Invented.number(r, 90, 99)) + " year old",
                        r -> "ninety-two year old",
                        r -> "ninety five years old"));
        f.add(
                IdentifierType.AGE,
                List.of("grandma turned {} today", "aged {} and alone", "mi abuela cumplió {}"),
                List.of(r -> Invented.number(r, 90, 104)),
                List.of(r -> "ninety-five", r -> mathematicalDigits(Invented.number(r, 90, 99))));
    }
}
