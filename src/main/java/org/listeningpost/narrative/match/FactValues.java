package org.listeningpost.narrative.match;

import java.math.BigDecimal;
import java.time.Instant;
import org.listeningpost.query.DateField;
import org.listeningpost.query.Query;

/** What a post holds of a number, time or property that was asked for, in words. */
final class FactValues {
    private FactValues() {}

    static Explanation.Value of(Query source, Subject subject) {
        return switch (source) {
            case Query.NumberRange range ->
                new Explanation.Value(
                        range.field().indexField(),
                        BigDecimal.valueOf(subject.number(range.field()))
                                .stripTrailingZeros()
                                .toPlainString());
            case Query.DateRange range -> {
                Instant at = range.field() == DateField.CREATED ? subject.createdAt() : subject.editedAt();
                yield new Explanation.Value(range.field().indexField(), String.valueOf(at));
            }
            case Query.Has has ->
                new Explanation.Value(has.trait().prefix(), has.trait().value());
            default -> new Explanation.Value("post", "any");
        };
    }
}
