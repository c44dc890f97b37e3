package org.listeningpost.alert;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.listeningpost.alert.AlertDocuments.Revision;
import org.listeningpost.alert.AlertDocuments.Stored;

/**
 * Who of several instances is on duty: one document, renewed by its holder. Nobody's wall clock is compared with
 * another's: a challenger takes over when it has seen the document unchanged for the whole length on its own running
 * clock, and a holder stops working two thirds of the length after it sent its last successful renewal. For one thread.
 */
final class Lease {
    static final String ID = "lease";

    private final AlertDocuments documents;
    private final String holder;
    private final Duration length;
    private final LongSupplier nanoTime;

    private @Nullable Revision mine;
    private long heldUntil;
    private @Nullable Revision others;
    private long unchangedSince;

    /** @param nanoTime a clock that only runs forward, such as {@code System::nanoTime} */
    Lease(AlertDocuments documents, String holder, Duration length, LongSupplier nanoTime) {
        this.documents = documents;
        this.holder = holder;
        this.length = length;
        this.nanoTime = nanoTime;
    }

    /** Takes or renews it; true where we are on duty. */
    boolean acquire() {
        long before = nanoTime.getAsLong();
        Optional<Stored> stored = documents.find(ID);
        @Nullable
        Revision written = stored.isEmpty() ? documents.create(ID, document(holder)) : contest(stored.get(), before);
        mine = written;
        if (written != null) {
            others = null;
            heldUntil = before + length.toNanos() / 3 * 2;
        }
        return isHeld();
    }

    private @Nullable Revision contest(Stored stored, long now) {
        Revision revision = stored.revision();
        String its = stored.source().at("/body/holder").asText();
        // Not by the revision: a renewal whose answer was lost is one all the same.
        if (!its.equals(holder) && !its.isEmpty()) {
            if (!revision.equals(others)) {
                others = revision;
                unchangedSince = now;
            }
            if (now - unchangedSince < length.toNanos()) {
                return null;
            }
        }
        return documents.replace(ID, revision, document(holder));
    }

    /** Whether we may go on working without asking again. */
    boolean isHeld() {
        return mine != null && nanoTime.getAsLong() - heldUntil < 0;
    }

    /** Lets another instance take over at once. */
    void release() {
        if (mine != null) {
            documents.replace(ID, mine, document(""));
            mine = null;
        }
    }

    private static Map<String, Object> document(String holder) {
        return Map.of("kind", "lease", "body", Map.of("holder", holder));
    }
}
