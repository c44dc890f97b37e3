package org.listeningpost.alert;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.listeningpost.alert.delivery.Message;
import org.listeningpost.alert.delivery.Outcome;
import org.listeningpost.alert.delivery.Postman;

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

    /** Why it could not deliver; empty where nothing is known against it. */
    Optional<Postman.Objection> objection(Postman postman) {
        if (channel != null) {
            return postman.objectionToChannel(channel);
        }
        return webhook != null
                ? postman.objectionToWebhook(webhook)
                : postman.objectionToEmail(email == null ? List.of() : email);
    }

    Outcome send(Postman postman, Message message) {
        if (channel != null) {
            return postman.toChannel(channel, message);
        }
        return webhook != null
                ? postman.toWebhook(webhook, message)
                : postman.toEmail(email == null ? List.of() : email, message);
    }

    /** Without the path of a URL, which may be a secret, and without addresses. */
    String shown() {
        if (channel != null) {
            return "channel " + channel;
        }
        return webhook != null
                ? "webhook " + URI.create(webhook).getHost()
                : "email to " + (email == null ? 0 : email.size());
    }

    /** For those who may read a rule and not write one. */
    Map<String, String> hidden() {
        return Map.of("shown", shown());
    }

    String kind() {
        return channel != null ? "channel" : webhook != null ? "webhook" : "email";
    }
}
