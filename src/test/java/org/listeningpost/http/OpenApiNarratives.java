package org.listeningpost.http;

/** Every route of the narratives, for {@link OpenApiIT}. */
final class OpenApiNarratives {
    private OpenApiNarratives() {}

    static void drive(OpenApiIT test, String aPost) throws Exception {
        test.drive("POST", "/v1/posts", "/v1/posts?refresh=true", 200, aPost);
        String draft = """
                {"title":"Shots","query":"flu shot","status":"watching","risk":{"level":"high","reason":"many"},
                 "evidence":[{"source":"CDC","summary":"It works."}],"counter_message":{"text":"It works."}}""";
        String made = test.drive("POST", "/v1/narratives", "/v1/narratives", 201, draft);
        String one = "/v1/narratives/" + Json.mapper().readTree(made).path("id").asText();
        test.drive("GET", "/v1/narratives", "/v1/narratives?status=watching", 200, null);
        test.drive("POST", "/v1/narratives/preview", "/v1/narratives/preview", 200, "{\"query\":\"flu shot\"}");
        test.drive("GET", "/v1/narratives/{id}", one, 200, null);
        String[] counts = {"matches", "timeline", "phrases", "spread", "history", "backfill"};
        for (String each : counts) {
            test.drive("GET", "/v1/narratives/{id}/" + each, one + "/" + each, 200, null);
        }
        String found = test.drive("GET", "/v1/search", "/v1/search?query=flu", 200, null);
        String post = Json.mapper().readTree(found).at("/hits/0/id").asText();
        test.drive("GET", "/v1/narratives/{id}/why/{post}", one + "/why/" + post, 200, null);
        test.drive("GET", "/v1/posts/{id}/why", "/v1/posts/" + post + "/why", 200, null);
        test.drive("GET", "/v1/posts/{id}/why", "/v1/posts/none/why", 404, null);
        test.drive("POST", "/v1/narratives/{id}/backfill", one + "/backfill", 202, null);
        test.driveVersion("POST", "/v1/narratives/{id}/approval", one + "/approval", 200, null, 1);
        test.driveVersion("PUT", "/v1/narratives/{id}", one, 200, draft, 2);
        test.driveCancel("/v1/narratives/{id}/backfill", one + "/backfill");
        test.driveVersion("DELETE", "/v1/narratives/{id}", one, 204, null, 3);
    }
}
