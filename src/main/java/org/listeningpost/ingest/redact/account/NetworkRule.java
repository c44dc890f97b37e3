package org.listeningpost.ingest.redact.account;

import java.util.Set;
import org.listeningpost.ingest.redact.text.Candidate;
import org.listeningpost.ingest.redact.text.IdentifierType;
import org.listeningpost.ingest.redact.text.Scan;
import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.WordClass;

/** Addresses of machines and unique keys: IPv4, IPv6, MAC, UUID; coordinates and plus codes too. */
public final class NetworkRule {
    /** Of a network card. */
    private static final int PAIRS = 6;

    private static final int FOURS_MIN = 4;
    private static final int LETTER_WITHIN = 6;
    /** Of the longest key that is written so. */
    private static final int FOURS_MAX = 16;

    private static final int GROUPS_MAX = 8;
    private static final Set<String> LATITUDES = Set.of("lat", "latitude", "latitud");
    private static final Set<String> MACHINES = Set.of(
            "ip",
            "ips",
            "ipv4",
            "address",
            "login",
            "logins",
            "server",
            "router",
            "network",
            "host",
            "ping",
            "range",
            "subnet",
            "firewall",
            "vpn",
            "wifi",
            "blocked",
            "banned",
            "ban",
            "block",
            "traceroute",
            "gateway",
            "dns",
            "direccion",
            "servidor",
            "red",
            "bloqueado",
            "traffic",
            "logged",
            "mods",
            "trafico",
            "camera",
            "camara",
            "printer",
            "impresora",
            "browser",
            "navegador",
            "traced",
            "dots",
            "puntos",
            "screen",
            "pantalla");

    /** Four numbers with dots. */
    public boolean ipv4(Scan scan, int i) {
        Tokens t = scan.tokens();
        if (!t.isOneOf(i + 1, ".,-_/:;=+~*|\u00B7")) {
            return false;
        }
        char joint = t.first(i + 1);
        boolean bullets = joint == '\u00B7';
        int last = i + 6;
        for (int k = 0; k < 4; k++) {
            int value = t.value(i + 2 * k < t.count() ? i + 2 * k : i);
            boolean number = t.isNumber(i + 2 * k) && t.length(i + 2 * k) <= 3 && value <= 255;
            boolean dot = k == 3
                    || (t.isMark(i + 2 * k + 1, joint)
                            && (bullets || !t.spaceBefore(i + 2 * k + 1) && !t.spaceBefore(i + 2 * k + 2)));
            if (!number || !dot) {
                return false;
            }
        }
        boolean uneven = ",/:;=+".indexOf(joint) >= 0 && (isUneven(t, i) || SeenAddress.isAt(t, i));
        if (joint != '.' && !bullets && !uneven && !isNamedMachine(t, i, last)) {
            return false;
        }
        boolean version = t.is(i - 1, WordClass.VERSION)
                || (t.isMark(last + 1, '.') && t.isNumber(last + 2) && !t.spaceBefore(last + 2));
        if (version) {
            return false;
        }
        boolean port = t.isOneOf(last + 1, ":/")
                && !t.spaceBefore(last + 1)
                && t.isNumber(last + 2)
                && !t.spaceBefore(last + 2);
        last = port ? last + 2 : last;
        scan.add(mappedStart(t, i), last, IdentifierType.IP, Candidate.CHECKED, "ipv4");
        scan.readUntil(t.end(last));
        return true;
    }

    /** {@code ::ffff:10.2.3.4}: the groups of IPv6 before an IPv4 address. */
    private static int mappedStart(Tokens t, int i) {
        int first = i;
        while (i - first < 2 * GROUPS_MAX
                && !t.spaceBefore(first)
                && (t.isMark(first - 1, ':') || t.isMark(first, ':') && isHex(t, first - 1, 4))) {
            first--;
        }
        return i - first >= 3 ? first : i;
    }

