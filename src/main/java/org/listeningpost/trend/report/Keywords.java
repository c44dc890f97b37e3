package org.listeningpost.trend.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Constants by the names under which people ask for them: those of the code in lower case. */
final class Keywords {
    private Keywords() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static <E extends Enum<E>> Optional<E> find(Class<E> type, String keyword) {
        return Arrays.stream(type.getEnumConstants())
                .filter(each -> of(each).equals(keyword))
                .findFirst();
    }

    static <E extends Enum<E>> List<String> all(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(Keywords::of).toList();
    }
}
