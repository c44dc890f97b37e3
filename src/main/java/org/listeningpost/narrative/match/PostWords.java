package org.listeningpost.narrative.match;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The folded words of one post, read when the first set of queries asks for them and handed to each other set as they are:
 * the reading is most of what tagging costs. For one post and one thread at a time.
 */
public final class PostWords {
    private final @Nullable Read[] texts = new Read[TextField.values().length];

    /** Hands over all words of a text with their positions. */
    void forEach(TextField field, String text, FoldedReader reader, FoldedReader.Sink sink) {
        Read known = texts[field.ordinal()];
        if (known != null && known.text.equals(text)) {
            known.replay(sink);
            return;
        }
        // Whoever comes with another text, such as that of another post, is read anew instead of served what was.
        Read read = new Read(text);
        reader.read(text, field.ordinal() * Reading.FIELD_STEP, (word, length, position) -> {
            read.accept(word, length, position);
            sink.accept(word, length, position);
        });
        texts[field.ordinal()] = read;
    }

    /** What was read of one text. */
    private static final class Read {
        private final String text;
        /** One word after the other. */
        private char[] letters;
        /** For each word where it ends in {@code letters}, then its position. */
        private int[] places = new int[64];

        private int used;
        private int count;

        Read(String text) {
            this.text = text;
            this.letters = new char[text.length() + 16];
        }

        void accept(char[] buffer, int length, int position) {
            if (used + length > letters.length) {
                letters = Arrays.copyOf(letters, 2 * letters.length + length);
            }
            if (count == places.length) {
                places = Arrays.copyOf(places, 2 * count);
            }
            System.arraycopy(buffer, 0, letters, used, length);
            used += length;
            places[count++] = used;
            places[count++] = position;
        }

        void replay(FoldedReader.Sink sink) {
            char[] word = new char[32];
            int start = 0;
            for (int i = 0; i < count; i += 2) {
                int length = places[i] - start;
                if (length > word.length) {
                    word = new char[2 * length];
                }
                System.arraycopy(letters, start, word, 0, length);
                sink.accept(word, length, places[i + 1]);
                start = places[i];
            }
        }
    }
}
