package org.listeningpost.ingest.redact.names.training;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.listeningpost.ingest.redact.names.Label;
import org.listeningpost.ingest.redact.names.PostTokenizer;
import org.listeningpost.ingest.redact.names.Tokens;

/** Posts of our own with holes for names; {@code {first}}, {@code {last}} and {@code {full}} are filled from the lists. */
public final class Templates {
    private Templates() {}

    /** The lines of a resource beside the class that are neither empty nor remarks. */
    public static List<String> lines(Class<?> beside, String resource) throws IOException {
        List<String> lines = new ArrayList<>();
        try (InputStream in = beside.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("no such resource: " + resource);
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    lines.add(line);
                }
            }
        }
        return lines;
    }

    /** Where the names of holes come from. */
    public interface Names {
        String first();

        String last();
    }

    /** One post from one template. */
    public static AnnotatedPost fill(String template, Names names) {
        StringBuilder text = new StringBuilder();
        List<AnnotatedPost.Piece> pieces = new ArrayList<>();
        int at = 0;
        while (at < template.length()) {
            int open = template.indexOf('{', at);
            int plainEnd = open < 0 ? template.length() : open;
            addPlain(template.substring(at, plainEnd), text, pieces);
            at = plainEnd;
            if (open >= 0) {
                int close = template.indexOf('}', open);
                addName(template.substring(open + 1, close), names, text, pieces);
                at = close + 1;
            }
        }
        return new AnnotatedPost(text.toString(), pieces);
    }

    private static void addPlain(String plain, StringBuilder text, List<AnnotatedPost.Piece> pieces) {
        Tokens tokens = new Tokens();
        PostTokenizer.tokenize(plain, tokens);
        for (int i = 0; i < tokens.count(); i++) {
            boolean counted = tokens.kind(i) != Tokens.HANDLE && tokens.kind(i) != Tokens.LINK;
            pieces.add(new AnnotatedPost.Piece(
                    text.length() + tokens.start(i), text.length() + tokens.end(i), Label.OUTSIDE, counted));
        }
        text.append(plain);
    }

    private static void addName(String hole, Names names, StringBuilder text, List<AnnotatedPost.Piece> pieces) {
        boolean goesOn = !pieces.isEmpty()
                && pieces.get(pieces.size() - 1).label() == Label.BEGIN
                && pieces.get(pieces.size() - 1).end() == text.length() - 1;
        if (hole.equals("last")) {
            addWord(names.last(), goesOn ? Label.INSIDE : Label.BEGIN, text, pieces);
            return;
        }
        addWord(names.first(), Label.BEGIN, text, pieces);
        if (hole.equals("full")) {
            text.append(' ');
            addWord(names.last(), Label.INSIDE, text, pieces);
        }
    }

    private static void addWord(String name, int label, StringBuilder text, List<AnnotatedPost.Piece> pieces) {
        String written = NameSwap.capitalized(name);
        pieces.add(new AnnotatedPost.Piece(text.length(), text.length() + written.length(), label, true));
        text.append(written);
    }
}
