package org.listeningpost.ingest.normalize;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.listeningpost.config.Config;
import org.listeningpost.post.Assignment;
import org.listeningpost.post.Hashtags;

/** Decides to which facilities and campaigns a post belongs. Only the ids of rules leave, nothing of the text. */
public final class OrganizationRules {
    private final List<Rule> facilities;
    private final List<Rule> campaigns;

    private record Rule(String id, List<String> names, Set<String> hashtags, Set<String> accounts) {
        static List<Rule> of(List<Config.Organization.Rule> configured) {
            List<Rule> rules = new ArrayList<>();
            for (Config.Organization.Rule each : configured) {
                Set<String> hashtags = new HashSet<>();
                each.hashtags().forEach(tag -> hashtags.add(Hashtags.canonical(tag)));
                Set<String> accounts = new HashSet<>();
                each.accounts().forEach(account -> accounts.add(Handles.canonical(account)));
                List<String> names = each.names().stream()
                        .map(Hashtags::canonical)
                        .filter(name -> !name.isBlank())
                        .toList();
                rules.add(new Rule(each.id(), names, hashtags, accounts));
            }
            return rules;
        }

        boolean matches(String foldedText, Set<String> foundHashtags, Set<String> foundAccounts) {
            return !Collections.disjoint(hashtags, foundHashtags)
                    || !Collections.disjoint(accounts, foundAccounts)
                    || containsName(foldedText);
        }

        private boolean containsName(String foldedText) {
            for (String name : names) {
                if (containsWords(foldedText, name)) {
                    return true;
                }
            }
            return false;
        }

        private static boolean containsWords(String text, String name) {
            for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
                int end = at + name.length();
                boolean startsFree = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
                if (startsFree && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)))) {
                    return true;
                }
            }
            return false;
        }
    }

    public OrganizationRules(Config.Organization organization) {
        this.facilities = Rule.of(organization.facilities());
        this.campaigns = Rule.of(organization.campaigns());
    }

    /**
     * @param texts as sent: the redactor may have taken a facility's name out
     * @param hashtags canonical
     * @param accounts author and mentions, canonical
     */
    public Assignment assign(List<String> texts, Set<String> hashtags, Set<String> accounts) {
        if (facilities.isEmpty() && campaigns.isEmpty()) {
            return Assignment.NONE;
        }
        String folded = Hashtags.canonical(String.join("\n", texts));
        return new Assignment(
                matching(facilities, folded, hashtags, accounts), matching(campaigns, folded, hashtags, accounts));
    }

    private static List<String> matching(List<Rule> rules, String text, Set<String> hashtags, Set<String> accounts) {
        List<String> ids = List.of();
        for (Rule rule : rules) {
            if (rule.matches(text, hashtags, accounts)) {
                ids = ids.isEmpty() ? new ArrayList<>(2) : ids;
                ids.add(rule.id);
            }
        }
        return ids;
    }
}
