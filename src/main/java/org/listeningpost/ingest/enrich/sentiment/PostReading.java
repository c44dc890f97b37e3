package org.listeningpost.ingest.enrich.sentiment;

import java.util.Arrays;
import org.listeningpost.ingest.enrich.Tokens;

/**
 * The words, emoji and marks of one post in order, each with what is around it: negation, emphasis, a phrase of its own
 * sense. Placeholders of the redactor leave no trace, so that a post says the same whether or not somebody was named in it.
 */
final class PostReading {
    /** Who has said nothing after so many words will not. Also the bound of all work on one post. */
    static final int TOKENS_MAX = 400;

    static final int WORD = 1;
    static final int NEGATED = 2;
    static final int SHOUTED = 4;
    static final int DRAWN_OUT = 8;
    static final int HASHTAG = 16;
    /** Taken by a phrase in which it means nothing of what it means elsewhere. */
    static final int SENSED = 32;
    /** The last word of a phrase of either kind, which carries its valence. */
    static final int LAST = 64;
    /** Starts with a digit. */
    static final int NUMBER = 128;
    /** In a phrase that says more than its words. */
    static final int PHRASED = 256;

    private static final int NEGATION_REACH = 4;

    private final String text;
    private final Words words;
    private final Tongue tongue;
    private final WordForm form = new WordForm();
    private int[] starts = new int[32];
    private int[] ends = new int[32];
    private int[] marks = new int[32];
    private Word[] read = new Word[32];
    private float[] valences = new float[32];
    private int size;
    private int negationLeft;
    private int links;
    private int mentions;
    private int exclamations;
    private int questions;
    private int ellipses;
    private boolean mocking;
    private boolean namesHealth;
    private boolean aboutHealth;
    private float health;

    PostReading(String text, Words words, Tongue tongue) {
        this.text = text;
        this.words = words;
        this.tongue = tongue;
        int at = 0;
        while (at < text.length() && size < TOKENS_MAX) {
            at = next(at);
        }
        aboutHealth = words.isAboutHealth(health, tongue);
        markSenses();
    }

    int size() {
        return size;
    }

    Tongue tongue() {
        return tongue;
    }

    /** Whether any word of it is of illness or care: the same praise or number says something else there. */
    boolean namesHealth() {
        return namesHealth;
    }

    /** Whether its words together are those of talk about health, with or without one of illness or care. */
    boolean isAboutHealth() {
        return aboutHealth;
    }

    /** Reads it as talk of another post, of which it is a part. */
    void readAs(PostReading whole) {
        namesHealth = whole.namesHealth;
        aboutHealth = whole.aboutHealth;
    }

    Word word(int token) {
        return read[token];
    }

    int start(int token) {
        return starts[token];
    }

    int end(int token) {
        return ends[token];
    }

    boolean is(int token, int mark) {
        return (marks[token] & mark) != 0;
    }

    boolean isWord(int token) {
        return is(token, WORD);
    }

    /** Valence of the phrase that ends here. */
    float sense(int token) {
        return valences[token];
    }

    int links() {
        return links;
    }

    int mentions() {
        return mentions;
    }

    int exclamations() {
        return exclamations;
    }

    int questions() {
        return questions;
    }

    int ellipses() {
        return ellipses;
    }

    /** Whether it is written as offices write: from a capital to a full stop. */
    boolean isTidy() {
        return size > 0
                && Character.isUpperCase(text.charAt(starts[0]))
                && ends[size - 1] < text.length()
                && text.charAt(ends[size - 1]) == '.';
    }

    /** Whether the author marked it as mockery ("/s"). */
    boolean isMocking() {
        return mocking;
    }

    private int next(int at) {
        char c = text.charAt(at);
        int skipped = Tokens.skip(text, at, c);
        if (skipped > at) {
            note(at, c);
            return skipped;
        }
        if (c < 0x80 ? Tokens.isLetter(c) || (c >= '0' && c <= '9') : Character.isLetterOrDigit(c)) {
            return word(at, at, 0);
        }
        if (c == '#' && at + 1 < text.length() && Character.isLetterOrDigit(text.charAt(at + 1))) {
            return word(at, at + 1, HASHTAG);
        }
        if (c <= ' ') {
            negationLeft = c == '\n' ? 0 : negationLeft;
            return at + 1;
        }
        int face = Emoticons.endOf(text, at, words.lexicon());
        if (face > at) {
            add(at, face, words.face(text, at, face), 0);
            return face;
        }
        return c < 0x80 ? punctuation(at, c) : symbol(at, c);
    }

