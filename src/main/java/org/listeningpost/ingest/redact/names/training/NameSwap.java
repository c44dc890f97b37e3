package org.listeningpost.ingest.redact.names.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.listeningpost.ingest.redact.names.Label;

/**
 * Puts other people's names into an annotated post: the annotated ones are mostly famous, the ones to protect are not, and
 * come from everywhere. One name in eight gets a typing mistake.
 */
final class NameSwap implements Templates.Names {
    private static final int MISTAKE_ONE_IN = 8;

    private final List<String> firstNames;
    private final List<String> surnames;
    private final Random random;

    NameSwap(List<String> firstNames, List<String> surnames, Random random) {
        this.firstNames = firstNames;
        this.surnames = surnames;
        this.random = random;
    }

    boolean isPossible() {
        return !firstNames.isEmpty() && !surnames.isEmpty();
    }

    AnnotatedPost swap(AnnotatedPost post) {
        StringBuilder text = new StringBuilder();
        List<AnnotatedPost.Piece> pieces = new ArrayList<>();
        int copied = 0;
        for (AnnotatedPost.Piece piece : post.pieces()) {
            text.append(post.text(), copied, piece.start());
            String word = post.text().substring(piece.start(), piece.end());
            boolean swapped = piece.isPerson() && Character.isLetter(word.charAt(0)) && word.length() > 1;
            int start = text.length();
            text.append(swapped ? as(word, piece.label() == Label.BEGIN ? first() : last()) : word);
            pieces.add(new AnnotatedPost.Piece(start, text.length(), piece.label(), piece.counted()));
            copied = piece.end();
        }
        text.append(post.text(), copied, post.text().length());
        return new AnnotatedPost(text.toString(), pieces);
    }

    @Override
    public String first() {
        return mistyped(firstNames.get(random.nextInt(firstNames.size())));
    }

    @Override
    public String last() {
        return mistyped(surnames.get(random.nextInt(surnames.size())));
    }

    private String mistyped(String name) {
        if (random.nextInt(MISTAKE_ONE_IN) != 0 || name.length() < 4) {
            return name;
        }
        int at = 1 + random.nextInt(name.length() - 2);
        return switch (random.nextInt(4)) {
            case 0 -> name.substring(0, at) + name.substring(at + 1);
            case 1 -> name.substring(0, at) + name.charAt(at) + name.substring(at);
            case 2 -> name.substring(0, at) + name.charAt(at + 1) + name.charAt(at) + name.substring(at + 2);
            default -> name.substring(0, at) + (char) ('a' + random.nextInt(26)) + name.substring(at + 1);
        };
    }

    /** Written as the word that it replaces. */
    private static String as(String model, String name) {
        if (model.equals(model.toLowerCase(Locale.ROOT))) {
            return name.toLowerCase(Locale.ROOT);
        }
        if (model.equals(model.toUpperCase(Locale.ROOT))) {
            return name.toUpperCase(Locale.ROOT);
        }
        return capitalized(name);
    }

    static String capitalized(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
