package org.listeningpost.erasure;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.listeningpost.audit.AuditEvent;
import org.listeningpost.audit.AuditLog;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.DocumentRewriter;
import org.listeningpost.elastic.ElasticRequests;
import org.listeningpost.elastic.PostMonths;
import org.listeningpost.elastic.PostMonths.Month;
import org.listeningpost.elastic.WholeCount;

/** Keeps posts for so many months and no longer: a month that is older goes as a whole, with what was refused of it. */
public final class Retention {
    private static final DateTimeFormatter LABEL = DateTimeFormatter.ofPattern("yyyy.MM");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final PostMonths months;
    private final ElasticRequests indexer;
    private final IndexNames names;
    private final DocumentRewriter deadLetters;
    private final AuditLog audit;
    private final Clock clock;

    /**
     * Works as two users.
     *
     * @param months as the one that manages indices
     * @param indexer the one that reads posts and removes dead letters
     */
    public Retention(PostMonths months, ElasticRequests indexer, IndexNames names, AuditLog audit, Clock clock) {
        this.months = months;
        this.indexer = indexer;
        this.names = names;
        this.deadLetters = new DocumentRewriter(indexer, names.deadLetters());
        this.audit = audit;
        this.clock = clock;
    }

    /** The months that are over for longer than that, the oldest first. */
    public List<Month> olderThan(int monthsKept) {
        String first = LABEL.format(
                YearMonth.from(clock.instant().atZone(ZoneOffset.UTC)).minusMonths(monthsKept));
        return months.all().stream()
                .filter(month -> month.label().compareTo(first) < 0)
                .toList();
    }

    /** How many posts a month has. */
    public long count(Month month) {
        return WholeCount.of(WholeCount.ask(indexer, month.read(), DocumentRewriter.everything())
                .expect("a month"));
    }

    /** Drops a month for good; how many posts it had. The audit log is told first. */
    public long drop(Month month, String by) {
        long posts = count(month);
        audit.record(new AuditEvent(clock.instant(), by, "month.drop", null, posts, List.of(month.label())));
        // The month last: as long as it is there, a run that was interrupted is made up for by the next.
        ObjectNode ofMonth = MAPPER.createObjectNode();
        ofMonth.putObject("term").put("index", names.posts() + "-" + month.label());
        deadLetters.refresh();
        deadLetters.remove(ofMonth, letter -> true);
        months.drop(month);
        return posts;
    }
}
