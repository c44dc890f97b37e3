package org.listeningpost.ingest.source;

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

/** The answers of a survey under its heading: one row an answer, its open questions together one text. */
final class SurveyRows implements Heading {
    private static final String PLATFORM = "survey";
    /** {@code 4}, {@code 4.5}, {@code 4/5}, {@code 4 out of 5}, {@code 4 - Satisfied}. */
    private static final Pattern SCORE =
            Pattern.compile("(\\d{1,3}(?:[.,]\\d{1,3})?)(?:\\s*(?:/|out of|de)\\s*(\\d{1,3}))?(?:\\s*[-–(].{0,40})?");
    /** What survey tools write where somebody gave no name: all of them would be one person. */
    private static final Pattern NOBODY = Pattern.compile(
            "anonymous( user| respondent)?|an[oó]nim[oa]|n/?a|-+|none|ninguno",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private final SurveyColumns columns;

    SurveyRows(List<String> headings) {
        this.columns = new SurveyColumns(headings);
    }

    /** A comment may speak of comments and scores; a column of answers' dates or ids stands beside questions alone. */
    @Override
    public boolean isSure() {
        return columns.isSurvey() && columns.namesAnswer();
    }

    @Override
    public boolean isPossible() {
        return columns.isSurvey();
    }

    @Override
    public boolean namesWords() {
        return columns.isSurvey();
    }

    @Override
    public int size() {
        return columns.size();
    }

    /** What a survey's columns are is told by their headings alone, and nobody can map them. */
    @Override
    public List<TableColumns.Column> columns() {
        return List.of();
    }

    static Unreadable noHeading(long at) {
        return new Unreadable(
                at,
                "record",
                "no_heading",
                "no heading speaks of a comment or a rating: import it as csv, with a mapping");
    }

    /** The answer in that row. */
    @Override
    public RawRecord record(List<String> cells, long at) {
        List<String> texts = all(Role.TEXT, cells);
        int rated = column(Role.RATING, cells);
        @Nullable Double rating = null;
        double scale = 1;
        if (rated >= 0) {
            Matcher score = SCORE.matcher(cells.get(rated).strip());
            if (score.matches()) {
                double value = Double.parseDouble(score.group(1).replace(',', '.'));
                scale = score.group(2) == null ? columns.scale(rated) : Double.parseDouble(score.group(2));
                // Out of a scale that nobody told it is no score, but the words beside it are words.
                rating = scale > 0 && value <= scale ? Double.valueOf(value) : null;
            } else {
                // The question asked for words after all.
                texts.add(cells.get(rated).strip());
            }
        }
        return new Read(post(at, cells, texts.isEmpty() ? null : String.join("\n", texts), rating, scale));
    }

    private RawPost post(long at, List<String> cells, @Nullable String text, @Nullable Double rating, double scale) {
        return new RawPost(
                at,
                PLATFORM,
                idOf(cells),
                null,
                cell(Role.DATE, cells),
                null,
                author(cells),
                text,
                null,
                null,
                List.of(),
                cell(Role.LANGUAGE, cells),
                RawEngagement.NONE,
                rating,
                rating == null ? null : Double.valueOf(scale),
                new RawPlace(cell(Role.COUNTRY, cells), cell(Role.REGION, cells), cell(Role.POSTAL_CODE, cells)),
                null,
                null);
    }

    /** First and last names often have columns of their own; all of them are to be taken out of the texts. */
    private RawAuthor author(List<String> cells) {
        List<String> names = all(Role.NAME, cells);
        names.removeIf(SurveyRows::isNobody);
        String respondent = cell(Role.RESPONDENT, cells);
        return new RawAuthor(
                respondent == null || isNobody(respondent) ? null : respondent,
                null,
                names.isEmpty() ? null : String.join(" ", names),
                null,
                null,
                null,
                null);
    }

    private static boolean isNobody(String cell) {
        return NOBODY.matcher(cell).matches();
    }

    /** Every survey counts its answers from 1, so an id means something only with the survey's headings and its date. */
    private @Nullable String idOf(List<String> cells) {
        String date = cell(Role.DATE, cells);
        String id = cell(Role.ANSWER_ID, cells);
        // What may be a patient's or a ward's id comes again; with a time of the day it is one answer all the same.
        if (id == null && date != null && date.contains(":")) {
            id = cell(Role.ANY_ID, cells);
        }
        return id == null ? null : columns.fingerprint() + ":" + id + "@" + date;
    }

    private List<String> all(Role role, List<String> cells) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < Math.min(cells.size(), columns.size()); i++) {
            if (columns.role(i) == role && !cells.get(i).isBlank()) {
                all.add(cells.get(i).strip());
            }
        }
        return all;
    }

    private int column(Role role, List<String> cells) {
        for (int i = 0; i < Math.min(cells.size(), columns.size()); i++) {
            if (columns.role(i) == role && !cells.get(i).isBlank()) {
                return i;
            }
        }
        return -1;
    }

    private @Nullable String cell(Role role, List<String> cells) {
        int column = column(role, cells);
        return column < 0 ? null : cells.get(column).strip();
    }
}
