package org.listeningpost.http;

import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How every list answers: the items under their name and, where there is more, the cursor that leads on. */
public final class Pages {
    private Pages() {}

    /** @param cursor null on the last page */
    public static void answer(Context context, String name, List<?> items, @Nullable String cursor) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put(name, items);
        if (cursor != null) {
            answer.put("cursor", cursor);
        }
        context.json(answer);
    }
}
