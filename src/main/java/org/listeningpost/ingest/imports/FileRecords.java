package org.listeningpost.ingest.imports;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.listeningpost.config.Config;
import org.listeningpost.ingest.files.Frame;
import org.listeningpost.ingest.source.EncodingException;
import org.listeningpost.ingest.source.FieldNames;
import org.listeningpost.ingest.source.HeadedRecordReader;
import org.listeningpost.ingest.source.LateAccents;
import org.listeningpost.ingest.source.RawRecord;
import org.listeningpost.ingest.source.RawRecord.Unreadable;
import org.listeningpost.ingest.source.ReadLimits;
import org.listeningpost.ingest.source.RecordReader;
import org.listeningpost.ingest.source.RowSource;
import org.listeningpost.ingest.source.SourceFormat;
import org.listeningpost.ingest.source.platform.FormatChoice;
import org.listeningpost.ingest.source.platform.FormatChoice.UnclearFormatException;
import org.listeningpost.ingest.source.platform.PlatformFormat;

/**
 * The records of a file of any kind, numbered through. Texts in UTF-8 are read here, which is bounded and fast; whatever
 * needs a parser goes to a process of its own. For one thread, but for {@link #close}.
 */
public final class FileRecords implements RecordReader, AutoCloseable {
    private static final FormatChoice SURVEY = new FormatChoice.Own(PlatformFormat.SURVEY);

    private final EntryList entries;
    private final ReadLimits limits;
    private final Options options;
    private final Bounds bounds;
    private final AutoCloseable opened;
    private final @Nullable ParserProcess parser;
    private @Nullable RecordReader direct;
    private @Nullable Frame pushedBack;
    private boolean isBegun;
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
            Options options,
            Bounds bounds,
            AutoCloseable opened,
            @Nullable ParserProcess parser) {
        this.entries = entries;
        this.limits = limits;
        this.options = options;
        this.bounds = bounds;
        this.opened = opened;
        this.parser = parser;
    }

    /**
     * How to read a file.
     *
     * @param format of its records, whatever they are written and packed in; null: told by the content
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
        InputStream in = DirectFormat.unpacked(bounds.over(source.open(), false), packed -> bounds.over(packed, true));
        try {
            // What comes through a pipe cannot be given to a parser: it can be read only once.
            FormatChoice format = options.format() != null && source.isPipe()
                    ? options.format()
                    : DirectFormat.of(in, options, limits).orElse(null);
            if (format != null) {
                FileRecords records = new FileRecords(entries, limits, options, bounds, in, null);
                entries.enter("", format.keyword());
                records.read(format, new LateAccents(in));
                return records;
            }
        } catch (IOException e) {
            in.close();
            throw e;
        }
        in.close();
        ParserProcess parser = ParserProcess.start(source, config, folder);
        return new FileRecords(entries, limits, options, bounds, parser, parser);
    }

    /** The format that can be read here, without a parser; empty for everything else. */
    public static Optional<FormatChoice> directFormat(FileSource source, Options options) throws IOException {
        try (InputStream in = DirectFormat.unpacked(source.open(), UnaryOperator.identity())) {
            return DirectFormat.of(in, options, new ReadLimits(DirectFormat.HEAD_BYTES, 100));
        }
    }

    private void read(FormatChoice format, InputStream in) throws IOException {
        read(format.open(in, limits, options.names()));
    }

    private void read(RecordReader reader) {
        isBegun = false;
        direct = reader;
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
        } catch (EncodingException e) {
            direct = null;
            isOver |= parser == null;
            return numbered(new Unreadable(position, "entry", "unknown_encoding", String.valueOf(e.getMessage())), 0);
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
        if (!isBegun) {
            isBegun = true;
            entries.heading(reader.headingRow(), reader.columns());
        }
        if (record == null) {
            direct = null;
            isOver |= parser == null;
            return null;
        }
        return numbered(record, reader.row(record));
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
            return null;
        }
        return switch (frame) {
            case Frame.Entry entry -> begin(entry);
            case Frame.Row row -> null; // of a sheet that is no table
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
    private String typeOf(Frame.Entry entry) {
        return switch (entry.kind()) {
            case CSV, TSV, JSON, NDJSON, FEED -> {
                FormatChoice named = options.format();
                String keyword = named == null ? entry.kind().name().toLowerCase(Locale.ROOT) : named.keyword();
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
        switch (entry.kind()) {
            case TABLE -> {
                RowSource rows = new EntryRows();
                read(
                        SURVEY.equals(options.format())
                                ? HeadedRecordReader.survey(rows)
                                : HeadedRecordReader.table(rows, options.names()));
            }
            case DOCUMENT -> {
                if (options.format() != null && entry.type().startsWith("text/plain")) {
                    return unclear("it is a text without records; import it without naming a format");
                }
                read(HeadedRecordReader.table(new EntryRows(), FieldNames.STANDARD));
            }
            case CSV, TSV, JSON, NDJSON, FEED -> {
                try {
                    InputStream bytes = new EntryBytes();
                    // A feed comes as it is, also in UTF-16.
                    read(formatOf(entry.kind()), entry.kind() == Frame.Kind.FEED ? bytes : new LateAccents(bytes));
                } catch (UnclearFormatException e) {
                    return unclear(String.valueOf(e.getMessage()));
                }
            }
            case NONE -> {}
        }
        return null;
    }

    private RawRecord unclear(String reason) {
        return numbered(new Unreadable(position, "entry", "unclear_format", reason), 0);
    }

    private FormatChoice formatOf(Frame.Kind kind) {
        FormatChoice named = options.format();
        if (named != null) {
            return named;
        }
        return kind == Frame.Kind.FEED
                ? new FormatChoice.Own(PlatformFormat.FEED)
                : DirectFormat.choice(SourceFormat.valueOf(kind.name()), options.names());
    }

    /** What the parser tells next of the entry at hand; null at its end, which may be one that was not foreseen. */
    private @Nullable Frame takeOfEntry() throws IOException {
        bounds.check();
        try {
            return take();
        } catch (ParserException e) {
            // What was read so far is complete; the failure is told behind it.
            failure = e;
            return null;
        }
    }

    /** The rows of the entry at hand, up to the next frame of another kind. */
    private final class EntryRows implements RowSource {
        private final Deque<Row> waiting = new ArrayDeque<>();
        /** Until the heading is found. */
        private @Nullable List<Row> looked = new ArrayList<>();

        private boolean isEnded;

        @Override
        public boolean isSheet() {
            return true;
        }

        @Override
        public @Nullable Row next() throws IOException {
            Row row = waiting.isEmpty() && !isEnded ? nextOfParser() : waiting.poll();
            List<Row> kept = looked;
            if (kept != null && row != null) {
                kept.add(row);
            }
            return row;
        }

        private @Nullable Row nextOfParser() throws IOException {
            Frame frame = takeOfEntry();
            if (frame instanceof Frame.Row row) {
                return new Row(row.number(), row.cells(), null);
            }
            if (frame instanceof Frame.Fault fault && fault.row() > 0) {
                return new Row(fault.row(), List.of(), new Fault(fault.code(), fault.reason()));
            }
            pushedBack = frame;
            isEnded = true;
            return null;
        }

        @Override
        public void goOnBehind(Row heading) {
            List<Row> kept = looked;
            if (kept != null) {
                waiting.addAll(kept.subList(kept.indexOf(heading) + 1, kept.size()));
                looked = null;
            }
        }
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
                Frame frame = takeOfEntry();
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