    /** {@code 81,42,203,7}: up and down, not all thousands, as no list of counts is. */
    private static boolean isUneven(Tokens t, int i) {
        int a = t.value(i);
        int b = t.value(i + 2);
        int c = t.value(i + 4);
        int d = t.value(i + 6);
        boolean sorted = a <= b && b <= c && c <= d || a >= b && b >= c && c >= d;
        boolean thousands =
                t.isMark(i + 1, ',') && t.length(i + 2) == 3 && t.length(i + 4) == 3 && t.length(i + 6) == 3;
        return a >= 10 && b + c + d >= 30 && !sorted && !thousands;
    }

    /** Commas and dashes part lists and ranges, too: words around have to speak of a machine. */
    private static boolean isNamedMachine(Tokens t, int first, int last) {
        for (int k = Math.max(0, first - 6); k < Math.min(t.count(), last + 4); k++) {
            if (t.isWord(k) && MACHINES.contains(t.folded(k))) {
                return true;
            }
        }
        return false;
    }

    /** {@code 83.214.9.x where x is 77}: one of the numbers is told apart. */
    public boolean ipv4Apart(Scan scan, int first) {
        Tokens t = scan.tokens();
        int letter = -1;
        for (int k = 0; k < 4; k++) {
            int i = first + 2 * k;
            boolean number = t.isNumber(i) && t.length(i) <= 3 && t.value(i) <= 255;
            boolean unknown = letter < 0 && k > 0 && t.isWord(i) && t.length(i) == 1;
            boolean joined = k == 0 || t.isJoint(i - 1, ".");
            if (!joined || !number && !unknown) {
                return false;
            }
            letter = unknown ? i : letter;
        }
        int last = first + 6;
        int told = letter > 0 ? toldEnd(t, last, letter) : last;
        if (letter < 0 || told == last && t.value(first) < 10) {
            return false;
        }
        last = told;
        scan.add(first, last, IdentifierType.IP, Candidate.SHAPED, "ipv4:apart");
        scan.readUntil(t.end(last));
        return true;
    }

    /** {@code , x being 77}, {@code (x = 77)}: the number behind the letter, or the same token. */
    private static int toldEnd(Tokens t, int last, int letter) {
        for (int i = last + 1; i <= last + LETTER_WITHIN && !t.lineBreakBefore(i); i++) {
            if (t.hash(i) == t.hash(letter)) {
                return t.isNumber(i + 1) ? i + 1 : t.isNumber(i + 2) ? i + 2 : t.isNumber(i + 3) ? i + 3 : last;
            }
        }
        return last;
    }

    /** MAC and IPv6: hexadecimal groups with colons or, in a MAC, dashes. Called at the first group. */
    public boolean hexGroups(Scan scan, int i) {
        Tokens t = scan.tokens();
        int spaced = spacedEnd(t, i);
        if (spaced > i || isGlued(t, i)) {
            scan.add(i, spaced, IdentifierType.IP, Candidate.SHAPED, "hex:spaced");
            scan.readUntil(t.end(spaced));
            return true;
        }
        if (!t.isOneOf(i + 1, ":-.") || t.spaceBefore(i + 1) || !isHex(t, i, 4)) {
            return false;
        }
        char joint = t.first(i + 1);
        int groups = 1;
        int last = i;
        boolean pairs = t.length(i) == 2;
        boolean fours = t.length(i) == 4;
        boolean gap = false;
        boolean letters = !t.isNumber(i);
        boolean digits = t.hasDigit(i);
        while (groups < GROUPS_MAX && t.isMark(last + 1, joint) && !t.spaceBefore(last + 1)) {
            int next = last + 2;
            if (joint == ':' && t.isMark(next, ':') && !t.spaceBefore(next)) {
                gap = true;
                next++;
            }
            if (t.spaceBefore(next) || !isHex(t, next, 4)) {
                break;
            }
            pairs &= t.length(next) == 2;
            fours &= t.length(next) == 4;
            digits |= t.hasDigit(next);
            letters |= !t.isNumber(next);
            last = next;
            groups++;
        }
        boolean mac = groups == 6 && pairs && (joint != '.' || letters)
                || joint != ':' && groups >= 3 && fours && letters && digits;
        boolean ipv6 = joint == ':' && (groups == 8 || (gap && groups >= 3 && letters));
        if (!mac && !ipv6) {
            return false;
        }
        scan.add(i, last, IdentifierType.IP, Candidate.CHECKED, mac ? "mac" : "ipv6");
        scan.readUntil(t.end(last));
        return true;
    }

