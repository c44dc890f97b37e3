package org.listeningpost.ingest.redact.evaluation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.listeningpost.ingest.redact.names.PostTokenizer;
import org.listeningpost.ingest.redact.names.Tokens;
import org.listeningpost.ingest.redact.names.training.AnnotatedPost;
import org.listeningpost.ingest.redact.names.training.Templates;

/**
 * Posts of our own with private names of several groups in them, as written, in lower case, in capitals and with a typing
 * mistake. Neither the sentences nor their names are those that training fills in.
 */
public final class InjectedNames {
    /** How the names of a post are typed. */
    public enum Writing {
        PLAIN,
        LOWER,
        UPPER,
        TYPO
    }

    private final Random random;
    private final List<String> templates;
    private final Map<String, List<String>> firstNames = new TreeMap<>();
    private final Map<String, List<String>> surnames = new TreeMap<>();

    public InjectedNames(long seed) throws IOException {
        random = new Random(seed);
        templates = Templates.lines(InjectedNames.class, "injected-templates.txt");
        for (String line : Templates.lines(InjectedNames.class, "injected-names.txt")) {
            String[] parts = line.split(":");
            String[] key = parts[0].strip().split("\\s+");
            Map<String, List<String>> target = key[1].equals("first") ? firstNames : surnames;
            target.computeIfAbsent(key[0], group -> new ArrayList<>())
                    .addAll(List.of(parts[1].strip().split("\\s+")));
        }
    }

    public List<String> groups() {
        return List.copyOf(firstNames.keySet());
    }

    /** Each template a number of times with names of that group. */
    public List<LabeledText> of(String group, Writing writing, int perTemplate) {
        List<LabeledText> texts = new ArrayList<>();
        for (String template : templates) {
            for (int i = 0; i < perTemplate; i++) {
                texts.add(LabeledFiles.ofPost(written(Templates.fill(template, names(group, writing)), writing)));
            }
        }
        return texts;
    }

    private Templates.Names names(String group, Writing writing) {
        List<String> first = firstNames.getOrDefault(group, List.of());
        List<String> last = surnames.getOrDefault(group, List.of());
        return new Templates.Names() {
            @Override
            public String first() {
                return typed(first.get(random.nextInt(first.size())), writing);
            }

            @Override
            public String last() {
                return typed(last.get(random.nextInt(last.size())), writing);
            }
        };
    }

    private String typed(String name, Writing writing) {
        if (writing != Writing.TYPO || name.length() < 4) {
            return name;
        }
        int at = 1 + random.nextInt(name.length() - 2);
        return switch (random.nextInt(3)) {
            case 0 -> name.substring(0, at) + name.substring(at + 1);
            case 1 -> name.substring(0, at) + name.charAt(at) + name.substring(at);
            default -> name.substring(0, at) + name.charAt(at + 1) + name.charAt(at) + name.substring(at + 2);
        };
    }

    private static AnnotatedPost written(AnnotatedPost post, Writing writing) {
        String text =
                switch (writing) {
                    case LOWER -> post.text().toLowerCase(Locale.ROOT);
                    case UPPER -> post.text().toUpperCase(Locale.ROOT);
                    case PLAIN, TYPO -> post.text();
                };
        return text.length() == post.text().length() ? new AnnotatedPost(text, post.pieces()) : post;
    }

    /** A plain post cut into tokens of which nothing is known. */
    static LabeledText unlabeled(String text) {
        Tokens tokens = new Tokens();
        PostTokenizer.tokenize(text, tokens);
        List<LabeledText.Piece> pieces = new ArrayList<>();
        for (int i = 0; i < tokens.count(); i++) {
            if (tokens.kind(i) != Tokens.HANDLE && tokens.kind(i) != Tokens.LINK) {
                pieces.add(new LabeledText.Piece(tokens.start(i), tokens.end(i), "", -1));
            }
        }
        return new LabeledText(text, pieces);
    }
}
