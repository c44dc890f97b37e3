package org.listeningpost.ingest;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.listeningpost.http.Problem;
import org.listeningpost.http.ProblemException;
import org.listeningpost.ingest.normalize.Customs;
import org.listeningpost.ingest.normalize.DateOrder;
import org.listeningpost.ingest.normalize.DateRange;
import org.listeningpost.ingest.normalize.Fault;
import org.listeningpost.ingest.normalize.Names;
import org.listeningpost.ingest.normalize.RecordNormalizer;
import org.listeningpost.ingest.source.FieldNames;
import org.listeningpost.ingest.source.platform.FormatChoice;
import org.listeningpost.post.Platform;

/**
 * What a sender says in the query string about all of its records, checked.
 *
 * @param format as it was named; null where it was not
 * @param mapping from the sender's names to ours; each of ours is known
 * @param language BCP 47
 */
public record IngestParameters(
        @Nullable FormatChoice format,
        Map<String, String> mapping,
        Platform platform,
        @Nullable String language,
        @Nullable Instant createdAt,
        Customs customs) {
    private static final int MAPPINGS_MAX = 200;
    private static final String MAP = "map";

    public IngestParameters {
        mapping = Map.copyOf(mapping);
    }

    /**
     * Reads them.
     *
     * @param query all of it; what a route reads by itself is given once, too
     * @param dates that posts may have
     * @throws ProblemException that names the parameter which is wrong
     */
    public static IngestParameters of(Map<String, List<String>> query, DateRange dates) {
        query.forEach((name, values) -> {
            // Of dry_run=false&dry_run=true nobody knows what is meant.
            if (values.size() > 1 && !name.equals(MAP)) {
                throw new ProblemException(Problem.badField(name, "repeated", "The parameter may be given once."));
            }
        });
        Map<String, String> mapping = mapping(query.getOrDefault(MAP, List.of()));
        return new IngestParameters(
                format(first(query, "format"), !mapping.isEmpty()),
                mapping,
                platform(first(query, "platform")),
                language(first(query, "lang")),
                createdAt(first(query, "default_created_at"), dates),
                customs(first(query, "rating_max"), first(query, "date_order")));
    }

    public FieldNames fieldNames() {
        return FieldNames.with(mapping);
    }

    private static @Nullable String first(Map<String, List<String>> query, String name) {
        List<String> values = query.getOrDefault(name, List.of());
        return values.isEmpty() ? null : values.getFirst();
    }

    private static @Nullable FormatChoice format(@Nullable String keyword, boolean isMapped) {
        if (keyword == null) {
            return null;
        }
        Optional<FormatChoice> named = FormatChoice.ofKeyword(keyword);
        FormatChoice format = named.orElseThrow(() -> bad("format", "is " + FormatChoice.keywords()));
        if (isMapped && !(format instanceof FormatChoice.Plain)) {
            throw bad(MAP, "goes with json, ndjson, csv and tsv; other formats have their own names");
        }
        return format;
    }

    /** {@code map=from=to}, any number of times. */
    private static Map<String, String> mapping(List<String> pairs) {
        Map<String, String> mapping = new HashMap<>();
        if (pairs.size() > MAPPINGS_MAX) {
            throw bad(MAP, "may be given " + MAPPINGS_MAX + " times");
        }
        for (String each : pairs) {
            int equals = each.lastIndexOf('=');
            if (equals <= 0) {
                throw bad(MAP, "is a name of yours, =, and a field of ours, or nothing");
            }
            mapping.put(each.substring(0, equals), each.substring(equals + 1));
        }
        try {
            FieldNames.with(mapping);
            return mapping;
        } catch (FieldNames.UnknownFieldException e) {
            throw bad(MAP, "names a field that does not exist");
        }
    }

    private static Platform platform(@Nullable String name) {
        Platform platform = name == null ? Platform.OTHER : Names.platform(name);
        if (platform == null) {
            throw bad("platform", "is not a known platform");
        }
        return platform;
    }

    private static @Nullable String language(@Nullable String tag) {
        if (tag != null && Names.language(tag) == null) {
            throw bad("lang", "is a language tag such as en or es");
        }
        return tag;
    }

    private static @Nullable Instant createdAt(@Nullable String text, DateRange dates) {
        if (text == null) {
            return null;
        }
        Instant date = RecordNormalizer.parseDate(text);
        if (date == null) {
            throw bad("default_created_at", "is a date such as 2026-01-31T12:00:00Z");
        }
        Fault fault = dates.faultOf("created_at", date);
        if (fault != null) {
            throw bad("default_created_at", "is a date that posts may have: " + fault.reason());
        }
        return date;
    }

    private static Customs customs(@Nullable String ratingMax, @Nullable String dateOrder) {
        Optional<Double> scale = ratingMax == null ? Optional.empty() : Customs.scale(ratingMax);
        if (ratingMax != null && scale.isEmpty()) {
            throw bad("rating_max", "is a number above 0 such as 5");
        }
        Optional<DateOrder> order = dateOrder == null ? Optional.empty() : DateOrder.of(dateOrder);
        if (dateOrder != null && order.isEmpty()) {
            throw bad("date_order", "is dmy or mdy");
        }
        return new Customs(scale.orElse(null), order.orElse(null));
    }

    static ProblemException bad(String name, String message) {
        return new ProblemException(Problem.badField(name, "bad_value", name + " " + message));
    }
}
