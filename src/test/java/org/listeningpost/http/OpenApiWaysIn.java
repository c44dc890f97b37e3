package org.listeningpost.http;

import static org.listeningpost.testing.Expectations.await;

/** The part of {@link OpenApiIT} that is about what brings posts in beside the plain request. */
final class OpenApiWaysIn {
    private OpenApiWaysIn() {}

    static void drive(OpenApiIT api) throws Exception {
        api.drive("POST", "/v1/redact", "/v1/redact", 200, "{\"texts\":[\"Call me at 617-555-0123\"]}");
        api.drive("POST", "/v1/redact", "/v1/redact", 400, "{}");
        api.drive("GET", "/v1/dead-letters", "/v1/dead-letters", 200, null);
        api.drive("GET", "/v1/dead-letters", "/v1/dead-letters?size=x", 400, null);
        api.drive("POST", "/v1/dead-letters/replay", "/v1/dead-letters/replay", 200, null);
        api.drive("GET", "/v1/feeds", "/v1/feeds", 200, null);
        api.drive("GET", "/v1/webhooks/{id}", "/v1/webhooks/none", 401, null);
        api.drive("POST", "/v1/webhooks/{id}", "/v1/webhooks/none", 401, "{}");
        driveImports(api);
    }

    private static void driveImports(OpenApiIT api) throws Exception {
        String all = "/v1/imports";
        String two =
                "[{\"id\":\"openapi-import\",\"created_at\":\"2026-05-01\",\"text\":\"Hi\"},{\"text\":\"No date\"}]";
        String made = api.drive("POST", all, all + "?map=words=text&rating_max=5&date_order=dmy", 202, two);
        api.drive("POST", all, all + "?map=words=nothing", 400, two);
        api.drive("POST", all, all + "?rating_max=0", 400, two);
        api.drive("POST", all, all + "?date_order=ymd", 400, two);
        api.drive("GET", all, all + "?size=5", 200, null);
        api.drive("GET", all, all + "?size=0", 400, null);
        String one = all + "/" + Json.mapper().readTree(made).path("id").asText();
        await(() -> Json.mapper()
                .readTree(api.drive("GET", all + "/{id}", one, 200, null))
                .path("state")
                .asText()
                .equals("done"));
        api.drive("GET", all + "/{id}", all + "/none", 404, null);
        api.drive("POST", all + "/{id}/cancel", one + "/cancel", 200, null);
        api.drive("POST", all + "/{id}/cancel", all + "/none/cancel", 404, null);
        String rejected = all + "/{id}/rejected";
        api.drive("GET", rejected, one + "/rejected", 200, null);
        api.drive("GET", rejected, one + "/rejected?format=ndjson", 200, null);
        api.drive("GET", rejected, one + "/rejected?format=xml", 400, null);
        api.drive("GET", rejected, all + "/none/rejected", 404, null);
    }
}
