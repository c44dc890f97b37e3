package org.listeningpost.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticClients;
import org.listeningpost.testing.ElasticExtension;

/** The first post of a month makes an index, which a search must not be refused for. */
@ExtendWith(ElasticExtension.class)
class NewMonthIT {
    private static final int MONTHS = 8;

    private final ElasticClients clients;
    private final IndexNames names;

    NewMonthIT(ElasticClients clients, IndexNames names) {
        this.clients = clients;
        this.names = names;
    }

    @Test
    void searches_go_on_while_the_first_posts_of_new_months_arrive() {
        try (SearchFixture api = new SearchFixture(clients, names)) {
            CompletableFuture<Void> arrival = CompletableFuture.runAsync(() -> {
                for (int month = 1; month <= MONTHS; month++) {
                    api.index(List.of(api.post(
                            "m" + month,
                            "fever",
                            LocalDate.of(2024, month, 2)
                                    .atStartOfDay(ZoneOffset.UTC)
                                    .toInstant())));
                }
            });
            while (!arrival.isDone()) {
                api.search("{\"query\":\"fever\"}");
                assertEquals(200, api.get("/v1/export?query=fever").statusCode());
            }
            arrival.join();
            assertEquals(
                    MONTHS,
                    api.search("{\"query\":\"fever\"}").at("/total/value").asInt());
        }
    }
}
