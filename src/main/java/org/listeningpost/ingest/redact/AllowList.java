package org.listeningpost.ingest.redact;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What is public on purpose: accounts and domains of organizations, exact full names of public figures, eponyms of
 * diseases. Never a lone first name or surname. Immutable.
 */
public final class AllowList {
    private final Set<String> accounts = new HashSet<>();
    private final Set<String> domains = new HashSet<>();
    private final Set<String> names = new HashSet<>();
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
                        default -> eponyms;
                    };
            target.add(Lexicon.fold(line.substring(colon + 1).strip()));
        }
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

    /** Whether that account, without @, may stay readable. */
    public boolean allowsAccount(String handle) {
        return accounts.contains(handle.toLowerCase(Locale.ROOT));
    }

    /** The allow-listed domain that this host is or belongs to, or an empty text. */
    public String allowedDomain(String host) {
        String rest = host.toLowerCase(Locale.ROOT);
        while (true) {
            if (domains.contains(rest)) {
                return rest;
            }
            int dot = rest.indexOf('.');
            if (dot < 0) {
                return "";
            }
            rest = rest.substring(dot + 1);
        }
    }

    boolean allowsName(String foldedWords) {
        return names.contains(foldedWords);
    }

    boolean isEponym(String foldedWord) {
        return eponyms.contains(foldedWord);
    }
}
