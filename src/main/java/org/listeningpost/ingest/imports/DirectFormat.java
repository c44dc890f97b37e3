package org.listeningpost.ingest.imports;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.listeningpost.ingest.source.FieldNames;
import org.listeningpost.ingest.source.PlainText;
import org.listeningpost.ingest.source.ReadLimits;
import org.listeningpost.ingest.source.SourceFormat;
import org.listeningpost.ingest.source.Utf8;
import org.listeningpost.ingest.source.platform.FormatChoice;
import org.listeningpost.ingest.source.platform.FormatChoice.UnclearFormatException;

/** Tells by its beginning whether a file holds records in UTF-8, which need no parser. */
final class DirectFormat {
    static final int HEAD_BYTES = 1 << 16;

    private DirectFormat() {}

    static InputStream unpacked(InputStream in, UnaryOperator<InputStream> bounded) throws IOException {
        BufferedInputStream raw = new BufferedInputStream(in, HEAD_BYTES + 1);
        raw.mark(2);
        boolean isGzip = raw.read() == 0x1F && raw.read() == 0x8B;
        raw.reset();
        if (!isGzip) {
            return raw;
        }
        raw.mark(HEAD_BYTES);
        try {
            return new BufferedInputStream(bounded.apply(new GZIPInputStream(raw, 1 << 16)), HEAD_BYTES + 1);
        } catch (ZipException | EOFException e) {
            // It is damaged from its head on, and no text: the parser says so.
            raw.reset();
            return raw;
        }
    }

    /** The format of records in UTF-8, which is the one that was named; empty for everything else. */
    static Optional<FormatChoice> of(InputStream in, FileRecords.Options options, ReadLimits limits)
            throws IOException {
        in.mark(HEAD_BYTES + 1);
        byte[] head;
        try {
            head = in.readNBytes(HEAD_BYTES);
            in.reset();
        } catch (ZipException | EOFException e) {
            return Optional.empty();
        }
        for (byte b : head) {
            if (b == 0) {
                return Optional.empty();
            }
        }
        if (!isUtf8(head)) {
            return Optional.empty();
        }
        if (options.format() != null) {
            return Optional.of(options.format());
        }
        String text = new String(head, StandardCharsets.UTF_8);
        Optional<SourceFormat> plain =
                PlainText.formatOf(text.startsWith("\uFEFF") ? text.substring(1) : text, head.length < HEAD_BYTES);
        if (plain.isPresent()) {
            return plain.map(format -> choice(format, options.names()));
        }
        return isFeed(head, limits, options.names()) ? Optional.of(new FormatChoice.Detected(null)) : Optional.empty();
    }

    /** A platform's own format is seen by its names, where the caller has none of his own. */
    static FormatChoice choice(SourceFormat format, FieldNames names) {
        return names == FieldNames.STANDARD ? FormatChoice.ofType(format) : new FormatChoice.Plain(format);
    }

    /** Whether it is XML that is read here. */
    private static boolean isFeed(byte[] head, ReadLimits limits, FieldNames names) throws IOException {
        try {
            new FormatChoice.Detected(null).open(new ByteArrayInputStream(head), limits, names);
            return true;
        } catch (UnclearFormatException e) {
            return false;
        }
    }

    /** The last character may be cut off. */
    private static boolean isUtf8(byte[] head) {
        for (int cut = 0; cut < 4 && cut <= head.length; cut++) {
            if (Utf8.isValid(head, 0, head.length - cut)) {
                return true;
            }
        }
        return false;
    }
}
