package org.listeningpost.query;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.listeningpost.query.QueryError.Kind;

/** Brings the values of exact fields to the form in which the index holds them. */
final class KeywordValues {
    private static final Pattern REGION = Pattern.compile("[A-Z]{2}-[A-Z0-9]{1,3}");
    /** With the territories that posts are assigned to. */
    private static final Set<String> US_STATES =
            Set.of(("AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS"
                            + " MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC PR GU VI AS MP")
                    .split(" "));

    private static final Map<String, String> ALIASES = Map.ofEntries(
            Map.entry("twitter", "x"),
            Map.entry("fb", "facebook"),
            Map.entry("insta", "instagram"),
            Map.entry("ig", "instagram"),
            Map.entry("google", "google_reviews"),
            Map.entry("yt", "youtube"),
            Map.entry("bsky", "bluesky"),
            Map.entry("tweet", "post"),
            Map.entry("retweet", "share"),
            Map.entry("survey", "survey_answer"),
            Map.entry("bad", "negative"),
            Map.entry("good", "positive"));
    /** Codes of languages by English name, own name, long code and country code, in lower case. */
    private static final Map<String, String> LANGUAGES = languages();
    /** Codes of countries by English name, Spanish name and long code, in lower case. */
    private static final Map<String, String> COUNTRIES = countries();

    private final Findings findings;

    KeywordValues(Findings findings) {
        this.findings = findings;
    }

    /** Null after an error. */
    @Nullable
    String canonical(KeywordField field, FieldReader.Value value) {
        String text = value.text();
        if (text.indexOf('*') >= 0 || text.indexOf('?') >= 0) {
            findings.error(
                    Kind.WILDCARD_NOT_ALLOWED,
                    value.place(),
                    "A value of " + field.typedName() + ": is matched whole, without wildcards.");
            return null;
        }
        return switch (field) {
            case PLATFORM, KIND, SENTIMENT -> ofClosedSet(field, value);
            case LANG -> language(value);
            case COUNTRY -> country(value);
            case REGION -> region(value);
            case TOPIC -> text.toLowerCase(Locale.ROOT).replace(' ', '_');
            case DOMAIN -> domain(value);
            case AUTHOR -> text.startsWith("@") && text.length() > 1 ? text.substring(1) : text;
            case NARRATIVE, FACILITY, CAMPAIGN -> text;
        };
    }

    private @Nullable String ofClosedSet(KeywordField field, FieldReader.Value value) {
        List<String> all = field.closedSet();
        String typed = value.text().toLowerCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
        if (all.contains(typed)) {
            return typed;
        }
        String alias = ALIASES.get(typed);
        String suggestion = alias != null && all.contains(alias) ? alias : Nearest.to(typed, all);
        String message = field.typedName() + ": takes one of " + String.join(", ", all) + ".";
        findings.error(Kind.BAD_VALUE, value.place(), message, suggestion);
        return null;
    }

    private @Nullable String language(FieldReader.Value value) {
        if (value.text().equalsIgnoreCase("und")) {
            return "und";
        }
        Locale locale = Locale.forLanguageTag(value.text().replace('_', '-'));
        String code = locale.getLanguage();
        boolean isKnown = code.length() == 2
                ? Arrays.asList(Locale.getISOLanguages()).contains(code)
                : code.length() == 3 && languageNamed(code) == null;
        if (isKnown) {
            // Of a tag such as pt-BR a post keeps the language.
            return code;
        }
        findings.error(
                Kind.BAD_VALUE,
                value.place(),
                "lang: takes a language code (BCP 47) such as en, es or pt; und where the language is unsure.",
                languageNamed(value.text()));
        return null;
    }

    private static @Nullable String languageNamed(String name) {
        return LANGUAGES.get(name.toLowerCase(Locale.ROOT));
    }

    private @Nullable String country(FieldReader.Value value) {
        String typed = value.text().toUpperCase(Locale.ROOT);
        if (isCountry(typed)) {
            return typed;
        }
        findings.error(
                Kind.BAD_VALUE,
                value.place(),
                "country: takes a code of two letters (ISO 3166-1) such as US or MX.",
                COUNTRIES.get(typed.toLowerCase(Locale.ROOT)));
        return null;
    }

    private @Nullable String region(FieldReader.Value value) {
        String typed = value.text().toUpperCase(Locale.ROOT);
        if (REGION.matcher(typed).matches() && isRegion(typed.substring(0, 2), typed.substring(3))) {
            return typed;
        }
        findings.error(
                Kind.BAD_VALUE,
                value.place(),
                "region: takes a country and a state (ISO 3166-2) such as US-CA; a whole country is country:US.",
                US_STATES.contains(typed) ? "US-" + typed : null);
        return null;
    }

    private static boolean isRegion(String country, String state) {
        return country.equals("US") ? US_STATES.contains(state) : isCountry(country);
    }

    private static boolean isCountry(String code) {
        return Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2).contains(code);
    }

    private @Nullable String domain(FieldReader.Value value) {
        String host = value.text()
                .toLowerCase(Locale.ROOT)
                .replaceFirst("^[a-z]{3,6}://", "")
                .replaceFirst("[/:?#].*", "")
                .replaceFirst("^www\\.", "");
        if (host.matches("[\\p{L}\\p{N}_-]+(\\.[\\p{L}\\p{N}_-]+)+")) {
            return host;
        }
        findings.error(Kind.BAD_VALUE, value.place(), "domain: takes the name of a host such as cdc.gov.", null);
        return null;
    }

    private static Map<String, String> languages() {
        Map<String, String> codes = new HashMap<>();
        for (String code : Locale.getISOLanguages()) {
            Locale locale = Locale.of(code);
            codes.put(locale.getDisplayLanguage(Locale.ENGLISH).toLowerCase(Locale.ROOT), code);
            codes.put(locale.getDisplayLanguage(locale).toLowerCase(Locale.ROOT), code);
            codes.put(locale.getISO3Language(), code);
        }
        codes.putAll(Map.of("sp", "es", "jp", "ja", "cn", "zh", "kr", "ko", "gr", "el", "cz", "cs", "ua", "uk"));
        return Map.copyOf(codes);
    }

    private static Map<String, String> countries() {
        Map<String, String> codes = new HashMap<>();
        for (String code : Locale.getISOCountries()) {
            Locale locale = Locale.of("", code);
            codes.put(locale.getDisplayCountry(Locale.ENGLISH).toLowerCase(Locale.ROOT), code);
            codes.put(locale.getDisplayCountry(Locale.of("es")).toLowerCase(Locale.ROOT), code);
            codes.put(locale.getISO3Country().toLowerCase(Locale.ROOT), code);
        }
        codes.putAll(Map.of("uk", "GB", "england", "GB", "america", "US"));
        return Map.copyOf(codes);
    }
}
