package org.listeningpost.ingest.normalize;

import java.text.Normalizer;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Account names in one form, and which of them are public on purpose. Immutable. */
public final class Handles {
    private final Set<String> allowed = new HashSet<>();
    private final Set<String> official = new HashSet<>();

    /**
     * @param allowedAccounts organizations and public figures whose mention may be stored
     * @param officialAccounts the organization's own, which are allowed too
     */
    public Handles(Collection<String> allowedAccounts, Collection<String> officialAccounts) {
        officialAccounts.forEach(each -> official.add(canonical(each)));
        allowedAccounts.forEach(each -> allowed.add(canonical(each)));
        allowed.addAll(official);
    }

    /** Without @ and Reddit's u/, in NFKC, lower-case. */
    public static String canonical(String handle) {
        String name = handle.strip();
        int start = 0;
        while (start < name.length() && (name.charAt(start) == '@' || name.charAt(start) == '\uFF20')) {
            start++;
        }
        if (name.regionMatches(true, start, "/u/", 0, 3)) {
            start += 3;
        } else if (name.regionMatches(true, start, "u/", 0, 2)) {
            start += 2;
        }
        return Normalizer.normalize(name.substring(start), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    /** @param canonical as {@link #canonical} gives it */
    public boolean isAllowed(String canonical) {
        return allowed.contains(canonical);
    }

    /** @param canonical as {@link #canonical} gives it */
    public boolean isOfficial(String canonical) {
        return official.contains(canonical);
    }
}
