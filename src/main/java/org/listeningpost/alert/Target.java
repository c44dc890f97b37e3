package org.listeningpost.alert;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where an alert goes; exactly one is given.
 *
 * @param channel id of a channel of the configuration, which keeps its URL to itself
 * @param webhook URL that takes a signed POST
 * @param email addresses; each gets a message of its own
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Target(
        @Nullable String channel,
        @Nullable String webhook,
        @Nullable List<String> email) {

    /** What is delivered by itself: each address of an e-mail, so that one that is refused keeps it from no other. */
    Stream<Target> singly() {
        return email == null ? Stream.of(this) : email.stream().map(each -> new Target(null, null, List.of(each)));
    }

    /** What two deliveries have in common when they go to the same place; of all e-mail that is the mail server. */
    String key() {
        if (channel != null) {
            return "channel:" + channel;
        }
        return webhook != null ? "webhook:" + webhook : "email";
    }

    String kind() {
        return channel != null ? "channel" : webhook != null ? "webhook" : "email";
    }
}
