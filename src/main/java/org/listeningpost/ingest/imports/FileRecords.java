package org.listeningpost.ingest.imports;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.listeningpost.config.Config;
import org.listeningpost.ingest.files.Frame;
import org.listeningpost.ingest.source.FieldNames;
import org.listeningpost.ingest.source.PlainText;
import org.listeningpost.ingest.source.RawRecord;
import org.listeningpost.ingest.source.RawRecord.Unreadable;
import org.listeningpost.ingest.source.ReadLimits;
import org.listeningpost.ingest.source.RecordReader;
import org.listeningpost.ingest.source.SourceFormat;
import org.listeningpost.ingest.source.platform.FormatChoice;
import org.listeningpost.ingest.source.platform.FormatChoice.UnclearFormatException;

/**
 * The records of a file of any kind, numbered through. Texts in UTF-8 are read here, which is bounded and fast; whatever
 * needs a parser goes to a process of its own. For one thread, but for {@link #close}.
 */
public final class FileRecords implements RecordReader, AutoCloseable {
    private static final int HEAD_BYTES = 1 << 16;

    private final EntryList entries;
    private final ReadLimits limits;
    private final FieldNames names;
    private final Bounds bounds;
    private final AutoCloseable opened;
    private final @Nullable ParserProcess parser;
    private @Nullable RecordReader direct;
    private @Nullable FrameTable table;
    private @Nullable Frame pushedBack;
    private boolean hasHeading;
    private long directRow;
    /** The entry that the parser is at, and the last row that came of it. */
    private String reading = "";

    private long lastRow;
    private long position;
    private @Nullable ParserException failure;
    /** Whether the parser has told everything; what it told may still be waiting in a reader. */
    private boolean isDone;

    private boolean isOver;

    private FileRecords(
            EntryList entries,
            ReadLimits limits,
            FieldNames names,
            Bounds bounds,
            AutoCloseable opened,
            @Nullable ParserProcess parser) {
        this.entries = entries;
        this.limits = limits;
        this.names = names;
        this.bounds = bounds;
        this.opened = opened;
        this.parser = parser;
    }

    /**
     * How to read a file.
     *
     * @param format null: told by the content
     */
    public record Options(@Nullable FormatChoice format, FieldNames names) {}

    /**
     * Opens a file.
     *
     * @param folder private, for what a parser cannot keep in memory
     * @param isStopped asked at every step; then there are no further records
     */
    static FileRecords open(
            FileSource source,
            Options options,
            Config config,
            Path folder,
            EntryList entries,
            BooleanSupplier isStopped)
            throws IOException {
        ReadLimits limits =
                new ReadLimits(config.ingest().recordBytesMax(), config.ingest().jsonDepthMax());
        Bounds bounds = new Bounds(ParserProcess.limits(config), source.length(), isStopped);
        InputStream in = unpacked(bounds.over(source.open(), false), packed -> bounds.over(packed, true));
        try {
            FormatChoice format = options.format() != null
                    ? options.format()
                    : sniff(in, limits, options.names()).orElse(null);
            if (format != null) {
                FileRecords records = new FileRecords(entries, limits, options.names(), bounds, in, null);
                entries.enter("", format.keyword());
                records.read(format, in);
                return records;
            }
        } catch (IOException e) {
            in.close();
            throw e;
        }
        in.close();
        ParserProcess parser = ParserProcess.start(source, config, folder);
        return new FileRecords(entries, limits, options.names(), bounds, parser, parser);
    }

    /** The format that can be read here, without a parser; empty for everything else. */
    public static Optional<FormatChoice> directFormat(FileSource source, FieldNames names) throws IOException {
        try (InputStream in = unpacked(source.open(), UnaryOperator.identity())) {
            return sniff(in, new ReadLimits(HEAD_BYTES, 100), names);
        }
    }

    private static InputStream unpacked(InputStream in, UnaryOperator<InputStream> bounded) throws IOException {
        BufferedInputStream raw = new BufferedInputStream(in, 1 << 16);
        raw.mark(2);
        boolean isGzip = raw.read() == 0x1F && raw.read() == 0x8B;
        raw.reset();
        return isGzip ? new BufferedInputStream(bounded.apply(new GZIPInputStream(raw, 1 << 16)), HEAD_BYTES + 1) : raw;
    }

