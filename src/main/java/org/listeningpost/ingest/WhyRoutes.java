package org.listeningpost.ingest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.listeningpost.http.Callers;
import org.listeningpost.http.Problem;
import org.listeningpost.http.ProblemException;
import org.listeningpost.http.Router;
import org.listeningpost.http.Routes;
import org.listeningpost.ingest.enrich.sentiment.SentimentAnalyzer;
import org.listeningpost.post.PostId;
import org.listeningpost.post.Sentiment;
import org.listeningpost.post.question.Questions;
import org.listeningpost.search.PostStore;
import org.listeningpost.security.Role;

/** Says why a stored post carries what was inferred of it: the words that carried its tone, its questions. */
public final class WhyRoutes implements Routes {
    private static final int ID_CHARACTERS_MAX = 64;

    private final ObjectMapper json = new ObjectMapper();
    private final PostStore posts;
    private final SentimentAnalyzer sentiments;

    public WhyRoutes(PostStore posts) {
        this.posts = posts;
        this.sentiments = SentimentAnalyzer.standard();
    }

    @Override
    public void register(Router router) {
        router.get("/v1/posts/{id}/why", Set.of(Role.ANALYST), this::why);
    }

    /** @param sure whether it is sure enough to be stored */
    record Judgment(String label, double score, double confidence, boolean sure) {}

    /** What the post was stored with, maybe by an earlier release, and is counted and found by. */
    record Stored(String label, double score) {}

    /**
     * A word or phrase that carried the tone.
     *
     * @param start in UTF-16 units of the field
     * @param weight how much lower the log-odds of positive against negative would be without it
     */
    record Words(String field, int start, int end, String text, double weight) {}

    /**
     * @param sentiment as judged now, which the words explain; missing where nothing tells the tone
     * @param stored missing where the post was stored without a tone
     * @param narratives that the post is tagged with; each has an explanation of its own
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Why(
            String id,
            String language,
            @Nullable Judgment sentiment,
            @Nullable Stored stored,
            List<Words> words,
            List<String> questions,
            List<String> narratives) {}

    private void why(Context context) {
        String id = context.pathParam("id");
        Optional<byte[]> found = id.isEmpty() || id.length() > ID_CHARACTERS_MAX
                ? Optional.empty()
                : posts.find(new PostId(id), Callers.of(context));
        JsonNode post = read(found.orElseThrow(() -> new ProblemException(Problem.notFound("There is no such post."))));
        String text = post.path("text").asText("");
        String title = post.path("title").asText("");
        // the same choice as on the way in
        String field = text.isBlank() && !title.isBlank() ? "title" : "text";
        String judged = field.equals("title") ? title : text;
        String language = post.path("language").asText("und");
        Sentiment sentiment = sentiments.judge(judged, language);
        context.json(new Why(
                id,
                language,
                sentiment == null
                        ? null
                        : new Judgment(
                                sentiment.label(),
                                rounded(sentiment.score()),
                                rounded(sentiment.confidence()),
                                sentiments.isSure(sentiment)),
                stored(post.path("sentiment")),
                sentiments.explain(judged, language).stream()
                        .map(reason ->
                                new Words(field, reason.start(), reason.end(), reason.text(), rounded(reason.weight())))
                        .toList(),
                Questions.of(text, title),
                json.convertValue(
                        post.path("narratives").isMissingNode() ? json.createArrayNode() : post.path("narratives"),
                        json.getTypeFactory().constructCollectionType(List.class, String.class))));
    }

    private static @Nullable Stored stored(JsonNode sentiment) {
        return sentiment.path("label").isTextual()
                ? new Stored(
                        sentiment.path("label").asText(),
                        rounded(sentiment.path("score").asDouble()))
                : null;
    }

    private JsonNode read(byte[] stored) {
        try {
            return json.readTree(stored);
        } catch (IOException e) {
            throw new UncheckedIOException("a stored post is JSON", e);
        }
    }

    private static double rounded(double value) {
        return Math.round(value * 1_000) / 1_000.0;
    }
}
