package org.listeningpost.http;

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
    }
}