    /** The format of records in UTF-8; empty for everything else. */
    private static Optional<FormatChoice> sniff(InputStream in, ReadLimits limits, FieldNames names)
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
        String text = new String(head, StandardCharsets.UTF_8);
        Optional<SourceFormat> plain =
                PlainText.formatOf(text.startsWith("\uFEFF") ? text.substring(1) : text, head.length < HEAD_BYTES);
        if (plain.isPresent()) {
            return plain.map(format -> choice(format, names));
        }
        return isFeed(head, limits, names) ? Optional.of(new FormatChoice.Detected(null)) : Optional.empty();
    }

    /** A platform's own format is seen by its names, where the caller has none of his own. */
    private static FormatChoice choice(SourceFormat format, FieldNames names) {
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
        int end = head.length;
        for (int back = 0; back < 4 && end > 0; back++) {
            String text = new String(head, 0, end, StandardCharsets.UTF_8);
            if (text.indexOf('\uFFFD') < 0) {
                return true;
            }
            end--;
        }
        return false;
    }

    private void read(FormatChoice format, InputStream in) throws IOException {
        hasHeading = format instanceof FormatChoice.Plain plain
                && (plain.format() == SourceFormat.CSV || plain.format() == SourceFormat.TSV);
        directRow = 0;
        direct = format.open(in, limits, names);
    }

    @Override
    public @Nullable RawRecord next() throws IOException {
        while (!isOver && !bounds.isStopped()) {
            RecordReader reader = direct;
            RawRecord record = reader == null ? fromFrame() : nextOf(reader);
            if (record != null) {
                return record;
            }
        }
        return null;
    }

    private @Nullable RawRecord nextOf(RecordReader reader) throws IOException {
        RawRecord record = null;
        try {
            record = reader.next();
        } catch (IOException e) {
            if (!bounds.isReached()) {
                throw e;
            }
        }
        if (bounds.isReached()) {
            // Whatever the reader made of it: the record was cut off.
            isOver = true;
            ParserException breach = bounds.breach();
            return breach == null ? null : failed(breach);
        }
        if (directRow++ == 0) {
            entries.columns(reader.columns());
        }
        if (record == null) {
            direct = null;
            isOver |= parser == null;
            return null;
        }
        return numbered(record, record.position() + (hasHeading ? 2 : 1));
    }

    private RawRecord numbered(RawRecord record, long row) {
        RawRecord result = record.position() == position ? record : record.at(position);
        entries.read(position++, row);
        lastRow = Math.max(lastRow, row);
        return result;
    }

    private @Nullable RawRecord fromFrame() throws IOException {
        Frame frame;
        try {
            frame = take();
        } catch (ParserException e) {
            return failed(e);
        }
        if (frame == null) {
            isOver = true;
            return endTable();
        }
        return switch (frame) {
            case Frame.Entry entry -> {
                RawRecord last = endTable();
                if (last != null) {
                    pushedBack = entry;
                    yield last;
                }
                yield begin(entry);
            }
            case Frame.Row row -> {
                FrameTable rows = table;
                RawRecord record = rows == null ? null : rows.record(row.cells(), position);
                if (rows != null && rows.isNew()) {
                    entries.columns(rows.columns());
                }
                yield record == null ? null : numbered(record, row.number());
            }
            case Frame.Look look -> {
                reading = look.name();
                lastRow = 0;
                yield null;
            }
            case Frame.Fault fault ->
                numbered(
                        new Unreadable(position, fault.row() > 0 ? "record" : "entry", fault.code(), fault.reason()),
                        fault.row());
            case Frame.Bytes bytes -> null; // of an entry whose reader gave up early
            case Frame.Done done -> null;
        };
    }

    private RawRecord failed(ParserException e) {
        isOver = true;
        entries.enter(reading, "");
        String reached = lastRow == 0 ? "" : "; nothing behind row " + lastRow + " was read";
        return numbered(new Unreadable(position, "file", e.code(), e.reason() + reached), 0);
    }

    private @Nullable Frame take() throws IOException {
        if (failure != null) {
            throw failure;
        }
        Frame waiting = pushedBack;
        if (waiting != null) {
            pushedBack = null;
            return waiting;
        }
        if (parser == null || isDone) {
            return null;
        }
        Frame frame = parser.next();
        isDone = frame == null;
        return frame;
    }

    /** Records that the parser passed on are called what those are called that are read here, with an encoding that is not ours. */
    private static String typeOf(Frame.Entry entry) {
        return switch (entry.kind()) {
            case CSV, TSV, JSON, NDJSON -> {
                String keyword = SourceFormat.valueOf(entry.kind().name()).keyword();
                int charset = entry.type().indexOf("charset=");
                boolean isOurs = charset < 0 || entry.type().startsWith("UTF-8", charset + "charset=".length());
                yield isOurs ? keyword : keyword + "; " + entry.type().substring(charset);
            }
            case TABLE, DOCUMENT, NONE -> entry.type();
        };
    }

    private @Nullable RawRecord begin(Frame.Entry entry) throws IOException {
        entries.enter(entry.name(), typeOf(entry));
        reading = entry.name();
        lastRow = 0;
        table = null;
        switch (entry.kind()) {
            case TABLE -> table = new FrameTable(names, true);
            case DOCUMENT -> table = new FrameTable(FieldNames.STANDARD, false);
            case CSV, TSV, JSON, NDJSON -> {
                try {
                    read(choice(SourceFormat.valueOf(entry.kind().name()), names), new EntryBytes());
                } catch (UnclearFormatException e) {
                    String reason = String.valueOf(e.getMessage());
                    return numbered(new Unreadable(position, "entry", "unclear_format", reason), 0);
                }
            }
            case NONE -> {}
        }
        return null;
    }

    /** A table in which no heading was found says so at its end. */
    private @Nullable RawRecord endTable() {
        FrameTable rows = table;
        table = null;
        RawRecord fault = rows == null ? null : rows.end(position);
        return fault == null ? null : numbered(fault, 1);
    }

    /** The bytes of the entry at hand, up to the next frame of another kind. */
    private final class EntryBytes extends InputStream {
        private ByteArrayInputStream piece = new ByteArrayInputStream(new byte[0]);
        private boolean isEnded;

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            while (piece.available() == 0) {
                if (isEnded) {
                    return -1;
                }
                bounds.check();
                Frame frame;
                try {
                    frame = take();
                } catch (ParserException e) {
                    // What was read so far is complete; the failure is told behind it.
                    failure = e;
                    isEnded = true;
                    return -1;
                }
                if (frame instanceof Frame.Bytes bytes) {
                    piece = new ByteArrayInputStream(bytes.bytes());
                } else {
                    pushedBack = frame;
                    isEnded = true;
                }
            }
            return piece.read(buffer, offset, length);
        }
    }

    @Override
    public void close() {
        try {
            opened.close();
        } catch (Exception e) {
            // It was only read.
            isOver = true;
        }
    }
}
