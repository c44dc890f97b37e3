package org.listeningpost.ingest.redact.names.training;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.listeningpost.ingest.redact.names.Label;

/**
 * Reads posts annotated token by token: one token a line, the word first and the tag last, an empty line between posts.
 * Handles and links are kept as context and left out of every count; in one corpus handles are tagged as persons.
 */
public final class AnnotatedFile {
    private static final Set<String> CLITICS = Set.of("'s", "\u2019s", "n't", "'m", "'re", "'ve", "'ll", "'d");

    private final StringBuilder text = new StringBuilder();
    private final List<AnnotatedPost.Piece> pieces = new ArrayList<>();
    private final List<AnnotatedPost> posts = new ArrayList<>();
    private boolean joinNext;

    private AnnotatedFile() {}

    public static List<AnnotatedPost> read(Path file) throws IOException {
        AnnotatedFile reader = new AnnotatedFile();
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            int tab = line.indexOf('\t');
            String word = (tab < 0 ? line : line.substring(0, tab)).strip();
            if (word.isEmpty()) {
                reader.finishPost();
            } else if (tab > 0) {
                reader.add(word, line.substring(line.lastIndexOf('\t') + 1).strip());
            }
        }
        reader.finishPost();
        return List.copyOf(reader.posts);
    }

    private void add(String word, String tag) {
        if (text.length() > 0 && !joinNext && !CLITICS.contains(word.toLowerCase(Locale.ROOT))) {
            text.append(' ');
        }
        boolean handle = word.startsWith("@") || (joinNext && text.charAt(text.length() - 1) == '@');
        boolean link = word.startsWith("http") || word.startsWith("www.") || word.matches("URL\\d+");
        String written = link ? "http://t.co" : word;
        int start = text.length();
        text.append(written);
        joinNext = word.equals("@") || word.equals("#");
        pieces.add(new AnnotatedPost.Piece(
                start, text.length(), handle || link ? Label.OUTSIDE : label(tag), !handle && !link));
    }

    private void finishPost() {
        if (!pieces.isEmpty()) {
            posts.add(new AnnotatedPost(text.toString(), pieces));
        }
        text.setLength(0);
        pieces.clear();
        joinNext = false;
    }

    private static int label(String tag) {
        if (tag.equals("O")) {
            return Label.OUTSIDE;
        }
        boolean person = tag.endsWith("PER") || tag.endsWith("person");
        if (!person) {
            return Label.OTHER;
        }
        return tag.startsWith("B") ? Label.BEGIN : Label.INSIDE;
    }
}
