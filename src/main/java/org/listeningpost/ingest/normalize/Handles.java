package org.listeningpost.ingest.normalize;

import java.text.Normalizer;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.listeningpost.ingest.redact.text.AllowList;

/** Account names in one form, and which of them are public on purpose. Immutable. */
public final class Handles {
    private final AllowList allowed;
    private final Set<String> official = new HashSet<>();

    /**
     * @param allowed organizations and public figures whose mention may be stored
     * @param officialAccounts the organization's own, which are allowed too
     */
    public Handles(AllowList allowed, Collection<String> officialAccounts) {
        this.allowed = allowed;
        officialAccounts.forEach(each -> official.add(canonical(each)));
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
        return official.contains(canonical) || allowed.allowsAccount(canonical);
    }

    /** @param canonical as {@link #canonical} gives it */
    public boolean isOfficial(String canonical) {
        return official.contains(canonical);
    }
}
