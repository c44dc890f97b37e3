package org.listeningpost.trend.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a window is compared with. */
enum BaselineKind {
    NONE("no comparison"),
    PREVIOUS_PERIOD("as many buckets right before the window"),
    SAME_WEEKDAYS(
            "mean of the four windows of the same length that lie whole weeks before it, none of which reaches into it");

    private final String meaning;

    BaselineKind(String meaning) {
        this.meaning = meaning;
    }

    String meaning() {
        return meaning;
    }

    String keyword() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<BaselineKind> of(String keyword) {
        return Arrays.stream(values())
                .filter(kind -> kind.keyword().equals(keyword))
                .findFirst();
    }

    static List<String> keywords() {
        return Arrays.stream(values()).map(BaselineKind::keyword).toList();
    }
}
