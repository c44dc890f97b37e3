package org.listeningpost.ingest.enrich.sentiment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Labels of found Spanish posts, given by readers for this project. Labels and digests ship; the texts, which belong to their
 * authors, come from tables that whoever trains has.
 */
final class JudgedPosts {
    static final String RESOURCE = "judged-es-train.tsv";

    /** Hexadecimal digits of a digest: few enough to be small, many enough to tell a million texts apart. */
    private static final int DIGITS = 16;

    /**
     * How often a found post that these readers gave a label to, without knowing the published one, has which published label: 500
     * posts, by the label given; first where they were sure, then where they were in doubt.
     */
    private static final float[][] PUBLISHED = {
        {0.84f, 0.16f, 0}, {0.57f, 0.32f, 0.11f},
        {0.1f, 0.8f, 0.1f}, {0.23f, 0.59f, 0.18f},
        {0, 0.24f, 0.76f}, {0.09f, 0.5f, 0.41f}
    };

    private final Map<String, float[]> shares = new HashMap<>();

    /** @param lines a digest, a label and, where it is in doubt, a question mark, with tabs between */
    JudgedPosts(List<String> lines) {
        for (String line : lines) {
            String[] cells = line.split("\t");
            shares.put(cells[0], PUBLISHED[2 * Integer.parseInt(cells[1]) + (cells.length > 2 ? 1 : 0)]);
        }
    }

    /** The labels that ship. */
    static JudgedPosts bundled() {
        return new JudgedPosts(Lexicon.lines(RESOURCE));
    }

    /**
     * A post and how likely it is that whoever published the posts for training would have called it negative, neutral, positive.
     *
     * @param shares one for each label; together 1
     */
    record Judged(String text, float[] shares) {}

    int size() {
        return shares.size();
    }

    /**
     * The posts of the tables that have a label, each once.
     *
     * @throws UnreadablePostsException for a table with no such post
     */
    List<Judged> of(List<Path> tables) throws IOException {
        List<Judged> posts = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Path table : tables) {
            boolean any = false;
            for (String text : LabeledPosts.unlabeled(List.of(table))) {
                String digest = digest(text);
                float[] found = shares.get(digest);
                any |= found != null;
                if (found != null && seen.add(digest)) {
                    posts.add(new Judged(text, found));
                }
            }
            if (!any) {
                throw UnreadablePostsException.noneJudged(table.getFileName().toString());
            }
        }
        return posts;
    }

    /** What a text is known by. */
    static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(LabeledPosts.fingerprint(text).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
