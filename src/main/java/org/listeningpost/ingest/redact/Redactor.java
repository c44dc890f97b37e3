package org.listeningpost.ingest.redact;

import java.time.Year;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.listeningpost.ingest.redact.leftover.Leftovers;
import org.listeningpost.ingest.redact.names.AuthorNames;
import org.listeningpost.ingest.redact.names.NameFinder;
import org.listeningpost.ingest.redact.names.PersonNames;
import org.listeningpost.ingest.redact.person.NameEdges;
import org.listeningpost.ingest.redact.person.PublicNames;
import org.listeningpost.ingest.redact.text.AllowList;
import org.listeningpost.ingest.redact.text.Candidate;
import org.listeningpost.ingest.redact.text.IdentifierType;
import org.listeningpost.ingest.redact.text.Lexicon;
import org.listeningpost.ingest.redact.text.NormalizedText;
import org.listeningpost.ingest.redact.text.Placeholders;
import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.Zip3;
import org.listeningpost.post.SafeText;

/**
 * Takes personal identifiers out of one text: normalize, scan, name, unite, rewrite once, and look again until nothing
 * is found, so that redacting twice changes nothing. What cannot be made safe is quarantined. Immutable; safe for use
 * by any number of threads.
 */
public final class Redactor {
    public static final int CHARACTERS_MAX = 100_000;

    private static final int ROUNDS_MAX = 8;

    private final NameFinder names;
    private final AllowList allowed;
    private final Scanner scanner;
    private final PlainMarks plain;
    private final int charactersMax;

    /**
     * @param yearNow tells which birth years mean an age over 89
     * @param charactersMax longer texts are quarantined
     */
    public Redactor(NameFinder names, AllowList allowed, int yearNow, int charactersMax) {
        this.names = names;
        this.allowed = allowed;
        this.charactersMax = charactersMax;
        Zip3 zip3 = Zip3.bundled();
        Placeholders placeholders = new Placeholders(allowed, zip3);
        Lexicon lexicon = Lexicon.bundled();
        scanner = new Scanner(lexicon, allowed, placeholders, zip3, yearNow);
        plain = new PlainMarks(lexicon, allowed);
    }

    /** With the bundled resources and nothing allow-listed beyond them. */
    public static Redactor standard() {
        return standard(List.of(), List.of());
    }

    /** With the bundled resources and an organization's own public accounts and domains. */
    public static Redactor standard(Collection<String> allowedAccounts, Collection<String> allowedDomains) {
        return standard(AllowList.bundled().and(allowedAccounts, allowedDomains));
    }

    /** With the bundled rules and an allow-list of one's own. */
    public static Redactor standard(AllowList allowed) {
        return new Redactor(
                PersonNames.bundled(), allowed, Year.now(ZoneOffset.UTC).getValue(), CHARACTERS_MAX);
    }

    /** Redacts a text in any language; the author's own names are taken out wherever they stand. */
    public RedactionOutcome redact(String text, AuthorNames author) {
        if (text.length() > charactersMax) {
            return new RedactionOutcome.Quarantined(
                    "text_too_long", "the text has more than " + charactersMax + " characters");
        }
        try {
            return rewrite(text, author);
        } catch (RuntimeException e) {
            // Whatever went wrong, the text was not proven safe. The exception may quote the text, so only its class is
            // told.
            return new RedactionOutcome.Quarantined(
                    "redaction_failed", e.getClass().getSimpleName());
        }
    }

    private RedactionOutcome rewrite(String text, AuthorNames author) {
        List<SpanUnion.Fixed> fixed =
                text.indexOf('[') < 0 ? List.of() : fixed(scanner.tokens(NormalizedText.of(text)));
        Rewriting safe = Rewriting.of(text, SpanUnion.of(text, plain.in(text), fixed));
        for (int round = 0; round < ROUNDS_MAX; round++) {
            List<Candidate> found = find(safe.text(), author);
            if (found.isEmpty()) {
                return checked(safe);
            }
            List<Candidate> all = new ArrayList<>(safe.spans());
            all.addAll(safe.toOriginal(found));
            safe = Rewriting.of(text, SpanUnion.of(text, all, fixed));
        }
        return new RedactionOutcome.Quarantined(
                "unstable", "the text still held identifiers after " + ROUNDS_MAX + " rounds");
    }

    private static RedactionOutcome checked(Rewriting safe) {
        String seen = Tripwire.seen(safe.text());
        if (!seen.isEmpty()) {
            return new RedactionOutcome.Quarantined("tripwire_" + seen, "the second look found an identifier");
        }
        List<Redaction.Span> spans = new ArrayList<>(safe.spans().size());
        for (Candidate span : safe.spans()) {
            spans.add(new Redaction.Span(span.start(), span.end(), span.type(), span.rule(), span.placeholder()));
        }
        return new RedactionOutcome.Redacted(new Redaction(new SafeText(safe.text()), spans));
    }

    /** What a look at this text finds: disjoint, clear of placeholders. */
    private List<Candidate> find(String text, AuthorNames author) {
        NormalizedText normalized = NormalizedText.of(text);
        Tokens tokens = scanner.tokens(normalized);
        List<Candidate> found = scanner.scan(tokens);
        List<NameFinder.NameSpan> named = names.find(normalized, author);
        if (!named.isEmpty()) {
            found = new ArrayList<>(found);
            PublicNames known = new PublicNames(allowed, tokens);
            for (NameFinder.NameSpan name : new NameEdges(tokens, allowed).grow(named)) {
                if (!known.isPublic(name.start(), name.end())) {
                    found.add(new Candidate(
                            normalized.originalStart(name.start()),
                            normalized.originalEnd(name.end()),
                            IdentifierType.PERSON,
                            Candidate.SHAPED,
                            name.rule(),
                            "[PERSON]"));
                }
            }
        }
        if (found.isEmpty()) {
            return found;
        }
        List<SpanUnion.Fixed> fixed = fixed(tokens);
        List<Candidate> spans = SpanUnion.of(text, found, fixed);
        List<Candidate> grown = Leftovers.of(tokens, spans);
        return grown == spans ? spans : SpanUnion.of(text, grown, fixed);
    }

    private static List<SpanUnion.Fixed> fixed(Tokens tokens) {
        List<SpanUnion.Fixed> fixed = List.of();
        for (int i = 0; i < tokens.count(); i++) {
            if (tokens.isPlaceholder(i)) {
                fixed = fixed.isEmpty() ? new ArrayList<>() : fixed;
                NormalizedText text = tokens.text();
                fixed.add(new SpanUnion.Fixed(text.originalStart(tokens.start(i)), text.originalEnd(tokens.end(i))));
            }
        }
        return fixed;
    }
}