    /** {@code b03f4af6c8b0}: the twelve figures of a network card, letters among them. */
    private static boolean isGlued(Tokens t, int i) {
        if (t.kind(i) != Tokens.MIXED
                || t.length(i) != 2 * PAIRS
                || !isHex(t, i, 2 * PAIRS)
                || t.isOneOf(i - 1, "/#@_-")) {
            return false;
        }
        int letters = 0;
        for (int k = t.start(i); k < t.end(i); k++) {
            letters += Character.isLetter(t.text().charAt(k)) ? 1 : 0;
        }
        return letters >= 2 && letters <= 2 * PAIRS - 4 && !t.isOneOf(i + 1, "/@_-");
    }

    /**
     * {@code D5 36 41 BB 9F 80}, {@code b0 3f 4a f6 c8 b0}, {@code d19e 3fa9 84ea 6e2d}: six pairs or a row of fours, most of which are neither
     * a number nor a word.
     *
     * @return the last of them, or {@code first}
     */
    private static int spacedEnd(Tokens t, int first) {
        int length = t.length(first);
        if (length != 2 && length != FOURS_MIN || t.length(first + 1 < t.count() ? first + 1 : first) != length) {
            return first;
        }
        int mixed = 0;
        int capitals = 0;
        int numbers = 0;
        int last = first;
        for (int i = first; i < first + (length == 2 ? PAIRS : FOURS_MAX); i++) {
            boolean group = isHex(t, i, length) && t.length(i) == length && (i == first || t.isBlankBehind(i - 1));
            if (!group) {
                break;
            }
            mixed += t.kind(i) == Tokens.MIXED ? 1 : 0;
            numbers += t.isNumber(i) ? 1 : 0;
            capitals += t.isUpperCase(i) ? 1 : 0;
            last = i;
        }
        int groups = last - first + 1;
        boolean all = groups >= (length == 2 ? PAIRS : FOURS_MIN);
        boolean capital = capitals == groups && numbers < groups && mixed + numbers >= 2;
        return all && (mixed > groups / 2 || length == 2 && capital) ? last : first;
    }

    /** {@code 0xAC.0x10.0x01.0xAD}. */
    public boolean hexAddress(Scan scan, int first) {
        Tokens t = scan.tokens();
        int last = first + 6;
        for (int i = first; i <= last; i++) {
            boolean number =
                    t.kind(i) == Tokens.MIXED && t.length(i) <= 4 && t.folded(i).startsWith("0x");
            boolean fits = (i - first) % 2 == 0 ? number : t.isMark(i, '.');
            if (!fits || i > first && t.spaceBefore(i)) {
                return false;
            }
        }
        scan.add(first, last, IdentifierType.IP, Candidate.CHECKED, "ipv4:hex");
        scan.readUntil(t.end(last));
        return true;
    }

    private static boolean isHex(Tokens t, int i, int lengthMax) {
        if (!t.isAlphanumeric(i) || t.length(i) > lengthMax) {
            return false;
        }
        for (int k = t.start(i); k < t.end(i); k++) {
            if (Character.digit(t.text().charAt(k), 16) < 0) {
                return false;
            }
        }
        return true;
    }

    /** 8-4-4-4-12. */
    public boolean uuid(Scan scan, int i) {
        Tokens t = scan.tokens();
        int[] lengths = {8, 4, 4, 4, 12};
        for (int k = 0; k < lengths.length; k++) {
            int group = i + 2 * k;
            boolean joint = k == 0 || t.isMark(group - 1, '-') && !t.lineBreakBefore(group);
            if (!joint || !isHex(t, group, 12) || t.length(group) != lengths[k]) {
                return false;
            }
        }
        scan.add(i, i + 8, IdentifierType.ID, Candidate.CHECKED, "uuid");
        scan.readUntil(t.end(i + 8));
        return true;
    }

