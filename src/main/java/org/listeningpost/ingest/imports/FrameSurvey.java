package org.listeningpost.ingest.imports;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.listeningpost.ingest.source.RawRecord;
import org.listeningpost.ingest.source.RawRecord.Unreadable;
import org.listeningpost.ingest.source.SurveyRows;
import org.listeningpost.ingest.source.TableColumns.Column;

/** A survey in a sheet. Titles may stand above its heading, and speak of feedback; they have one cell. */
final class FrameSurvey implements FrameRows {
    private static final int ROWS_BEFORE_HEADING_MAX = 20;
    private static final int HEADINGS_MIN = 2;

    private @Nullable SurveyRows answers;
    private int rowsBefore;

    @Override
    public @Nullable RawRecord record(List<String> cells, long at) {
        SurveyRows known = answers;
        if (known != null) {
            return known.record(cells, at);
        }
        if (rowsBefore > ROWS_BEFORE_HEADING_MAX) {
            return null; // which was said
        }
        SurveyRows tried = new SurveyRows(cells);
        boolean isTitle = cells.stream().filter(each -> !each.isBlank()).count() < HEADINGS_MIN;
        if (!isTitle && tried.isSurvey()) {
            answers = tried;
        } else if (++rowsBefore > ROWS_BEFORE_HEADING_MAX) {
            return SurveyRows.noHeading(at);
        }
        return null;
    }

    /** What a survey's columns are is told by their headings alone, and nobody can map them. */
    @Override
    public boolean isNew() {
        return false;
    }

    @Override
    public List<Column> columns() {
        return List.of();
    }

    @Override
    public @Nullable Unreadable end(long at) {
        boolean isTold = rowsBefore > ROWS_BEFORE_HEADING_MAX;
        return answers == null && rowsBefore > 0 && !isTold ? SurveyRows.noHeading(at) : null;
    }
}
