package org.listeningpost.ingest.imports;

import java.util.Objects;
import org.listeningpost.ingest.normalize.Customs;
import org.listeningpost.ingest.normalize.DateOrder;
import org.listeningpost.ingest.normalize.Defaults;
import org.listeningpost.ingest.normalize.Names;
import org.listeningpost.ingest.source.FieldNames;
import org.listeningpost.ingest.source.platform.FormatChoice;
import org.listeningpost.post.Platform;

/** From what was asked for to what the reader of a file wants to know. */
final class ImportOrders {
    private static final String SOURCE = "import";

    private ImportOrders() {}

    static Defaults defaults(ImportJob.Order order) {
        Platform platform = Objects.requireNonNullElse(Names.platform(order.platform()), Platform.OTHER);
        String dateOrder = order.dateOrder();
        return new Defaults(
                platform,
                order.createdAt(),
                order.lang(),
                SOURCE,
                new Customs(
                        order.ratingMax(),
                        dateOrder == null ? null : DateOrder.of(dateOrder).orElse(null)));
    }

    static FileRecords.Options options(ImportJob.Order order) {
        String format = order.format();
        return new FileRecords.Options(
                format == null ? null : FormatChoice.ofKeyword(format).orElseThrow(), FieldNames.with(order.map()));
    }
}
