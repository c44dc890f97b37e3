package org.listeningpost.ingest.redact.names;

/**
 * How much the model has to believe of a word that no list knows. Rare names are such words, and take less; drawls, short
 * forms and codes are such words too, and take more. Of Spanish verbs and of health words that somebody hid it is not asked. Stateless.
 */
final class UnknownWord {
    static final double LEAST = 0.45;

    private static final double ODD = 4;
    private static final int SHORT_FORM_MAX = 4;

    /** Endings of Spanish verbs that no name in lower case has; folded. */
    private static final String[] VERB_ENDINGS = {
        "aron", "ieron", "eron", "aban", "abamos", "ando", "iendo", "aremos", "iremos", "emos", "arian", "erian",
        "iste", "aste", "amos", "imos", "adas", "idas", "ados", "idos", "mente", "cion", "ciones", "arse", "erse",
        "irse"
    };

    /** What Spanish hangs on to a verb: "tómate", "imprímanla". */
    private static final String[] PRONOUNS = {"me", "te", "se", "nos", "lo", "la", "los", "las", "le", "les"};

    /** Verbs before another one, and the objects behind that. */
    private static final LongSet ASKING = LongSet.ofWords(
            "puedo puede pueden puedes podemos podia poder pude quiero quiere quieren queria debo debe deben deberia ni sin para");

    private static final LongSet OBJECTS = LongSet.ofWords("el la los las un una unos unas mi mis tu tus su sus al");

    /** Endings of English words that no name in lower case has, and that no list holds: {@code walkable}. */
    private static final String[] WORD_ENDINGS = {
        "able", "ible", "ness", "less", "tion", "sion", "ology", "ologist", "graphy"
    };

    /** Longer ones may be two words, and the name of an account. */
    private static final int PAST_MAX = 9;

    private static final int ENDED_MAX = 12;
    private static final int SHORT_MAX = 6;
    private static final int INITIALS_MAX = 2;
    private static final double INITIALS_CERTAIN = 0.25;
    private static final double CERTAIN = 0.5;
    private static final int SHORT_SURNAME_MAX = 3;
    private static final int UNIT_LETTERS_MAX = 2;
    private static final String TRIAL = "nct";

    /** How words begin that people hide from filters, and that nobody is called. */
    private static final String[] HIDDEN = {
        "covid",
        "coronav",
        "vaccin",
        "vacuna",
        "pfizer",
        "antivax",
        "plandemi",
        "scamdemi",
        "ivermec",
        "hydroxic",
        "hydroxyc"
    };

    /** "marqué", "soñó", "volverá": how verbs end that somebody tells with; names that end so are in the lists. */
    private static final String STRESSED = "éíóá";

    private static final LongSet STRESSED_NAMES = LongSet.ofWords(
            "jose rene renee andre noe zoe chloe salome noemi josue bartolome aime aimee desire desiree esme honore "
                    + "sofi dorothee beyonce merce");

    private static final int SPELLED_MIN = 3;
    /** Further letters are not looked at, so that a long row costs no more than a short one. */
    private static final int SPELLED_MAX = 20;

    private static final String SIGNS = "@$!013457";
    private static final String LETTERS = "asioieast";

    private UnknownWord() {}

    /** A verb or another word that no name ends like, in no list of names: what the model believes of it counts for nothing. */
    static boolean isToldByEnding(PostView post, int token) {
        boolean unknown = (post.flags(token) & ~Lexicon.NON_NAME) == 0;
        return unknown && hasEnding(post, token) || isStressedVerb(post, token) || isInfinitive(post, token);
    }

    /** {@code no puedo ni lavar los trastes}: what is done behind a verb that asks for it, and to what. */
    private static boolean isInfinitive(PostView post, int token) {
        int end = post.tokens().end(token);
        boolean shaped = post.shape(token) == Shape.LOWER
                && end - post.tokens().wordStart(token) > 3
                && post.folded(end - 1) == 'r'
                && "aei".indexOf(post.folded(end - 2)) >= 0;
        if (!shaped || token == 0) {
            return false;
        }
        boolean object = token + 1 < post.count() && OBJECTS.contains(post.hash(token + 1));
        return object && ASKING.contains(post.hash(token - 1));
    }

    private static boolean hasEnding(PostView post, int token) {
        int start = post.tokens().wordStart(token);
        int end = post.tokens().end(token);
        return end - start > 5
                && post.shape(token) == Shape.LOWER
                && !isDrawl(post, start, end)
                && (endsWith(post, start, end, VERB_ENDINGS)
                        || end - start <= ENDED_MAX && endsWith(post, start, end, WORD_ENDINGS)
                        || isPast(post, start, end)
                        || isTold(post, start, end));
    }

