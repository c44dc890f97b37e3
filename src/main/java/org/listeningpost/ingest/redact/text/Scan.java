package org.listeningpost.ingest.redact.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One view of one text while rules look at it: its tokens, what was found, how far it was read. One thread. */
public final class Scan {
    private final Tokens tokens;
    private final Lexicon lexicon;
    private final AllowList allowed;
    private final int yearNow;
    private final List<Candidate> found = new ArrayList<>(4);
    private int[] addresses = new int[8];
    private int addressCount;
    private int readUntil;
    private int hostReadUntil;
    private int cityUntil = -1;

    public Scan(Tokens tokens, Lexicon lexicon, AllowList allowed, int yearNow) {
        this.tokens = tokens;
        this.lexicon = lexicon;
        this.allowed = allowed;
        this.yearNow = yearNow;
    }

    public Tokens tokens() {
        return tokens;
    }

    public AllowList allowed() {
        return allowed;
    }

    /** The classes of a stretch of text that is not a token. */
    public long lexiconClasses(NormalizedText text, int start, int end) {
        return lexicon.classesOf(text.array(), start, end);
    }

    public boolean knows(String word, WordClass... classes) {
        long bits = lexicon.classesOf(word.toCharArray(), 0, word.length());
        for (WordClass wordClass : classes) {
            if ((bits & wordClass.bit) != 0) {
                return true;
            }
        }
        return false;
    }

    public int yearNow() {
        return yearNow;
    }

    public List<Candidate> found() {
        return found;
    }

    /** No rule starts at a token before this position any more. */
    public void readUntil(int position) {
        readUntil = Math.max(readUntil, position);
    }

    public boolean isRead(int token) {
        return tokens.start(token) < readUntil;
    }

    /** A city was taken that ends here. */
    public void cityUntil(int position) {
        cityUntil = position;
    }

    public boolean isCityEnd(int position) {
        return position == cityUntil;
    }

    /** The dots before this position were looked at together with an earlier one. */
    public void hostReadUntil(int position) {
        hostReadUntil = position;
    }

    public boolean isHostRead(int position) {
        return position < hostReadUntil;
    }

    public void add(int first, int last, IdentifierType type, int strength, String rule) {
        add(first, last, type, strength, rule, Placeholders.of(type));
    }

    public void add(int first, int last, IdentifierType type, int strength, String rule, String placeholder) {
        if (type == IdentifierType.ADDRESS) {
            remember(first, last);
        }
        addRange(tokens.start(first), tokens.end(last), type, strength, rule, placeholder);
    }

    private void remember(int first, int last) {
        if (addressCount * 2 == addresses.length) {
            addresses = Arrays.copyOf(addresses, addresses.length * 2);
        }
        addresses[addressCount * 2] = first;
        addresses[addressCount * 2 + 1] = last;
        addressCount++;
    }

    /** How many stretches of tokens were found to be an address so far. */
    public int addresses() {
        return addressCount;
    }

    public int addressFirst(int address) {
        return addresses[address * 2];
    }

    public int addressLast(int address) {
        return addresses[address * 2 + 1];
    }

    public void addRange(int start, int end, IdentifierType type, int strength, String rule, String placeholder) {
        NormalizedText text = tokens.text();
        found.add(new Candidate(text.originalStart(start), text.originalEnd(end), type, strength, rule, placeholder));
    }
}