    private void note(int at, char c) {
        if (c == '@' || text.startsWith("[HANDLE]", at)) {
            mentions++;
        } else if (c == 'h' || c == 'H' || c == 'w' || c == 'W' || text.startsWith("[URL]", at)) {
            links++;
        }
    }

    private int word(int start, int from, int mark) {
        int end = from + 1;
        while (end < text.length() && isPart(end)) {
            end++;
        }
        if (mark == 0 && Tokens.isCredit(text, from, end)) {
            return end;
        }
        form.read(text, from, end);
        Word word = words.of(form);
        namesHealth |= word.has(Word.ILLNESS | Word.CARE);
        health += word.health();
        int marksOfWord = WORD
                | mark
                | (form.isShouted() ? SHOUTED : 0)
                | (form.isDrawnOut() ? DRAWN_OUT : 0)
                | (Character.isDigit(text.charAt(from)) ? NUMBER : 0);
        if (word.turns(tongue)) {
            negationLeft = 0;
        }
        if (word.negates(tongue)) {
            negationLeft = NEGATION_REACH;
        } else if (negationLeft > 0) {
            negationLeft--;
            marksOfWord |= NEGATED;
        }
        add(start, end, word, marksOfWord);
        return end;
    }

    private boolean isPart(int at) {
        char c = text.charAt(at);
        if (c < 0x80) {
            return Tokens.isLetter(c)
                    || (c >= '0' && c <= '9')
                    || (c == '_' && Character.isLetterOrDigit(text.charAt(at - 1)))
                    || (c == '\'' && at + 1 < text.length() && Character.isLetter(text.charAt(at + 1)));
        }
        return Character.isLetterOrDigit(c)
                || (c == '’' && at + 1 < text.length() && Character.isLetter(text.charAt(at + 1)))
                || (c >= 0x300 && Character.getType(c) == Character.NON_SPACING_MARK);
    }

    /** Marks end the reach of a negation; those that show a mood are read as words are. */
    private int punctuation(int at, char c) {
        int end = at + 1;
        switch (c) {
            case '!', '?' -> {
                while (end < text.length() && (text.charAt(end) == '!' || text.charAt(end) == '?')) {
                    end++;
                }
                for (int i = at; i < end; i++) {
                    exclamations += text.charAt(i) == '!' ? 1 : 0;
                    questions += text.charAt(i) == '?' ? 1 : 0;
                }
                add(at, end, words.mark(c, end - at), 0);
                negationLeft = 0;
            }
            case '.' -> {
                while (end < text.length() && text.charAt(end) == '.') {
                    end++;
                }
                if (end - at > 1) {
                    ellipses++;
                    add(at, end, words.mark('…', 1), 0);
                }
                negationLeft = 0;
            }
            case ',', ';', ':', '(', ')' -> negationLeft = 0;
            case '/' ->
                mocking |= end < text.length()
                        && text.charAt(end) == 's'
                        && at > 0
                        && Character.isWhitespace(text.charAt(at - 1))
                        && (end + 1 == text.length() || !Character.isLetterOrDigit(text.charAt(end + 1)));
            default -> {}
        }
        return end;
    }

    private int symbol(int at, char c) {
        if (c == '…') {
            ellipses++;
            negationLeft = 0;
            add(at, at + 1, words.mark('…', 1), 0);
            return at + 1;
        }
        int point = text.codePointAt(at);
        int end = at + Character.charCount(point);
        boolean shown = Character.getType(point) == Character.OTHER_SYMBOL || Character.isEmojiPresentation(point);
        if (shown && !Character.isEmojiModifier(point) && c != 0xFE0F) {
            add(at, end, words.face(text, at, end), 0);
        } else if (Character.isLetterOrDigit(point)) {
            add(at, end, words.face(text, at, end), 0);
        }
        return end;
    }

    private void add(int start, int end, Word word, int mark) {
        if (size == starts.length) {
            int more = 2 * size;
            starts = Arrays.copyOf(starts, more);
            ends = Arrays.copyOf(ends, more);
            marks = Arrays.copyOf(marks, more);
            read = Arrays.copyOf(read, more);
            valences = Arrays.copyOf(valences, more);
        }
        starts[size] = start;
        ends[size] = end;
        marks[size] = mark;
        read[size] = word;
        valences[size] = 0;
        size++;
    }

    private void markSenses() {
        int token = 0;
        while (token < size) {
            Senses.Match match =
                    read[token].opensSense() && isWord(token) ? words.senses().at(this, token) : null;
            if (match == null) {
                token++;
                continue;
            }
            for (int i = 0; i < match.tokens(); i++) {
                marks[token + i] |= match.replaces() ? SENSED : PHRASED;
            }
            token += match.tokens();
            marks[token - 1] |= LAST;
            valences[token - 1] = match.valence();
        }
    }
}