    /** "clapped", "pinged": two consonants before the ending, as few names have, of which all but Mohammed are in the lists. */
    private static boolean isPast(PostView post, int start, int end) {
        return end - start <= PAST_MAX
                && post.folded(end - 1) == 'd'
                && post.folded(end - 2) == 'e'
                && isConsonant(post.folded(end - 3))
                && isConsonant(post.folded(end - 4))
                && post.folded(end - 3) != 'm';
    }

    private static boolean isConsonant(char c) {
        return c >= 'a' && c <= 'z' && "aeiouy".indexOf(c) < 0;
    }

    /** An accent before the ending, which the pronoun behind the verb asks for. */
    private static boolean isTold(PostView post, int start, int end) {
        if (!endsWith(post, start, end, PRONOUNS)) {
            return false;
        }
        for (int i = start; i < end - 3; i++) {
            if ("áéíóú".indexOf(post.written(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * "PAMI", "EMTALA": a few capitals that no list of names knows, where nobody shouts. Beside a number they may be half of a code, and
     * beside other capitals half of a name.
     */
    static boolean isShortForm(PostView post, int token, double probability) {
        int length = post.tokens().end(token) - post.tokens().wordStart(token);
        if (probability >= (length <= INITIALS_MAX ? INITIALS_CERTAIN : CERTAIN)) {
            return false;
        }
        int flags = post.flags(token);
        boolean named =
                (flags & Lexicon.FIRST_NAME) != 0 || (flags & Lexicon.SURNAME) != 0 && length > SHORT_SURNAME_MAX;
        return post.shape(token) == Shape.UPPER
                && post.caseOfPost() == PostView.CASE_NORMAL
                && length <= SHORT_MAX
                && !named
                && !(length <= INITIALS_MAX && shapeAt(post, token + 1) == Shape.CAPITALIZED) // JK Rowling
                && !isBehindCue(post, token - 1)
                && isAlone(post, token - 1, token - 2)
                && isAlone(post, token + 1, token + 2);
    }

    /** {@code Dr. KOWAL}, {@code my friend MJ}: behind what tells of persons. */
    private static boolean isBehindCue(PostView post, int before) {
        int cue = shapeAt(post, before) == Shape.SENTENCE_END ? before - 1 : before;
        return cue >= 0
                && (Cue.TITLE.in(post.cues(cue))
                        || Cue.ROLE.in(post.cues(cue))
                        || Cue.KIN.in(post.cues(cue))
                        || Cue.NAMING.in(post.cues(cue)));
    }

    /** Whether what stands beside it on one side is no part of one code, of one name, or of a list in capitals. */
    private static boolean isAlone(PostView post, int next, int further) {
        int shape = shapeAt(post, next);
        int beyond = shapeAt(post, further);
        boolean code = (shape == Shape.DASH || shape == Shape.MARK) && isCode(beyond);
        boolean list = shape == Shape.COMMA && beyond == Shape.UPPER;
        boolean initial = shape == Shape.SENTENCE_END && beyond == Shape.INITIAL;
        return !code
                && !list
                && !initial
                && !isCode(shape)
                && shape != Shape.UPPER
                && shape != Shape.INITIAL
                && shape != Shape.MARK
                && shape != Shape.PLACEHOLDER;
    }

    private static int shapeAt(PostView post, int token) {
        return token >= 0 && token < post.count() ? post.shape(token) : Shape.OUTSIDE;
    }

    private static boolean isCode(int shape) {
        return shape == Shape.NUMBER || shape == Shape.WITH_DIGIT;
    }

    /** "401k", "NCT01784887": an amount, and what a trial is registered by. */
    static boolean isCount(PostView post, int token) {
        if (post.shape(token) != Shape.WITH_DIGIT) {
            return false;
        }
        int start = post.tokens().wordStart(token);
        int end = post.tokens().end(token);
        int at = start;
        boolean trial = end - start > TRIAL.length() && reads(post, start, TRIAL);
        at = trial ? start + TRIAL.length() : at;
        while (at < end && Character.isDigit(post.folded(at))) {
            at++;
        }
        int letters = end - at;
        boolean unit = at > start && letters <= UNIT_LETTERS_MAX && Character.isLowerCase(post.written(end - 1));
        return trial ? letters == 0 : unit;
    }

    /** The lists know no accents: "marqué" is no Marque, but "josé" is written so. */
    private static boolean isStressedVerb(PostView post, int token) {
        int start = post.tokens().wordStart(token);
        int end = post.tokens().end(token);
        char last = post.written(end - 1);
        return end - start >= 3
                && !STRESSED_NAMES.contains(post.hash(token))
                && STRESSED.indexOf(last) >= 0
                && (post.shape(token) == Shape.LOWER || last != 'á' && opens(post, token)); // Alcalá
    }

    static double factor(PostView post, int token) {
        int shape = post.shape(token);
        int start = post.tokens().wordStart(token);
        int end = post.tokens().end(token);
        if (shape == Shape.WITH_DIGIT || isDrawl(post, start, end)) {
            return ODD;
        }
        boolean mixedCase = post.caseOfPost() == PostView.CASE_NORMAL;
        if (shape == Shape.UPPER && mixedCase && end - start <= SHORT_FORM_MAX) {
            return ODD;
        }
        return LEAST;
    }

    /** "Salí sin receta": a capital that only the sentence asks for, and a small word behind it. */
    static boolean opens(PostView post, int token) {
        boolean first = token == 0 || post.shape(token - 1) == Shape.SENTENCE_END;
        return first
                && post.shape(token) == Shape.CAPITALIZED
                && token + 1 < post.count()
                && post.shape(token + 1) == Shape.LOWER;
    }

    /** "C0VlD", "c0r0na", "v4ccine": a health word whose letters are hidden. */
    static boolean isHealthWord(PostView post, int token) {
        int start = post.tokens().wordStart(token);
        int end = post.tokens().end(token);
        for (String word : HIDDEN) {
            if (end - start >= word.length() && reads(post, start, word)) {
                return true;
            }
        }
        return false;
    }

    /**
     * "v-a-c-c-i-n-e", "W.H.O.": three letters or more, each by itself, are a word or an organization and nobody's name, unless a name
     * follows ("J.R.R. Tolkien"). Names so written are {@link SpacedLetters}.
     */
    static boolean isSpelledOut(PostView post, int token) {
        int start = post.tokens().wordStart(token);
        if (post.tokens().end(token) - start != 1) {
            return false;
        }
        int letters = 1;
        for (int at = start; at >= 2 && letters < SPELLED_MIN && isJoined(post, at - 2, at - 1); at -= 2) {
            letters++;
        }
        int last = token;
        while (last - token < SPELLED_MAX
                && last + 1 < post.count()
                && isJoined(post, post.tokens().wordStart(last), post.tokens().end(last))
                && post.tokens().wordStart(last + 1) == post.tokens().end(last) + 1
                && post.tokens().end(last + 1) - post.tokens().wordStart(last + 1) == 1) {
            last++;
            letters++;
        }
        return letters >= SPELLED_MIN && !isNamed(post, last + 1);
    }

    private static boolean isJoined(PostView post, int letter, int joint) {
        return Character.isLetter(post.folded(letter)) && isJoint(post.folded(joint));
    }

    private static boolean isNamed(PostView post, int token) {
        return token < post.count()
                && post.shape(token) == Shape.CAPITALIZED
                && (post.flags(token) & Lexicon.NAME) != 0
                && !WordSense.isOrdinary(post.flags(token));
    }

    private static boolean isJoint(char c) {
        return c == '-' || c == '.' || c == '_' || c == '*';
    }

    private static boolean reads(PostView post, int start, String word) {
        for (int i = 0; i < word.length(); i++) {
            char c = post.folded(start + i);
            int sign = SIGNS.indexOf(c);
            char read = sign < 0 ? c : LETTERS.charAt(sign);
            if (read != word.charAt(i) && !(c == 'l' && word.charAt(i) == 'i')) {
                return false;
            }
        }
        return true;
    }

    /** Three equal letters in a row. */
    private static boolean isDrawl(PostView post, int start, int end) {
        for (int i = start + 2; i < end; i++) {
            if (post.folded(i) == post.folded(i - 1) && post.folded(i) == post.folded(i - 2)) {
                return true;
            }
        }
        return false;
    }

    private static boolean endsWith(PostView post, int start, int end, String[] endings) {
        for (String ending : endings) {
            if (endsWith(post, start, end, ending)) {
                return true;
            }
        }
        return false;
    }

    private static boolean endsWith(PostView post, int start, int end, String ending) {
        if (end - start <= ending.length() + 1) {
            return false;
        }
        for (int i = 0; i < ending.length(); i++) {
            if (post.folded(end - ending.length() + i) != ending.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
