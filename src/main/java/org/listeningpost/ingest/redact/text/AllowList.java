package org.listeningpost.ingest.redact.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What is public on purpose: accounts and domains of organizations, exact full names of public figures, names of the
 * organization's own facilities and campaigns, eponyms of diseases. Never a lone first name or surname. Immutable.
 */
public final class AllowList {
    /** RFC 1035, 2.3.4; what is longer is no host, and looking at each of its parts would take time. */
    private static final int HOST_CHARACTERS_MAX = 253;

    private static final Pattern NOT_IN_A_WORD = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    private final Set<String> accounts = new HashSet<>();
    private final Set<String> domains = new HashSet<>();
    private final Set<Long> domainHashes = new HashSet<>();
    private final Set<String> names = new HashSet<>();
    private final Set<String> places = new HashSet<>();
    private final Set<String> eponyms = new HashSet<>();
    private final List<String> bundledLines;

    private AllowList(List<String> lines) {
        bundledLines = lines;
        for (String line : lines) {
            int colon = line.indexOf(':');
            Set<String> target =
                    switch (line.substring(0, colon).strip()) {
                        case "account" -> accounts;
                        case "domain" -> domains;
                        case "name" -> names;
                        case "place" -> places;
                        default -> eponyms;
                    };
            target.add(Lexicon.fold(line.substring(colon + 1).strip()));
        }
        domains.forEach(domain -> domainHashes.add(hashBackwards(domain)));
    }

    /** The bundled list. */
    public static AllowList bundled() {
        return new AllowList(Lexicon.lines("allowed.txt"));
    }

    /** This list and an organization's own accounts and domains. */
    public AllowList and(Collection<String> moreAccounts, Collection<String> moreDomains) {
        List<String> lines = new ArrayList<>(bundledLines);
        moreAccounts.forEach(
                account -> lines.add("account: " + (account.startsWith("@") ? account.substring(1) : account)));
        moreDomains.forEach(domain -> lines.add("domain: " + domain));
        return new AllowList(lines);
    }

    /** This list and the names of an organization's facilities and campaigns; a name of one word could be anybody's. */
    public AllowList andPlaces(Collection<String> names) {
        List<String> lines = new ArrayList<>(bundledLines);
        for (String name : names) {
            String words = NOT_IN_A_WORD.matcher(name).replaceAll(" ").strip();
            if (words.indexOf(' ') > 0) {
                lines.add("place: " + words);
            }
        }
        return new AllowList(lines);
    }

    /** Whether that account, without @, may stay readable. */
    public boolean allowsAccount(String handle) {
        return accounts.contains(handle.toLowerCase(Locale.ROOT));
    }

    /** The allow-listed domain that this host is or belongs to, or an empty text. */
    public String allowedDomain(String host) {
        return allowedDomain(host, 0, host.length());
    }

    /** The same for a host that stands in a text; most links of most posts lead elsewhere, and cost no string. */
    public String allowedDomain(CharSequence text, int start, int end) {
        if (end - start > HOST_CHARACTERS_MAX) {
            return "";
        }
        String allowed = "";
        long hash = ClassTable.START;
        for (int i = end - 1; i >= start; i--) {
            hash = ClassTable.step(hash, Character.toLowerCase(text.charAt(i)));
            boolean whole = i == start || text.charAt(i - 1) == '.';
            if (whole && domainHashes.contains(hash)) {
                String domain = text.subSequence(i, end).toString().toLowerCase(Locale.ROOT);
                allowed = domains.contains(domain) ? domain : allowed;
            }
        }
        return allowed;
    }

    /** From the last letter to the first, so that the end of a host tells its domains one after the other. */
    private static long hashBackwards(String domain) {
        return ClassTable.hash(new StringBuilder(domain).reverse().toString());
    }

    public boolean allowsName(String foldedWords) {
        return names.contains(foldedWords);
    }

    /** Words without marks between them, as they stand in the organization's configuration. */
    public boolean isPlace(String foldedWords) {
        return places.contains(foldedWords);
    }

    public boolean hasPlaces() {
        return !places.isEmpty();
    }

    public boolean isEponym(String foldedWord) {
        return eponyms.contains(foldedWord);
    }
}
