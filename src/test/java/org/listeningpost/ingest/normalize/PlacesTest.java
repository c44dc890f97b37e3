package org.listeningpost.ingest.normalize;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.listeningpost.ingest.source.RawPost.RawPlace;
import org.listeningpost.post.Place;

final class PlacesTest {
    private static final Places PLACES = new Places();

    @ParameterizedTest
    @CsvSource({
        "us, CA, US, US-CA",
        "USA, California, US, US-CA",
        "United States, us-ca, US, US-CA",
        "Estados Unidos, , US,",
        ", US-TX, US, US-TX",
        ", Texas, US, US-TX",
        "ES, Andalucía, ES, ES-AN",
        "España, andalucia, ES, ES-AN",
        "US, San Francisco, US,",
        "US, ES-AN, US,",
        "GB, GB-LND, GB,",
        "DE, BY, DE, DE-BY",
        "New York City, , ,",
        ", 94110, ,",
        ", , ,",
    })
    void a_place_is_a_country_and_at_most_a_state(
            String country, String region, String wantCountry, String wantRegion) {
        assertEquals(new Place(wantCountry, wantRegion), PLACES.of(new RawPlace(country, region, "94110-1234")));
    }
}
