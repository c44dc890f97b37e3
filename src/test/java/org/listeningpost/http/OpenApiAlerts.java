package org.listeningpost.http;

import java.nio.charset.StandardCharsets;
import org.listeningpost.App;

/** Drives what the description says of rules and alerts. */
final class OpenApiAlerts {
    private OpenApiAlerts() {}

    static void drive(OpenApiIT it, App app) throws Exception {
        it.drive("POST", "/v1/erasures", "/v1/erasures", 200, "{\"authors\":[\"" + "a".repeat(26) + "\"]}");
        it.drive("POST", "/v1/erasures", "/v1/erasures", 400, "{\"authors\":[\"@somebody\"]}");
        String rules = "/v1/alerts/rules";
        String rule = "{\"name\":\"Flu\",\"subject\":{\"query\":\"flu\"},\"condition\":{\"kind\":\"spike\"}}";
        String made = it.drive("POST", rules, rules, 201, rule);
        it.drive("POST", rules, rules, 400, "{}");
        it.drive("GET", rules, rules, 200, null);
        it.drive("GET", rules, rules + "?size=0", 400, null);
        it.drive("POST", rules + "/back-test", rules + "/back-test", 200, "{\"rule\":" + rule + "}");
        it.drive("POST", rules + "/back-test", rules + "/back-test", 400, "{}");
        String one = rules + "/" + Json.mapper().readTree(made).path("id").asText();
        it.drive("GET", rules + "/{id}", one, 200, null);
        it.drive("GET", rules + "/{id}", rules + "/none", 404, null);
        it.drive("GET", rules + "/{id}/versions", one + "/versions", 200, null);
        it.drive("GET", rules + "/{id}/versions", rules + "/none/versions", 404, null);
        it.drive("POST", rules + "/{id}/test", one + "/test", 200, null);
        it.drive("POST", rules + "/{id}/test", rules + "/none/test", 404, null);
        it.drive("PUT", rules + "/{id}", one, 428, rule);
        it.drive("PUT", rules + "/{id}", rules + "/none", 404, rule);
        it.driveIfMatch("PUT", rules + "/{id}", one, "\"7\"", 412, rule);
        it.driveIfMatch("PUT", rules + "/{id}", one, "\"1\"", 400, "{}");
        it.driveIfMatch("PUT", rules + "/{id}", one, "\"1\"", 200, rule);
        it.drive("DELETE", rules + "/{id}", one, 428, null);
        it.drive("DELETE", rules + "/{id}", rules + "/none", 404, null);
        it.driveIfMatch("DELETE", rules + "/{id}", one, "\"1\"", 412, null);
        it.driveIfMatch("DELETE", rules + "/{id}", one, "\"2\"", 204, null);
        it.drive("GET", "/v1/alerts", "/v1/alerts", 200, null);
        it.drive("GET", "/v1/alerts", "/v1/alerts?status=x", 400, null);
        it.drive("GET", "/v1/alerts/feed", "/v1/alerts/feed", 200, null);
        it.drive("GET", "/v1/alerts/feed", "/v1/alerts/feed?x=1", 400, null);
        it.drive("GET", "/v1/alerts/deliveries", "/v1/alerts/deliveries", 200, null);
        it.drive("GET", "/v1/alerts/deliveries", "/v1/alerts/deliveries?size=0", 400, null);
        String alert = "/v1/alerts/" + storeAlert(app);
        it.drive("GET", "/v1/alerts", "/v1/alerts", 200, null);
        it.drive("GET", "/v1/alerts/{id}", alert, 200, null);
        it.drive("GET", "/v1/alerts/{id}", "/v1/alerts/none", 404, null);
        it.drive("POST", "/v1/alerts/{id}/acknowledge", alert + "/acknowledge", 200, "{\"note\":\"seen\"}");
        it.drive("POST", "/v1/alerts/{id}/acknowledge", alert + "/acknowledge", 400, "{\"x\":1}");
        it.drive("POST", "/v1/alerts/{id}/acknowledge", "/v1/alerts/none/acknowledge", 404, "{}");
        it.drive("POST", "/v1/alerts/{id}/snooze", alert + "/snooze", 200, "{\"minutes\":5}");
        it.drive("POST", "/v1/alerts/{id}/snooze", alert + "/snooze", 400, "{}");
        it.drive("POST", "/v1/alerts/{id}/snooze", "/v1/alerts/none/snooze", 404, "{\"minutes\":5}");
        it.drive("POST", "/v1/alerts/{id}/redeliver", alert + "/redeliver", 200, null);
        it.drive("POST", "/v1/alerts/{id}/redeliver", "/v1/alerts/none/redeliver", 404, null);
    }

    /** A rule needs a day to raise one: this one is written as a rule would. */
    private static String storeAlert(App app) {
        String alert = """
                {"id":"a1","rule_id":"b2","rule_name":"Flu","rule_version":1,"kind":"spike","bucket":"day",
                 "bucket_start":"2026-03-01T00:00:00Z","bucket_end":"2026-03-02T00:00:00Z","time_zone":"UTC","key":"",
                 "severity":"low","score":1.2,"sentence":"Flu.","formula":"y > U","numbers":{"y":9},"post_count":9,
                 "post_ids":["p1"],"raised_at":"2026-03-02T00:10:00Z","status":"open","snoozed":false,
                 "outbox":[{"id":"a1-1","target":{"channel":"c"},"status":"delivered","attempts":1,"last_outcome":"200"}]}
                """;
        app.clients()
                .requests()
                .send(
                        "PUT",
                        "/" + app.names().alerts() + "/_doc/a1?refresh=true",
                        alert.getBytes(StandardCharsets.UTF_8));
        return "a1";
    }
}
