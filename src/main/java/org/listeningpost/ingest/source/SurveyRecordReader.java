package org.listeningpost.ingest.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.listeningpost.ingest.source.RawRecord.Unreadable;

/** An export of a survey: one row an answer, its open questions together one text. Commas, semicolons or tabs. */
final class SurveyRecordReader implements RecordReader {
    private final DelimitedRows rows;
    private @Nullable SurveyRows answers;
    private long position;

    SurveyRecordReader(InputStream in, ReadLimits limits) {
        this.rows = DelimitedRows.quoted(in, limits.recordBytesMax());
    }

    @Override
    public @Nullable RawRecord next() throws IOException {
        SurveyRows known = answers;
        if (known == null) {
            DelimitedRows.Row heading = rows.next();
            if (heading == null) {
                return null;
            }
            known = new SurveyRows(heading.fault() == null ? heading.cells() : List.of());
            answers = known;
            if (!known.isSurvey()) {
                return SurveyRows.noHeading(position++);
            }
        }
        DelimitedRows.Row row = rows.next();
        if (row == null) {
            return null;
        }
        DelimitedRows.Fault fault = row.fault();
        return fault == null
                ? known.record(row.cells(), position++)
                : new Unreadable(position++, "record", fault.code(), rows.reason(fault));
    }
}
