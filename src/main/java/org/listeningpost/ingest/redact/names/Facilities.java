package org.listeningpost.ingest.redact.names;

import java.util.Set;

/**
 * Hospitals, banks and schools that are called like persons: "Riverbend Clinic", "Chase Bank", "clínica Santa Elena". What
 * only the model took for a name stays where such a word stands beside it. Stateless.
 */
final class Facilities {
    private static final int WORDS_MAX = 3;
    private static final Set<Long> AFTER = hashes(
            "clinic",
            "clinics",
            "hospital",
            "hospitals",
            "bank",
            "pharmacy",
            "medical",
            "memorial",
            "health",
            "healthcare",
            "university",
            "college",
            "school",
            "elementary",
            "institute",
            "foundation",
            "center",
            "centre",
            "church",
            "alert",
            "nursing",
            "hospice",
            "urgent",
            "dental",
            "infirmary",
            "laboratories",
            "labs",
            "inc",
            "corporation",
            "insurance",
            "airport",
            "stadium",
            "library",
            "museum",
            "theatre",
            "theater",
            "arena",
            "rehab");
    private static final Set<Long> BEFORE = hashes(
            "clinica",
            "hospital",
            "farmacia",
            "universidad",
            "instituto",
            "fundacion",
            "colegio",
            "hospice",
            "clinic",
            "laboratorio",
            "laboratorios",
            "sanatorio",
            "policlinica",
            "ambulatorio",
            "university",
            "aeropuerto");

    private Facilities() {}

    static void unmark(PostView post, NameMarks marks) {
        int token = 0;
        while (token < post.count()) {
            int end = token;
            while (end < post.count() && marks.isMarked(end)) {
                end++;
            }
            if (end > token
                    && end - token <= WORDS_MAX
                    && isModeled(marks, token, end)
                    && isFacility(post, token, end)) {
                for (int i = token; i < end; i++) {
                    marks.unmark(i);
                }
            }
            token = Math.max(end, token + 1);
        }
    }

    private static boolean isModeled(NameMarks marks, int start, int end) {
        for (int i = start; i < end; i++) {
            if (!marks.isBy(i, "model")) {
                return false;
            }
        }
        return true;
    }

    private static boolean isFacility(PostView post, int start, int end) {
        if (post.shape(start) != Shape.CAPITALIZED || post.caseOfPost() == PostView.CASE_TITLE || isCued(post, start)) {
            return false;
        }
        boolean after = end < post.count()
                && AFTER.contains(post.hash(end))
                && post.tokens().start(end) - post.tokens().end(end - 1) == 1;
        int before = start - 1;
        boolean particle = before > 0 && Cue.FUNCTION.in(post.cues(before)) && post.shape(before) == Shape.LOWER;
        before = particle ? before - 1 : before;
        boolean told = before >= 0
                && BEFORE.contains(post.hash(before))
                && (post.shape(before) == Shape.CAPITALIZED || (post.flags(start) & Lexicon.FIRST_NAME) == 0);
        return after || told;
    }

    private static boolean isCued(PostView post, int start) {
        for (int i = Math.max(0, start - 2); i < start; i++) {
            if (Cue.KIN.in(post.cues(i)) || Cue.TITLE.in(post.cues(i)) || Cue.ROLE.in(post.cues(i))) {
                return true;
            }
        }
        return false;
    }

    private static Set<Long> hashes(String... words) {
        Set<Long> hashes = new java.util.HashSet<>();
        for (String word : words) {
            hashes.add(WordTable.hash(word));
        }
        return Set.copyOf(hashes);
    }
}
