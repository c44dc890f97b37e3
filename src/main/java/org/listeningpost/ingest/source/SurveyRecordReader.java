package org.listeningpost.ingest.source;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.listeningpost.ingest.source.RawPost.RawAuthor;
import org.listeningpost.ingest.source.RawPost.RawEngagement;
import org.listeningpost.ingest.source.RawPost.RawPlace;
import org.listeningpost.ingest.source.RawRecord.Read;
import org.listeningpost.ingest.source.RawRecord.Unreadable;
import org.listeningpost.ingest.source.SurveyColumns.Role;

/** An export of a survey: one row an answer, its open questions together one text. Commas, semicolons or tabs. */
final class SurveyRecordReader implements RecordReader {
    private static final int HEAD_BYTES = 1 << 13;
    private static final String PLATFORM = "survey";
    /** {@code 4}, {@code 4.5}, {@code 4/5}, {@code 4 out of 5}, {@code 4 - Satisfied}. */
    private static final Pattern SCORE =
            Pattern.compile("(\\d{1,3}(?:[.,]\\d{1,3})?)(?:\\s*(?:/|out of|de)\\s*(\\d{1,3}))?(?:\\s*[-–(].{0,40})?");

    private final BufferedInputStream in;
    private final ReadLimits limits;
    private @Nullable DelimitedRows rows;
    private @Nullable SurveyColumns columns;
    private long position;

    SurveyRecordReader(InputStream in, ReadLimits limits) {
        this.in = new BufferedInputStream(in, HEAD_BYTES);
        this.limits = limits;
    }

    @Override
    public @Nullable RawRecord next() throws IOException {
        DelimitedRows table = rows;
        if (table == null) {
            table = new DelimitedRows(in, !isTabbed(), limits.recordBytesMax());
            rows = table;
        }
        SurveyColumns known = columns;
        if (known == null) {
            DelimitedRows.Row heading = table.next();
            if (heading == null) {
                return null;
            }
            known = new SurveyColumns(heading.fault() == null ? heading.cells() : List.of());
            columns = known;
            if (!known.isSurvey()) {
                return new Unreadable(
                        position++,
                        "record",
                        "no_heading",
                        "no heading speaks of a comment or a rating: import it as csv, with a mapping");
            }
        }
        DelimitedRows.Row row = table.next();
        return row == null ? null : toRecord(table, row, known, position++);
    }

    /** By the first line, of which tabs are the only sign: commas stand in questions, too. */
    private boolean isTabbed() throws IOException {
        in.mark(HEAD_BYTES);
        byte[] head = in.readNBytes(HEAD_BYTES);
        in.reset();
        for (byte b : head) {
            if (b == '\t' || b == '\n' || b == '\r') {
                return b == '\t';
            }
        }
        return false;
    }

    private static RawRecord toRecord(DelimitedRows table, DelimitedRows.Row row, SurveyColumns columns, long at) {
        DelimitedRows.Fault fault = row.fault();
        if (fault != null) {
            return new Unreadable(at, "record", fault.code(), table.reason(fault));
        }
        List<String> cells = row.cells();
        if (cells.size() > columns.size()) {
            return new Unreadable(
                    at,
                    "record",
                    "too_many_cells",
                    "the line has " + cells.size() + " cells, the heading has " + columns.size());
        }
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            if (columns.role(i) == Role.TEXT && !cells.get(i).isBlank()) {
                texts.add(cells.get(i).strip());
            }
        }
        int rated = column(columns, Role.RATING, cells);
        @Nullable Double rating = null;
        double scale = 1;
        if (rated >= 0) {
            Matcher score = SCORE.matcher(cells.get(rated).strip());
            if (score.matches()) {
                rating = Double.valueOf(score.group(1).replace(',', '.'));
                scale = score.group(2) == null ? columns.scale(rated) : Double.parseDouble(score.group(2));
            } else {
                // The question asked for words after all.
                texts.add(cells.get(rated).strip());
            }
        }
        return new Read(post(at, columns, cells, texts.isEmpty() ? null : String.join("\n", texts), rating, scale));
    }

    private static RawPost post(
            long at,
            SurveyColumns columns,
            List<String> cells,
            @Nullable String text,
            @Nullable Double rating,
            double scale) {
        return new RawPost(
                at,
                PLATFORM,
                idOf(columns, cells),
                null,
                cell(columns, Role.DATE, cells),
                null,
                new RawAuthor(
                        cell(columns, Role.RESPONDENT, cells),
                        null,
                        cell(columns, Role.NAME, cells),
                        null,
                        null,
                        null,
                        null),
                text,
                null,
                null,
                List.of(),
                cell(columns, Role.LANGUAGE, cells),
                RawEngagement.NONE,
                rating,
                rating == null ? null : Double.valueOf(scale),
                new RawPlace(
                        cell(columns, Role.COUNTRY, cells),
                        cell(columns, Role.REGION, cells),
                        cell(columns, Role.POSTAL_CODE, cells)),
                null,
                null);
    }

    /** Every survey counts its answers from 1, so an id means something only with the survey's headings and its date. */
    private static @Nullable String idOf(SurveyColumns columns, List<String> cells) {
        String id = cell(columns, Role.ANSWER_ID, cells);
        return id == null ? null : columns.fingerprint() + ":" + id + "@" + cell(columns, Role.DATE, cells);
    }

    private static int column(SurveyColumns columns, Role role, List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            if (columns.role(i) == role && !cells.get(i).isBlank()) {
                return i;
            }
        }
        return -1;
    }

    private static @Nullable String cell(SurveyColumns columns, Role role, List<String> cells) {
        int column = column(columns, role, cells);
        return column < 0 ? null : cells.get(column).strip();
    }
}
