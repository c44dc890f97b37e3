package org.listeningpost.ingest.source.platform;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.listeningpost.ingest.source.SourceFormat;
import org.listeningpost.ingest.source.platform.FormatChoice.Own;
import org.listeningpost.ingest.source.platform.FormatChoice.Plain;
import org.listeningpost.ingest.source.platform.FormatChoice.UnclearFormatException;

/** Tells a format by the names at the beginning of a stream. Never guesses: two signs, or none, are an answer too. */
final class FormatDetector {
    /** As much as is looked at. */
    static final int HEAD_BYTES = 1 << 14;

    FormatChoice detect(byte[] head, @Nullable SourceFormat otherwise) throws UnclearFormatException {
        Shape shape = Shape.of(head, head.length);
        List<PlatformFormat> signed = Arrays.stream(PlatformFormat.values())
                .filter(format -> format.isSignedBy(shape))
                .toList();
        if (signed.size() == 1) {
            return new Own(signed.getFirst());
        }
        if (otherwise != null && signed.isEmpty()) {
            return new Plain(otherwise);
        }
        if (!signed.isEmpty()) {
            throw FormatChoice.ambiguous(signed);
        }
        if (shape.hasAny("text", "body", "message", "content") && shape.hasAny("created_at", "date", "timestamp")) {
            return new Plain(SourceFormat.JSON);
        }
        throw FormatChoice.unknown();
    }
}
