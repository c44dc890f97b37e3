package org.listeningpost.alert;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.listeningpost.search.PostField;
import org.listeningpost.trend.Bucket;

/**
 * A bucket in which a rule's condition holds.
 *
 * @param key tells findings of one bucket apart: the new author, the silent source; empty for most
 * @param field that the key is a value of, where it is one
 * @param score 1 at the bound
 * @param numbers everything that the formula needs, under the names it uses
 * @param formula how the numbers decide
 * @param words what happened, as the rest of a sentence
 */
record Finding(
        Bucket bucket,
        String key,
        @Nullable PostField field,
        Severity severity,
        double score,
        Map<String, Object> numbers,
        String formula,
        String words) {
    Finding {
        numbers = new LinkedHashMap<>(numbers);
    }
}
