package org.listeningpost.ingest.redact.names;

/**
 * Words of illness and care that the model could take for a name: {@code me duele el brazo}, {@code me recetaron loratadina}. Parts
 * of the body and illnesses are in a list; medicines are told by their ends as well, for there are always new ones. Immutable.
 */
final class HealthWords {
    /**
     * Ends of the names of medicines, by what they do; folded (WHO, International nonproprietary names: stem book). And of the names that
     * people make for illnesses.
     */
    private static final String[] STEMS = {
        "prilo",
        "april",
        "opril",
        "sartan",
        "olol",
        "dipino",
        "dipine",
        "statina",
        "statin",
        "prazol",
        "prazole",
        "micina",
        "mycin",
        "cilina",
        "cillin",
        "floxacino",
        "floxacin",
        "ciclina",
        "cycline",
        "conazol",
        "conazole",
        "nemab",
        "rumab",
        "vimab",
        "zumab",
        "ximab",
        "mumab",
        "tinib",
        "ciclib",
        "parib",
        "patida",
        "patide",
        "gepant",
        "trelvir",
        "navir",
        "tegravir",
        "buvir",
        "pivir",
        "limus",
        "virus",
        "pox",
        "itis",
        "osis",
        "algia",
        "opathy",
        "cancer",
        "vaxx",
        "gliptina",
        "gliptin",
        "gliflozina",
        "gliflozin",
        "glutida",
        "glutide",
        "rutide",
        "rutida",
        "glipron",
        "glargine",
        "glargina",
        "lispro",
        "degludec",
        "oxetina",
        "oxetine",
        "triptan",
        "azepam",
        "zolam",
        "caina",
        "caine",
        "profeno",
        "profen",
        "coxib",
        "metasona",
        "metasone",
        "parina",
        "parin",
        "xaban",
        "setron",
        "terol",
        "tiroxina",
        "tidina",
        "atadina",
        "atadine",
        "tirizina",
        "tirizine",
        "rolaco",
        "rolac",
        "fenaco",
        "fenac",
        "formina",
        "formin",
        "ciclovir",
        "cyclovir"
    };

    private static final int STEMMED_MIN = 7;

    private final LongSet words = new LongSet(1024);

    /** With the bundled list. */
    static HealthWords bundled() {
        HealthWords health = new HealthWords();
        for (String line : Resources.lines("health-words.txt")) {
            for (String word : line.split(" ")) {
                health.words.add(WordTable.hash(word));
            }
        }
        return health;
    }

    /** Whether this token is such a word and, as it is written here, nobody's name. */
    boolean isAt(PostView post, int token) {
        boolean named = (post.flags(token) & Lexicon.NAME) != 0;
        if (named && post.shape(token) != Shape.LOWER) {
            return false;
        }
        return words.contains(post.hash(token)) || !named && isMedicine(post, token);
    }

    private static boolean isMedicine(PostView post, int token) {
        int start = post.tokens().wordStart(token);
        int end = post.tokens().end(token);
        if (end - start < STEMMED_MIN) {
            return false;
        }
        for (String stem : STEMS) {
            int from = end - stem.length();
            int i = 0;
            while (from > start && i < stem.length() && post.folded(from + i) == stem.charAt(i)) {
                i++;
            }
            if (i == stem.length()) {
                return true;
            }
        }
        return false;
    }
}
