package org.listeningpost.http;

import java.util.List;

/** Every route of the topics, for {@link OpenApiIT}. */
final class OpenApiTopics {
    private OpenApiTopics() {}

    static void drive(OpenApiIT test) throws Exception {
        String one = "/v1/topics/{id}";
        test.drive("GET", "/v1/topics", "/v1/topics?area=symptoms", 200, null);
        String draft = "{\"id\":\"tea\",\"title\":{\"en\":\"Tea\"},\"query\":\"tea\"}";
        test.drive("POST", "/v1/topics", "/v1/topics", 201, draft);
        test.driveVersion("PUT", one, "/v1/topics/fever", 200, "{\"query\":\"fever\"}", 0);
        test.driveVersion("DELETE", one, "/v1/topics/fever", 200, null, 1);
        for (String each : List.of("", "/history", "/retag", "/proposals")) {
            test.drive("GET", one + each, "/v1/topics/fever" + each, 200, null);
        }
        test.drive("POST", one + "/retag", "/v1/topics/tea/retag", 202, null);
        test.driveCancel(one + "/retag", "/v1/topics/tea/retag");
        test.driveVersion("DELETE", one, "/v1/topics/tea", 204, null, 1);
    }
}
