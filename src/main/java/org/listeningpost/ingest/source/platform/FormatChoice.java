package org.listeningpost.ingest.source.platform;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.listeningpost.ingest.source.FieldNames;
import org.listeningpost.ingest.source.ReadLimits;
import org.listeningpost.ingest.source.RecordReader;
import org.listeningpost.ingest.source.SourceFormat;

/** In which format a stream comes: told by its sender, or to be seen from its beginning. */
public sealed interface FormatChoice {
    /** What a sender writes to have the format found, and to be told where it cannot be. */
    String AUTO = "auto";

    /** Records with our field names or their synonyms. */
    record Plain(SourceFormat format) implements FormatChoice {}

    /** A platform's own. */
    record Own(PlatformFormat format) implements FormatChoice {}

    /**
     * To be seen from the beginning of the stream.
     *
     * @param otherwise what it is when it is no platform's own; null where that is an error
     */
    record Detected(@Nullable SourceFormat otherwise) implements FormatChoice {}

    /** A stream whose format cannot be told. The message is for its sender and holds nothing of it. */
    final class UnclearFormatException extends IOException {
        private static final long serialVersionUID = 1L;

        UnclearFormatException(String message) {
            super(message);
        }
    }

    static Optional<FormatChoice> ofKeyword(String keyword) {
        if (keyword.equalsIgnoreCase(AUTO)) {
            return Optional.of(new Detected(null));
        }
        Optional<FormatChoice> plain = SourceFormat.ofKeyword(keyword).map(Plain::new);
        return plain.isPresent() ? plain : PlatformFormat.ofKeyword(keyword).map(Own::new);
    }

    /** Where no format is named: a platform's own is seen by its content, everything else is what its type says. */
    static FormatChoice ofType(SourceFormat format) {
        return switch (format) {
            case JSON, NDJSON -> new Detected(format);
            case CSV, TSV -> new Plain(format);
        };
    }

    /** By the name's ending, with or without {@code .gz}. */
    static Optional<FormatChoice> ofFileName(String name) {
        Optional<SourceFormat> plain = SourceFormat.ofFileName(name);
        if (plain.isPresent()) {
            return plain.map(FormatChoice::ofType);
        }
        String lower = name.toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
        boolean isOwn = List.of(".js", ".xml", ".rss", ".atom").stream().anyMatch(lower::endsWith);
        return isOwn ? Optional.of(new Detected(null)) : Optional.empty();
    }

    /** All keywords, for messages. */
    static String keywords() {
        StringBuilder all = new StringBuilder();
        for (SourceFormat each : SourceFormat.values()) {
            all.append(each.keyword()).append(", ");
        }
        return all + String.join(", ", PlatformFormat.keywords()) + " or " + AUTO;
    }

    /** As {@link #ofKeyword} takes it. */
    default String keyword() {
        return switch (this) {
            case Plain plain -> plain.format().keyword();
            case Own own -> own.format().keyword();
            case Detected detected ->
                detected.otherwise() == null ? AUTO : detected.otherwise().keyword();
        };
    }

    /**
     * A reader; the caller closes the stream.
     *
     * @throws UnclearFormatException where the format should be seen and is not
     */
    default RecordReader open(InputStream in, ReadLimits limits, FieldNames names) throws IOException {
        return switch (this) {
            case Plain plain -> RecordReader.open(plain.format(), in, limits, names);
            case Own own -> own.format().open(in, limits);
            case Detected detected -> {
                byte[] head = in.readNBytes(FormatDetector.HEAD_BYTES);
                InputStream whole = new SequenceInputStream(new ByteArrayInputStream(head), in);
                yield new FormatDetector().detect(head, detected.otherwise()).open(whole, limits, names);
            }
        };
    }

    /** The formats among which it cannot be decided, for a message. */
    static UnclearFormatException ambiguous(List<PlatformFormat> formats) {
        return new UnclearFormatException("the content may be any of "
                + String.join(
                        ", ", formats.stream().map(PlatformFormat::keyword).toList())
                + ": name one as the format");
    }

    /** Nothing that we know. */
    static UnclearFormatException unknown() {
        return new UnclearFormatException("the content is in no format that is recognized: name one of "
                + String.join(
                                ", ",
                                Arrays.stream(SourceFormat.values())
                                        .map(SourceFormat::keyword)
                                        .toList())
                        .toLowerCase(Locale.ROOT)
                + ", " + String.join(", ", PlatformFormat.keywords()));
    }
}
