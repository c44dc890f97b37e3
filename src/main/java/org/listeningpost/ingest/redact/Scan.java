package org.listeningpost.ingest.redact;

import java.util.ArrayList;
import java.util.List;

/** One view of one text while rules look at it: its tokens, what was found, how far it was read. One thread. */
final class Scan {
    private final Tokens tokens;
    private final Lexicon lexicon;
    private final AllowList allowed;
    private final int yearNow;
    private final List<Candidate> found = new ArrayList<>(4);
    private int readUntil;
    private int hostReadUntil;

    Scan(Tokens tokens, Lexicon lexicon, AllowList allowed, int yearNow) {
        this.tokens = tokens;
        this.lexicon = lexicon;
        this.allowed = allowed;
        this.yearNow = yearNow;
    }

    Tokens tokens() {
        return tokens;
    }

    AllowList allowed() {
        return allowed;
    }

    /** The classes of a stretch of text that is not a token. */
    long lexiconClasses(NormalizedText text, int start, int end) {
        return lexicon.classesOf(text.array(), start, end);
    }

    boolean knows(String word, WordClass... classes) {
        long bits = lexicon.classesOf(word.toCharArray(), 0, word.length());
        for (WordClass wordClass : classes) {
            if ((bits & wordClass.bit) != 0) {
                return true;
            }
        }
        return false;
    }

    int yearNow() {
        return yearNow;
    }

    List<Candidate> found() {
        return found;
    }

    /** No rule starts at a token before this position any more. */
    void readUntil(int position) {
        readUntil = Math.max(readUntil, position);
    }

    boolean isRead(int token) {
        return tokens.start(token) < readUntil;
    }

    /** The dots before this position were looked at together with an earlier one. */
    void hostReadUntil(int position) {
        hostReadUntil = position;
    }

    boolean isHostRead(int position) {
        return position < hostReadUntil;
    }

    void add(int first, int last, IdentifierType type, int strength, String rule) {
        add(first, last, type, strength, rule, Placeholders.of(type));
    }

    void add(int first, int last, IdentifierType type, int strength, String rule, String placeholder) {
        addRange(tokens.start(first), tokens.end(last), type, strength, rule, placeholder);
    }

    void addRange(int start, int end, IdentifierType type, int strength, String rule, String placeholder) {
        NormalizedText text = tokens.text();
        found.add(new Candidate(text.originalStart(start), text.originalEnd(end), type, strength, rule, placeholder));
    }
}
