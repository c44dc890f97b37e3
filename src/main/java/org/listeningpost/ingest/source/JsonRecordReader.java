package org.listeningpost.ingest.source;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.listeningpost.ingest.source.RawRecord.Unreadable;

/** JSON records, however they are cut. */
final class JsonRecordReader implements RecordReader {
    private final Slicer slicer;
    private final int recordBytesMax;
    private final JsonRecordParser parser;
    private long position;

    JsonRecordReader(Slicer slicer, ReadLimits limits, FieldNames names) {
        this.slicer = slicer;
        this.recordBytesMax = limits.recordBytesMax();
        this.parser = new JsonRecordParser(limits, names);
    }

    @Override
    public @Nullable RawRecord next() throws IOException {
        return switch (slicer.next()) {
            case RECORD -> parser.parse(slicer.bytes(), slicer.start(), slicer.end(), position++);
            case TOO_LARGE ->
                new Unreadable(
                        position++, "record", "too_large", "the record has more than " + recordBytesMax + " bytes");
            case CUT_OFF ->
                new Unreadable(position++, "record", "cut_off", "the input ends before its array is closed");
            case END -> null;
        };
    }
}
