package org.listeningpost.ingest.normalize;

import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Publishers whose links may be kept, with all their subdomains. Immutable. */
public final class AllowedDomains {
    private final Set<String> domains = new HashSet<>();

    public AllowedDomains(Collection<String> domains) {
        for (String each : domains) {
            String name = each.strip().toLowerCase(Locale.ROOT);
            this.domains.add(name.startsWith("www.") ? name.substring(4) : name);
        }
    }

    /** @param host in lower case */
    public boolean contains(String host) {
        if (domains.isEmpty()) {
            return false;
        }
        String name = host;
        while (true) {
            if (domains.contains(name)) {
                return true;
            }
            int dot = name.indexOf('.');
            if (dot < 0) {
                return false;
            }
            name = name.substring(dot + 1);
        }
    }
}
