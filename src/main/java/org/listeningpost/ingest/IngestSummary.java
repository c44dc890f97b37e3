package org.listeningpost.ingest;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The account of one stream: {@code received = indexed + updated + unchanged + erased + rejected}, plus those in
 * {@code notWritten} where Elasticsearch stayed away.
 *
 * @param erased notices of a source that a post is gone, which was here; where it was not they count as unchanged
 * @param errors the first of the rejections
 * @param errorsOmitted how many more there were
 * @param rejections how many by field and code, such as {@code created_at missing}
 * @param notWritten records to send again; empty where all is settled
 * @param allUnreadable whether not even one of the records received could be understood
 */
public record IngestSummary(
        long received,
        long indexed,
        long updated,
        long unchanged,
        long erased,
        long rejected,
        List<RecordError> errors,
        long errorsOmitted,
        Map<String, Long> rejections,
        List<Range> notWritten,
        boolean allUnreadable,
        long tookMillis) {
    /**
     * Records from one place to another, both included.
     *
     * @param to null: to the end of what was sent
     */
    public record Range(long from, @Nullable Long to) {}

    public boolean isComplete() {
        return notWritten.isEmpty();
    }
}
