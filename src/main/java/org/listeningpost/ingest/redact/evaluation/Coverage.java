package org.listeningpost.ingest.redact.evaluation;

import java.util.BitSet;
import java.util.List;
import org.listeningpost.ingest.redact.Redaction;
import org.listeningpost.ingest.redact.RedactionOutcome;
import org.listeningpost.ingest.redact.Redactor;
import org.listeningpost.ingest.redact.names.AuthorNames;
import org.listeningpost.ingest.redact.text.IdentifierType;

/** Which characters of a text the redactor took out. */
final class Coverage {
    private final String text;
    private final BitSet taken = new BitSet();
    private final BitSet takenAsName = new BitSet();
    private final boolean quarantined;
    private final List<Redaction.Span> spans;

    private Coverage(String text, RedactionOutcome outcome) {
        this.text = text;
        switch (outcome) {
            case RedactionOutcome.Redacted redacted -> {
                quarantined = false;
                spans = redacted.redaction().spans();
                for (Redaction.Span span : redacted.redaction().spans()) {
                    taken.set(span.start(), span.end());
                    if (span.type() == IdentifierType.PERSON) {
                        takenAsName.set(span.start(), span.end());
                    }
                }
            }
            case RedactionOutcome.Quarantined unused -> {
                quarantined = true;
                spans = List.of();
                taken.set(0, text.length());
            }
        }
    }

    static Coverage of(Redactor redactor, String text) {
        return new Coverage(text, redactor.redact(text, AuthorNames.UNKNOWN));
    }

    /** What was taken out; nothing where the whole text was refused. */
    List<Redaction.Span> spans() {
        return spans;
    }

    boolean isQuarantined() {
        return quarantined;
    }

    /** Every letter and digit between is gone. */
    boolean coversAll(int start, int end) {
        return count(taken, start, end) == meaningful(start, end);
    }

    /** Something between is gone. */
    boolean touches(int start, int end) {
        return count(taken, start, end) > 0;
    }

    /** Something between is gone because it was taken for a name. */
    boolean touchesAsName(int start, int end) {
        return count(takenAsName, start, end) > 0;
    }

    private int count(BitSet bits, int start, int end) {
        int count = 0;
        for (int i = start; i < end; i++) {
            count += bits.get(i) && isMeaningful(i) ? 1 : 0;
        }
        return count;
    }

    private int meaningful(int start, int end) {
        int count = 0;
        for (int i = start; i < end; i++) {
            count += isMeaningful(i) ? 1 : 0;
        }
        return count;
    }

    private boolean isMeaningful(int at) {
        return Character.isLetterOrDigit(text.charAt(at)) || Character.isSurrogate(text.charAt(at));
    }

    boolean isWord(int start, int end) {
        return meaningful(start, end) > 0;
    }
}
