package org.listeningpost.cli;

import java.time.Clock;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.listeningpost.ingest.normalize.Customs;
import org.listeningpost.ingest.normalize.DateOrder;
import org.listeningpost.ingest.normalize.DateRange;
import org.listeningpost.ingest.normalize.Defaults;
import org.listeningpost.ingest.normalize.Fault;
import org.listeningpost.ingest.normalize.Names;
import org.listeningpost.ingest.normalize.RecordNormalizer;
import org.listeningpost.post.Platform;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What files do not say of their posts. */
final class DefaultsOptions {
    private static final String SOURCE = "import";

    @Option(names = "--platform", paramLabel = "PLATFORM", description = "Where posts without a platform come from.")
    private @Nullable String platform;

    @Option(
            names = "--lang",
            paramLabel = "TAG",
            description = "Language of posts that name none; identified otherwise.")
    private @Nullable String language;

    @Option(
            names = "--default-created-at",
            paramLabel = "DATE",
            description = "Creation date of posts that have none; they are rejected otherwise.")
    private @Nullable String createdAt;

    @Option(
            names = "--rating-max",
            paramLabel = "NUMBER",
            description = "The scale of ratings that come without one, such as 5; 1 otherwise.")
    private @Nullable String ratingMax;

    @Option(
            names = "--date-order",
            paramLabel = "dmy|mdy",
            description = "Which comes first in dates such as 5/3/2026: day or month. They are rejected otherwise.")
    private @Nullable String dateOrder;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    boolean namesPlatform() {
        return platform != null;
    }

    /** @param horizonYears how far back posts may go, asked for only where a date is given; none where somebody else checks that */
    Defaults defaults(Supplier<OptionalInt> horizonYears) {
        Platform from = platform == null ? Platform.OTHER : Names.platform(platform);
        if (from == null) {
            throw wrong("--platform " + platform + " is not known");
        }
        if (language != null && Names.language(language) == null) {
            throw wrong("--lang is a language tag such as en or es");
        }
        return new Defaults(from, date(horizonYears), language, SOURCE, customs());
    }

    private @Nullable Instant date(Supplier<OptionalInt> horizonYears) {
        if (createdAt == null) {
            return null;
        }
        Instant date = RecordNormalizer.parseDate(createdAt);
        if (date == null) {
            throw wrong("--default-created-at is a date such as 2026-01-31");
        }
        OptionalInt years = horizonYears.get();
        Fault fault =
                years.isEmpty() ? null : new DateRange(Clock.systemUTC(), years.getAsInt()).faultOf("created_at", date);
        if (fault != null) {
            throw wrong("--default-created-at is a date that posts may have: " + fault.reason());
        }
        return date;
    }

    private Customs customs() {
        Double scale = ratingMax == null
                ? null
                : Customs.scale(ratingMax).orElseThrow(() -> wrong("--rating-max is a number above 0 such as 5"));
        DateOrder order = dateOrder == null
                ? null
                : DateOrder.of(dateOrder).orElseThrow(() -> wrong("--date-order is dmy or mdy"));
        return new Customs(scale, order);
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
