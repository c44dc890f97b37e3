package org.listeningpost.alert;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** An alert as others see it. */
final class AlertViews {
    private AlertViews() {}

    /** Without its deliveries: for those who receive one. */
    static ObjectNode of(Alert alert) {
        ObjectNode view = AlertJson.mapper().valueToTree(alert);
        view.remove("outbox");
        view.remove("outbox_due");
        return view;
    }

    /** With how its deliveries stand. */
    static ObjectNode withDeliveries(Alert alert) {
        ObjectNode view = of(alert);
        ArrayNode deliveries = view.putArray("deliveries");
        for (Alert.Delivery delivery : alert.outbox()) {
            ObjectNode each = deliveries.addObject();
            each.put("id", delivery.id()).put("target", delivery.target());
            each.put("status", delivery.status()).put("attempts", delivery.attempts());
            if (delivery.nextAt() != null) {
                each.put("next_at", delivery.nextAt().toString());
            }
            if (delivery.lastOutcome() != null) {
                each.put("last_outcome", delivery.lastOutcome());
            }
        }
        return view;
    }
}
