package org.listeningpost.alert;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.listeningpost.http.Json;

/** Our records as documents: as the API writes them, read back with tolerance for fields of a newer version. */
final class AlertJson {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            // Records have components; a question such as isPending() is not one of them.
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
            .addModule(Json.storedTimes())
            .build();

    private AlertJson() {}

    static ObjectMapper mapper() {
        return MAPPER;
    }
}
