package org.listeningpost.alert;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where an alert goes; exactly one is given.
 *
 * @param channel id of a channel of the configuration, which keeps its URL to itself
 * @param webhook URL that takes a signed POST
 * @param email addresses
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Target(
        @Nullable String channel,
        @Nullable String webhook,
        @Nullable List<String> email) {

    /** What two deliveries have in common when they go to the same place. */
    String key() {
        if (channel != null) {
            return "channel:" + channel;
        }
        return webhook != null ? "webhook:" + webhook : "email:" + String.join(",", email == null ? List.of() : email);
    }

    String kind() {
        return channel != null ? "channel" : webhook != null ? "webhook" : "email";
    }
}
