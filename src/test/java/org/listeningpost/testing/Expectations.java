package org.listeningpost.testing;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** What a test of the whole service expects of any answer. */
public final class Expectations {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Duration AWAITED_MAX = Duration.ofSeconds(60);

    private static final int REFUSED_TRIES_MAX = 10;

    private Expectations() {}

    /** The body of an answer that has to be a success. */
    public static JsonNode ok(HttpResponse<String> answer) throws IOException {
        assertTrue(answer.statusCode() < 300, () -> answer.statusCode() + " " + answer.body());
        return MAPPER.readTree(answer.body());
    }

    /** Waits for what has to come true soon. */
    public static void await(Callable<Boolean> condition) throws Exception {
        await(AWAITED_MAX, condition);
    }

    /** The same for what may take longer on a busy machine. */
    public static void await(Duration max, Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + max.toNanos();
        while (!condition.call()) {
            assertTrue(System.nanoTime() < end, () -> "waited " + max.toSeconds() + " s in vain");
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    /**
     * The answer to a request that is refused while it is still being sent: its sender may see the connection cut before
     * it has read why, and asks again.
     */
    public static HttpResponse<String> refused(Callable<HttpResponse<String>> request) throws Exception {
        for (int tries = 1; ; tries++) {
            try {
                return request.call();
            } catch (IOException e) {
                if (tries == REFUSED_TRIES_MAX) {
                    throw e;
                }
            }
        }
    }
}
