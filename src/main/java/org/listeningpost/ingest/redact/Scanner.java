package org.listeningpost.ingest.redact;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.listeningpost.ingest.redact.account.AccountRules;
import org.listeningpost.ingest.redact.account.AccountStarts;
import org.listeningpost.ingest.redact.account.BareAccount;
import org.listeningpost.ingest.redact.account.LinkRules;
import org.listeningpost.ingest.redact.account.MarkedMail;
import org.listeningpost.ingest.redact.account.NetworkRule;
import org.listeningpost.ingest.redact.account.PlatformRule;
import org.listeningpost.ingest.redact.account.PrefixedAccount;
import org.listeningpost.ingest.redact.date.AgeRule;
import org.listeningpost.ingest.redact.date.DateRules;
import org.listeningpost.ingest.redact.date.DateStarts;
import org.listeningpost.ingest.redact.date.OddDates;
import org.listeningpost.ingest.redact.date.OwnDays;
import org.listeningpost.ingest.redact.hidden.Deobfuscation;
import org.listeningpost.ingest.redact.hidden.PlainWords;
import org.listeningpost.ingest.redact.hidden.SpokenSign;
import org.listeningpost.ingest.redact.number.BoxedCode;
import org.listeningpost.ingest.redact.number.CodeRule;
import org.listeningpost.ingest.redact.number.CueRule;
import org.listeningpost.ingest.redact.number.HiddenNumber;
import org.listeningpost.ingest.redact.number.LoneCode;
import org.listeningpost.ingest.redact.number.NumberRule;
import org.listeningpost.ingest.redact.number.NumberStarts;
import org.listeningpost.ingest.redact.number.PhoneExtension;
import org.listeningpost.ingest.redact.number.RecordWord;
import org.listeningpost.ingest.redact.number.ShortNumber;
import org.listeningpost.ingest.redact.number.SpacedCode;
import org.listeningpost.ingest.redact.person.MarkedName;
import org.listeningpost.ingest.redact.person.PersonStarts;
import org.listeningpost.ingest.redact.place.AddressBlock;
import org.listeningpost.ingest.redact.place.AddressExtent;
import org.listeningpost.ingest.redact.place.AddressRules;
import org.listeningpost.ingest.redact.place.BarePostcode;
import org.listeningpost.ingest.redact.place.BareZipRule;
import org.listeningpost.ingest.redact.place.CityRules;
import org.listeningpost.ingest.redact.place.GluedAddress;
import org.listeningpost.ingest.redact.place.OtherAddresses;
import org.listeningpost.ingest.redact.place.PlaceRules;
import org.listeningpost.ingest.redact.place.PlaceStarts;
import org.listeningpost.ingest.redact.place.PostBoxRule;
import org.listeningpost.ingest.redact.place.StreetWithoutKind;
import org.listeningpost.ingest.redact.text.AllowList;
import org.listeningpost.ingest.redact.text.Candidate;
import org.listeningpost.ingest.redact.text.Lexicon;
import org.listeningpost.ingest.redact.text.NormalizedText;
import org.listeningpost.ingest.redact.text.Placeholders;
import org.listeningpost.ingest.redact.text.Scan;
import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.WordClass;
import org.listeningpost.ingest.redact.text.WordStarts;
import org.listeningpost.ingest.redact.text.Zip3;

/**
 * Reads a text once; what stands at each token decides which rules look. Then reads what evasive spelling means, where
 * there is any. Immutable; safe for any number of threads.
 */
final class Scanner {
    private static final long ADDRESS_BITS =
            WordClass.STREET.bit | WordClass.STREET_SPANISH.bit | WordClass.DWELLING.bit;

    /** A word spelled letter by letter can be a number word: {@code n i n e t y four}. */
    private static final int READINGS_MAX = 2;

    private final Lexicon lexicon;
    private final AllowList allowed;
    private final Placeholders placeholders;
    private final int yearNow;
    private final AccountRules accounts = new AccountRules();
    private final PlatformRule platforms = new PlatformRule();
    private final LinkRules links = new LinkRules();
    private final DateRules dates = new DateRules();
    private final OddDates oddDates = new OddDates();
    private final AgeRule ages = new AgeRule();
    private final NumberRule numbers = new NumberRule();
    private final CodeRule codes = new CodeRule();
    private final CueRule cues = new CueRule();
    private final NetworkRule network = new NetworkRule();
    private final AddressRules addresses = new AddressRules();
    private final GluedAddress gluedAddresses = new GluedAddress();
    private final AddressBlock blocks = new AddressBlock();
    private final OtherAddresses otherAddresses = new OtherAddresses();
    private final AddressExtent extent = new AddressExtent();
    private final PostBoxRule boxes = new PostBoxRule();
    private final CityRules cities = new CityRules();
    private final WordStarts starts =
            new WordStarts(DateStarts.ALL, PlaceStarts.ALL, PersonStarts.ALL, NumberStarts.ALL, AccountStarts.ALL);
    private final PlaceRules places;
    private final BareZipRule bareZips;
    private final BarePostcode barePostcodes;

