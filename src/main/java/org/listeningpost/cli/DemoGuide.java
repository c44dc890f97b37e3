package org.listeningpost.cli;

import java.net.URI;
import java.util.List;

/** What the demo prints once it is ready. */
record DemoGuide(URI address, String key) {
    /** Something to try: what it shows, and a command to paste. */
    record Trial(String shows, String command) {}

    List<Trial> trials() {
        return List.of(
                new Trial(
                        "Posts about flu shots, newest first, as an analyst would ask",
                        get("/v1/search", "query=(\"flu shot\" OR vacuna*) -is:reply", "sort=newest", "size=3")),
                new Trial(
                        "The rumor about the nasal spray: who, where, in which language, copies counted once",
                        post(
                                "/v1/search",
                                "{\"query\": \"(spray OR espray OR mist) NEAR/8 (flu OR gripe) -has:link\", \"size\": 3,"
                                        + " \"highlight\": true, \"collapse\": true,"
                                        + " \"facets\": [\"platform\", \"language\", \"region\"]}")),
                new Trial(
                        "The outbreak in one state, as a table for a spreadsheet",
                        get("/v1/export", "query=(norovirus OR vomiting) region:US-ME", "format=csv")),
                new Trial(
                        "What happens to personal data: it is gone before anything is stored",
                        get("/v1/search", "query=\"call me at\" OR \"email my results\"", "size=2")),
                new Trial(
                        "A mistake in a query is explained, not guessed at",
                        post("/v1/query/validate", "{\"query\": \"flu AND (shot OR\"}")));
    }

    String text() {
        StringBuilder out = new StringBuilder(2_000);
        out.append("\nListening Post is ready at ").append(address).append('\n');
        out.append("Key: ").append(key).append("\n\nFive commands to try:\n");
        for (Trial trial : trials()) {
            out.append("\n# ")
                    .append(trial.shows())
                    .append('\n')
                    .append(trial.command())
                    .append('\n');
        }
        out.append("\nStop with Ctrl-C; the next start finds the posts again.\n");
        return out.toString();
    }

    private String get(String path, String... parameters) {
        StringBuilder command = new StringBuilder("curl -sG " + address + path + authorization());
        for (String parameter : parameters) {
            command.append(" \\\n  --data-urlencode '").append(parameter).append('\'');
        }
        return command.toString();
    }

    private String post(String path, String body) {
        return "curl -s " + address + path + authorization() + " \\\n  -H 'Content-Type: application/json' \\\n  -d '"
                + body.replace("'", "'\\''") + "'";
    }

    private String authorization() {
        return " -H 'Authorization: Bearer " + key + "'";
    }
}
