package org.listeningpost.ingest.redact.names;

import org.jspecify.annotations.Nullable;

/** The parts of the author's own names, to be taken out of that author's post wherever they stand. */
final class AuthorTerms {
    private static final int LETTERS_MIN = 3;

    private final LongSet hashes;
    private boolean isEmpty = true;

    private AuthorTerms(int partsMax) {
        hashes = new LongSet(partsMax);
    }

    static AuthorTerms of(AuthorNames author, Lexicon lexicon) {
        AuthorTerms terms = new AuthorTerms((length(author.handle()) + length(author.displayName())) / LETTERS_MIN);
        terms.addParts(author.handle(), lexicon);
        terms.addParts(author.displayName(), lexicon);
        return terms;
    }

    private static int length(@Nullable String name) {
        return name == null ? 0 : name.length();
    }

    boolean isEmpty() {
        return isEmpty;
    }

    boolean contains(long hash) {
        return hashes.contains(hash);
    }

    /** Words between marks, digits and changes of case; ordinary words such as "mom" or "health" are no name. */
    private void addParts(@Nullable String name, Lexicon lexicon) {
        if (name == null) {
            return;
        }
        int start = 0;
        for (int i = 0; i <= name.length(); i++) {
            boolean letter = i < name.length() && Character.isLetter(name.charAt(i));
            boolean hump = letter
                    && i > start
                    && Character.isUpperCase(name.charAt(i))
                    && Character.isLowerCase(name.charAt(i - 1));
            if (!letter || hump) {
                add(name, start, i, lexicon);
                start = hump ? i : i + 1;
            }
        }
    }

    private void add(String name, int start, int end, Lexicon lexicon) {
        if (end - start < LETTERS_MIN) {
            return;
        }
        long hash = WordTable.hash(name, start, end);
        int flags = lexicon.flags(hash);
        if ((flags & Lexicon.FIRST_NAME) != 0 || !WordSense.isOrdinary(flags)) {
            hashes.add(hash);
            isEmpty = false;
        }
    }
}
