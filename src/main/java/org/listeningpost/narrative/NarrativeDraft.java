package org.listeningpost.narrative;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.listeningpost.http.Problem;
import org.listeningpost.http.ProblemException;
import org.listeningpost.http.SentText;

/** A narrative as it is sent, to be created or to take the place of one. Everything but title and query may be missing. */
record NarrativeDraft(
        @Nullable String title,
        @Nullable String claim,
        @Nullable String query,
        @Nullable String status,
        @Nullable RiskDraft risk,
        @Nullable List<EvidenceDraft> evidence,
        @Nullable MessageDraft counterMessage,
        @Nullable String owner,
        @Nullable List<@Nullable String> tags) {
    private static final int TITLE_MAX = 200;
    private static final int TEXT_MAX = 4_000;
    private static final int EVIDENCE_MAX = 50;
    private static final int URL_MAX = 2_000;

    record RiskDraft(@Nullable String level, @Nullable String reason) {}

    record EvidenceDraft(
            @Nullable String url,
            @Nullable String source,
            @Nullable String summary) {}

    record MessageDraft(@Nullable String text) {}

    String checkedTitle() {
        return SentText.line("title", title, TITLE_MAX);
    }

    String checkedClaim() {
        return SentText.optional("claim", claim, TEXT_MAX);
    }

    String checkedQuery() {
        return SentText.query(query, "A narrative is its query.");
    }

    NarrativeStatus checkedStatus() {
        return status == null
                ? NarrativeStatus.DRAFT
                : NarrativeStatus.of(status)
                        .orElseThrow(() -> bad(
                                "status",
                                "unknown_value",
                                "One of " + String.join(", ", NarrativeStatus.keywords()) + "."));
    }

    Narrative.Risk checkedRisk() {
        if (risk == null) {
            return new Narrative.Risk("low", "");
        }
        String level = risk.level();
        if (level == null || !Narrative.Risk.LEVELS.contains(level)) {
            throw bad("risk.level", "unknown_value", "One of " + String.join(", ", Narrative.Risk.LEVELS) + ".");
        }
        String reason = SentText.optional("risk.reason", risk.reason(), TEXT_MAX);
        if (reason.isBlank() && !level.equals("low")) {
            throw bad("risk.reason", "required", "Say why: whom it reaches, and what harm it may do.");
        }
        return new Narrative.Risk(level, reason);
    }

    List<Narrative.Evidence> checkedEvidence() {
        List<Narrative.Evidence> checked = new ArrayList<>();
        List<EvidenceDraft> sent = evidence == null ? List.of() : evidence;
        if (sent.size() > EVIDENCE_MAX) {
            throw bad("evidence", "out_of_range", "At most " + EVIDENCE_MAX + " pieces.");
        }
        for (@Nullable EvidenceDraft each : sent) {
            if (each == null) {
                throw bad("evidence", "wrong_type", "A list of objects.");
            }
            checked.add(new Narrative.Evidence(
                    checkedUrl(each.url()),
                    SentText.line("evidence.source", each.source(), TITLE_MAX),
                    SentText.required("evidence.summary", each.summary(), TEXT_MAX)));
        }
        return checked;
    }

    private static @Nullable String checkedUrl(@Nullable String url) {
        if (url == null || url.isBlank()) {
            return null;
        }
        try {
            URI uri = new URI(url);
            boolean isWeb = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            if (isWeb && uri.getHost() != null && url.length() <= URL_MAX) {
                return url;
            }
        } catch (URISyntaxException e) {
            // said below
        }
        throw bad("evidence.url", "wrong_form", "An http or https address.");
    }

    /** Whoever changes the words takes the approval back. */
    Narrative.@Nullable CounterMessage checkedMessage(Narrative.@Nullable CounterMessage before) {
        if (counterMessage == null) {
            return null;
        }
        String text = SentText.required("counter_message.text", counterMessage.text(), TEXT_MAX);
        return before != null && before.text().equals(text) ? before : new Narrative.CounterMessage(text, null, null);
    }

    String checkedOwner(String otherwise) {
        return owner == null || owner.isBlank() ? otherwise : SentText.line("owner", owner, TITLE_MAX);
    }

    List<String> checkedTags() {
        return SentText.tags(tags);
    }

    private static ProblemException bad(String field, String code, String message) {
        return new ProblemException(Problem.badField(field, code, message));
    }
}