    Scanner(Lexicon lexicon, AllowList allowed, Placeholders placeholders, Zip3 zip3, int yearNow) {
        this.lexicon = lexicon;
        this.allowed = allowed;
        this.placeholders = placeholders;
        this.yearNow = yearNow;
        this.places = new PlaceRules(zip3);
        this.bareZips = new BareZipRule(zip3);
        this.barePostcodes = new BarePostcode(zip3);
    }

    /** Cuts a text as the rules see it. */
    Tokens tokens(NormalizedText text) {
        return Tokens.of(text, lexicon, placeholders, PlainWords::mark);
    }

    List<Candidate> scan(Tokens tokens) {
        List<Candidate> found = scanView(tokens);
        Tokens view = tokens;
        for (int reading = 0; reading < READINGS_MAX; reading++) {
            @Nullable NormalizedText next = Deobfuscation.of(view, lexicon);
            if (next == null) {
                break;
            }
            view = tokens(next);
            found = new ArrayList<>(found);
            found.addAll(scanView(view));
        }
        return found;
    }

    private List<Candidate> scanView(Tokens tokens) {
        Scan scan = new Scan(tokens, lexicon, allowed, yearNow);
        for (int i = 0; i < tokens.count(); i++) {
            if (scan.isRead(i)) {
                // A number that was read as part of a run can still be the number of a house.
                if (tokens.kind(i) == Tokens.NUMBER) {
                    addresses.house(scan, i);
                }
                continue;
            }
            switch (tokens.kind(i)) {
                case Tokens.MARK -> mark(scan, tokens, i);
                case Tokens.NUMBER -> number(scan, i);
                case Tokens.MIXED -> mixed(scan, tokens, i);
                case Tokens.WORD -> word(scan, tokens, i);
                default -> {}
            }
        }
        extent.grow(scan);
        return scan.found();
    }

    private void mark(Scan scan, Tokens t, int i) {
        switch (t.first(i)) {
            case '@' -> accounts.atSign(scan, i);
            case '#' -> {
                accounts.hash(scan, i);
                cities.hashtag(scan, i);
            }
            case '/' -> accounts.slash(scan, i);
            case '.' -> {
                links.dot(scan, i);
                BareAccount.dotted(scan, i);
            }
            case '_' -> BareAccount.lowDash(scan, i);
            case ':' -> links.scheme(scan, i);
            case '+' -> network.plusCode(scan, i);
            case '(' -> {
                MarkedName.parted(scan, i);
                BoxedCode.at(scan, i);
            }
            case '[' -> BoxedCode.at(scan, i);
            case '\uD83D' -> {
                pin(scan, t, i);
                PrefixedAccount.behindPicture(scan, i);
            }
            case '\uD83C' -> PrefixedAccount.behindPicture(scan, i);
            default -> {}
        }
    }

    /** The round pushpin and the pushpin. */
    private void pin(Scan scan, Tokens t, int i) {
        if (t.isMark(i + 1, '\uDCCD') || t.isMark(i + 1, '\uDCCC')) {
            places.checkIn(scan, i + 1);
        }
    }

    private void number(Scan scan, int i) {
        ages.at(scan, i);
        if (!addresses.house(scan, i) && !StreetWithoutKind.behind(scan, i)) {
            otherAddresses.between(scan, i);
        }
        if (network.ipv4(scan, i)
                || network.ipv4Apart(scan, i)
                || network.uuid(scan, i)
                || network.hexGroups(scan, i)
                || network.coordinates(scan, i)
                || network.degrees(scan, i)) {
            return;
        }
        LoneCode.labeled(scan, i);
        RecordWord.dotted(scan, i);
        bareZips.at(scan, i);
        HiddenNumber.at(scan, i);
        ShortNumber.at(scan, i);
        codes.at(scan, i);
        dates.birthYear(scan, i);
        if (!dates.numeric(scan, i) && !numbers.vanity(scan, i)) {
            numbers.at(scan, i);
        }
    }

    private void mixed(Scan scan, Tokens t, int i) {
        ages.at(scan, i);
        if (network.uuid(scan, i) || network.hexGroups(scan, i) || network.hexAddress(scan, i)) {
            return;
        }
        if (Character.isDigit(t.first(i))) {
            addresses.house(scan, i);
            gluedAddresses.glued(scan, i);
            dates.bareOrdinal(scan, i);
        } else {
            barePostcodes.at(scan, i);
            gluedAddresses.gluedSpanish(scan, i);
            gluedAddresses.gluedRoom(scan, i);
        }
        oddDates.glued(scan, i);
        BareAccount.numbered(scan, i);
        HiddenNumber.code(scan, i);
        LoneCode.mixed(scan, i);
        codes.at(scan, i);
        word(scan, t, i);
    }

