package org.listeningpost.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.listeningpost.alert.Alert.Delivery;
import org.listeningpost.alert.delivery.Message;

/**
 * What is sent of an alert, and to try a rule's targets.
 *
 * @param base where people reach the API, for links; null for none
 */
record AlertMessages(@Nullable URI base) {
    /** In the place of a severity: nobody should take it for an alert. */
    private static final String TEST = "test";

    Message of(Alert alert, Delivery delivery) {
        return message(
                delivery.id(),
                alert.severity(),
                alert.sentence(),
                alert.raisedAt(),
                event("alert.raised", alert.raisedAt(), AlertViews.of(alert)),
                "/v1/alerts/" + alert.id());
    }

    Message test(AlertRule rule, String id, Instant now) {
        ObjectNode data = AlertJson.mapper().createObjectNode();
        data.put("rule_id", rule.id()).put("rule_name", rule.name());
        return message(
                id,
                TEST,
                rule.name() + ": this is a test, nothing was found.",
                now,
                event("alert.test", now, data),
                "/v1/alerts/rules/" + rule.id());
    }

    private static ObjectNode event(String type, Instant at, ObjectNode data) {
        ObjectNode json = AlertJson.mapper().createObjectNode();
        json.put("type", type).put("timestamp", at.toString());
        json.set("data", data);
        return json;
    }

    static URI link(URI base, String path) {
        return URI.create(base.toString().replaceAll("/+$", "") + path);
    }

    private Message message(String id, String severity, String sentence, Instant at, ObjectNode json, String path) {
        @Nullable URI link = base == null ? null : link(base, path);
        try {
            return new Message(id, severity, sentence, at, AlertJson.mapper().writeValueAsBytes(json), link);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree is JSON", e);
        }
    }
}
