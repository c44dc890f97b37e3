package org.listeningpost.query;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.listeningpost.post.Kind;
import org.listeningpost.post.Platform;

/** Fields that hold exact values, under the name an analyst types and the name in the index. */
public enum KeywordField {
    PLATFORM("platform"),
    KIND("kind"),
    LANG("language"),
    SENTIMENT("sentiment.label"),
    TOPIC("topics"),
    NARRATIVE("narratives"),
    FACILITY("facility"),
    CAMPAIGN("campaign"),
    DOMAIN("domains"),
    AUTHOR("author.key"),
    COUNTRY("place.country"),
    REGION("place.region");

    private final String indexField;

    KeywordField(String indexField) {
        this.indexField = indexField;
    }

    /** As typed in a query. */
    public String typedName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String indexField() {
        return indexField;
    }

    /** A value in the form in which the index holds it, as a query brings it; the same where it has no such form. */
    public String canonical(String value) {
        String canonical = new KeywordValues(new Findings()).canonical(this, new FieldReader.Value(value, Span.NONE));
        return canonical == null ? value : canonical;
    }

    /** What is wrong with a value as a query would bring it; empty where nothing is. */
    public Optional<QueryError> refusal(String value) {
        Findings findings = new Findings();
        new KeywordValues(findings).canonical(this, new FieldReader.Value(value, Span.NONE));
        return findings.errors().stream().findFirst();
    }

    /** All values that there are; empty where the set is open. */
    public List<String> closedSet() {
        return switch (this) {
            case PLATFORM ->
                Arrays.stream(Platform.values()).map(Platform::keyword).toList();
            case KIND -> Arrays.stream(Kind.values()).map(Kind::keyword).toList();
            case SENTIMENT -> List.of("negative", "neutral", "positive");
            case LANG, TOPIC, NARRATIVE, FACILITY, CAMPAIGN, DOMAIN, AUTHOR, COUNTRY, REGION -> List.of();
        };
    }
}
