package org.listeningpost.ingest.normalize;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.listeningpost.ingest.source.RawPost.RawPlace;
import org.listeningpost.post.Hashtags;
import org.listeningpost.post.Place;

/**
 * Turns a place as sent into a country and at most a state. What is not in the tables is dropped, not stored: free text
 * such as a town or a clinic is finer than Safe Harbor allows. Immutable.
 */
final class Places {
    /** First-level subdivisions of these are states, provinces or regions of many people; by code only. */
    private static final Set<String> BY_CODE = Set.of(
            "AR", "AT", "BE", "BO", "BR", "CH", "CL", "CN", "CO", "DE", "EC", "IN", "JP", "KR", "NG", "PE", "VE", "ZA");

    private final Map<String, String> countries = new HashMap<>();
    private final Set<String> regions = new HashSet<>();
    private final Map<String, String> regionsByName = new HashMap<>();

    Places() {
        for (String code : Locale.getISOCountries()) {
            Locale locale = Locale.of("", code);
            countries.put(code, code);
            countries.put(locale.getISO3Country(), code);
            countries.put(folded(locale.getDisplayCountry(Locale.ENGLISH)), code);
            countries.put(folded(locale.getDisplayCountry(Locale.of("es"))), code);
        }
        countries.put("UK", "GB");
        countries.put(folded("U.S."), "US");
        countries.put(folded("U.S.A."), "US");
        countries.put(folded("United States of America"), "US");
        countries.put(folded("EE.UU."), "US");
        readRegions();
    }

    private void readRegions() {
        try (InputStream in = Places.class.getResourceAsStream("regions.tsv")) {
            if (in == null) {
                throw new IllegalStateException("regions.tsv is missing from the jar");
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                String[] cells = line.split("\t");
                if (cells.length < 2 || line.startsWith("#")) {
                    continue;
                }
                regions.add(cells[0]);
                for (String name : cells[1].split("\\|")) {
                    regionsByName.put(cells[0].substring(0, 2) + ":" + folded(name), cells[0]);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("regions.tsv cannot be read", e);
        }
    }

    Place of(RawPlace raw) {
        String country = country(raw.country());
        String region = region(country, raw.region());
        if (country == null && region != null) {
            country = region.substring(0, 2);
        }
        return country == null ? Place.UNKNOWN : new Place(country, region);
    }

    private @Nullable String country(@Nullable String sent) {
        if (sent == null || sent.length() > 80) {
            return null;
        }
        String plain = sent.strip();
        String code = countries.get(plain.toUpperCase(Locale.ROOT));
        return code != null ? code : countries.get(folded(plain));
    }

    private @Nullable String region(@Nullable String country, @Nullable String sent) {
        if (sent == null || sent.length() > 80 || sent.isBlank()) {
            return null;
        }
        String code = sent.strip().toUpperCase(Locale.ROOT);
        if (country != null && !code.startsWith(country + "-")) {
            String full = country + "-" + code;
            String named = regionsByName.get(country + ":" + folded(sent));
            return named != null ? named : isRegion(full) ? full : null;
        }
        if (isRegion(code)) {
            return code;
        }
        // Without a country, only the home of the standard: an unambiguous name of a US state.
        return country == null ? regionsByName.get("US:" + folded(sent)) : null;
    }

    private boolean isRegion(String code) {
        if (regions.contains(code)) {
            return true;
        }
        return code.length() >= 4
                && code.length() <= 6
                && code.charAt(2) == '-'
                && BY_CODE.contains(code.substring(0, 2))
                && code.substring(3).chars().allMatch(c -> (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'));
    }

    private static String folded(String name) {
        return Hashtags.canonical(name.strip()).replace(".", "");
    }
}