    private void word(Scan scan, Tokens t, int i) {
        if (t.isPlain(i)) {
            starts.at(scan, i);
        } else if (isMachine(scan, t, i)) {
            return;
        } else {
            shaped(scan, t, i);
        }
        if (t.classes(i) != 0) {
            classed(scan, t, i);
        }
    }

    private boolean isMachine(Scan scan, Tokens t, int i) {
        return t.kind(i) == Tokens.WORD
                && (t.length(i) <= 4 && network.hexGroups(scan, i) || t.length(i) == 8 && network.uuid(scan, i));
    }

    /** What begins at how a word is written or at the sign behind it. */
    private void shaped(Scan scan, Tokens t, int i) {
        if (t.kind(i) == Tokens.WORD && t.length(i) <= 8) {
            codes.at(scan, i);
            if (t.isNumber(i + 1)) {
                SpacedCode.at(scan, i);
            }
            LoneCode.word(scan, i);
            if (t.isJoint(i + 1, "-")) {
                BarePostcode.dashed(scan, i);
            }
        }
        gluedAddresses.compound(scan, i);
        if (Lexicon.fold(t.first(i)) == 'e' && t.length(i) <= 9) {
            PhoneExtension.alone(scan, i);
        }
        if (t.isOneOf(i + 1, "/-.") && "IVX".indexOf(t.first(i)) >= 0) {
            OddDates.roman(scan, i);
        }
        if (t.equalsFolded(i, "underscore") || SpokenSign.isLowDash(t, i) || BareAccount.isToldDot(t, i)) {
            PlatformRule.around(scan, i);
        }
        named(scan, t, i);
    }

    /** What begins at what a word means. */
    private void classed(Scan scan, Tokens t, int i) {
        if (t.is(i, WordClass.MAIL_PROVIDER)) {
            MarkedMail.at(scan, i);
        }
        if (t.isAny(i, cues.cues())) {
            cues.at(scan, i);
        }
        if (t.isAny(i, WordClass.MONTH.bit | WordClass.MONTH_AMBIGUOUS.bit)) {
            dates.month(scan, i);
            oddDates.dayBehind(scan, i);
            oddDates.told(scan, i);
        }
        if (t.is(i, WordClass.WEEKDAY)) {
            OwnDays.weekday(scan, i);
        }
        if (t.isAny(i, ADDRESS_BITS)) {
            address(scan, t, i);
        }
        if (t.is(i, WordClass.ADDRESS_CUE)) {
            blocks.at(scan, i);
        }
        if (t.is(i, WordClass.STREET_FOREIGN)) {
            otherAddresses.foreign(scan, i);
        }
        if (t.is(i, WordClass.MILITARY)) {
            otherAddresses.military(scan, i);
        }
        if (t.is(i, WordClass.CORNER)) {
            otherAddresses.corner(scan, i);
        }
        place(scan, t, i);
        if (t.is(i, WordClass.PLATFORM)) {
            platforms.at(scan, i);
        }
        if (t.is(i, WordClass.AGE_WORD)) {
            ages.word(scan, i);
        }
    }

    /** Rules that begin with a word of their own. */
    private void named(Scan scan, Tokens t, int i) {
        starts.at(scan, i);
        if (MarkedName.mayStart(t, i)) {
            MarkedName.at(scan, i);
        }
        if (MarkedName.maySpell(t, i)) {
            MarkedName.spelled(scan, i);
        }
    }

    private void address(Scan scan, Tokens t, int i) {
        if (t.isAny(i, WordClass.STREET.bit | WordClass.STREET_AMBIGUOUS.bit)) {
            addresses.street(scan, i);
        }
        if (t.is(i, WordClass.STREET_SPANISH)) {
            addresses.spanish(scan, i);
        }
        if (t.is(i, WordClass.DWELLING)) {
            addresses.dwelling(scan, i);
        }
    }

    private void place(Scan scan, Tokens t, int i) {
        if (t.is(i, WordClass.CITY)) {
            cities.city(scan, i);
        }
        if (t.is(i, WordClass.SETTLED)) {
            cities.settled(scan, i);
        }
        if (t.isAny(i, WordClass.STATE.bit | WordClass.STATE_CODE.bit)) {
            places.state(scan, i);
        }
        if (t.is(i, WordClass.COUNTY)) {
            places.county(scan, i);
        }
        if (t.is(i, WordClass.ZIP_CUE)) {
            places.zipCue(scan, i);
        }
        if (PostBoxRule.WORDS.has(t, i)) {
            boxes.at(scan, i);
        }
    }
}