    /** {@code 37.7749, -122.4194}, {@code 40.71°N}: two decimals of three places or more. */
    public boolean coordinates(Scan scan, int i) {
        Tokens t = scan.tokens();
        if (!isDecimal(t, i, 3, 90)) {
            return false;
        }
        int next = i + 3;
        while (next < i + 9
                && (t.isOneOf(next, ",;/°-+|:")
                        || isCompass(t, next)
                        || t.equalsFolded(next, "long")
                        || t.equalsFolded(next, "longitude")
                        || t.equalsFolded(next, "longitud")
                        || t.equalsFolded(next, "lon")
                        || t.equalsFolded(next, "lng"))) {
            next++;
        }
        boolean apart = next > i + 3 || t.spaceBefore(next);
        if (!apart || !isDecimal(t, next, 3, 180)) {
            return false;
        }
        int last = next + 2;
        while (t.isMark(last + 1, '°') || isCompass(t, last + 1)) {
            last++;
        }
        int first = t.isMark(i - 1, '-') ? i - 1 : i;
        first = t.isWord(first - 1) && LATITUDES.contains(t.folded(first - 1)) ? first - 1 : first;
        scan.add(first, last, IdentifierType.PLACE, Candidate.CHECKED, "coordinates");
        scan.readUntil(t.end(last));
        return true;
    }

    private static boolean isCompass(Tokens t, int i) {
        return t.isWord(i) && t.is(i, WordClass.DIRECTION)
                || t.isWord(i) && t.length(i) == 1 && "NSEWO".indexOf(Character.toUpperCase(t.first(i))) >= 0;
    }

    private static boolean isDecimal(Tokens t, int i, int places, int max) {
        return t.isNumber(i)
                && t.length(i) <= 3
                && t.value(i) <= max
                && t.isMark(i + 1, '.')
                && t.isNumber(i + 2)
                && t.spaceBefore(i + 1) == t.spaceBefore(i + 2)
                && !t.lineBreakBefore(i + 2)
                && t.length(i + 2) >= places;
    }

    /** {@code 40°26'46"N 79°58'56"W}. */
    public boolean degrees(Scan scan, int i) {
        Tokens t = scan.tokens();
        if (!t.isNumber(i) || !t.isMark(i + 1, '°') || !t.isNumber(i + 2) || !t.isMark(i + 3, '\'')) {
            return false;
        }
        int last = i + 3;
        while (last - i < 24 && (t.isNumber(last + 1) || t.isOneOf(last + 1, "°'\".,") || isCompass(t, last + 1))) {
            last++;
        }
        scan.add(i, last, IdentifierType.PLACE, Candidate.CHECKED, "coordinates");
        scan.readUntil(t.end(last));
        return true;
    }

    /** {@code 849VCWC8+R9}: at the plus. */
    public void plusCode(Scan scan, int plus) {
        Tokens t = scan.tokens();
        boolean shape = t.isAlphanumeric(plus - 1)
                && !t.spaceBefore(plus)
                && t.isAlphanumeric(plus + 1)
                && !t.spaceBefore(plus + 1)
                && (t.length(plus - 1) == 8 || t.length(plus - 1) == 4)
                && t.length(plus + 1) >= 2
                && t.length(plus + 1) <= 3;
        if (shape
                && isOpenLocation(t, plus - 1)
                && isOpenLocation(t, plus + 1)
                && (t.hasDigit(plus - 1) || t.hasDigit(plus + 1))
                && (t.kind(plus - 1) == Tokens.MIXED || t.length(plus - 1) == 8)) {
            scan.add(plus - 1, plus + 1, IdentifierType.PLACE, Candidate.CHECKED, "plus-code");
        }
    }

    private static boolean isOpenLocation(Tokens t, int i) {
        for (int k = t.start(i); k < t.end(i); k++) {
            if ("23456789CFGHJMPQRVWX".indexOf(Character.toUpperCase(t.text().charAt(k))) < 0) {
                return false;
            }
        }
        return true;
    }
}
