package org.listeningpost.ingest.redact.names;

/**
 * Nouns that persons are called by, too: {@code un milagro}, {@code dolores de cabeza}, {@code a ray of sunshine}. In small letters
 * behind an article or before "of", they are the noun. Stateless.
 */
final class CommonNoun {
    /** Things, and what people say of one another; of these "my" and "la" are no sign of a person either. */
    private static final LongSet THINGS = LongSet.ofWords(
            "bill bills mark marks gauge cradle ward praise destiny patience mercy charity faith dawn autumn winter summer moon star "
                    + "sun storm rain river lake stone rock art cash chance chase gene jean jeans cap jazz angels saint saints sailor "
                    + "gospel psalm psalms zebra roses lilies daisies rays pearls pepper peppers honey candy cruise garden candle bishop pope "
                    + "milagro milagros remedio remedios sol paz luna cielo alegria felicidad piedad piedra piedras grado cara fila raya cero era sarna rana colita");

    /** As often a first name: articles tell them from it, but "my" and the "la" of people's talk do not. */
    private static final LongSet NAMED = LongSet.ofWords(
            "rose lily daisy violet ruby pearl amber jade crystal olive basil rosemary ginger sage iris ivy hazel heather holly jasmine "
                    + "poppy fern penny grace hope joy jack nick ray dean king queen prince duke robin jay carol melody harmony "
                    + "angel consuelo socorro amparo gloria gracia virtudes "
                    + "dolores esperanza fe luz estrella mar nieves rocio alba aurora rosa rosas margarita azucena jazmin violeta flor "
                    + "flores perla cruz santo santa rosario pilar mercedes soledad victoria domingo salvador");

    private static final LongSet ARTICLES = LongSet.ofWords(
            "the a an this these those some any no every each another un una unos unas los las "
                    + "este esta ese esa estos estas mucho mucha muchos muchas tanto tanta tantos tantas cada ningun otro otra mil cero pura puro");

    private static final LongSet LOOSE_ARTICLES =
            LongSet.ofWords("my your our his her their its el la mi tu su mis tus sus del al");
    private static final LongSet OF = LongSet.ofWords("of de del");
    private static final LongSet INNER = LongSet.ofWords("the a my la el los las mi tu su");

    /** Where somebody works: {@code dolores de recepcion} is a person. */
    private static final LongSet WORKPLACES = LongSet.ofWords(
            "recepcion farmacia enfermeria uci urgencias caja admision laboratorio secretaria limpieza reception "
                    + "billing accounting radiology pharmacy scheduling triage registration housekeeping");

    private static final LongSet NUMERALS = LongSet.ofWords("mil cero");
    private static final LongSet PREPOSITIONS = LongSet.ofWords("en sin hay");

    /** In small letters and behind nothing that tells of a person, the thing: {@code salí caminando, milagro}. */
    private static final LongSet MOSTLY_THINGS = LongSet.ofWords(
            "milagro milagros remedio remedios saints manners jazz psalm psalms era eras piedra piedras");

    /** What an article makes a thing over another word, and all through a post: {@code a surprise bill}. */
    private static final LongSet PLAIN_THINGS = LongSet.ofWords(
            "bill bills ward wards gauge cradle chance storm rain stone lake garden candle moon star cap");

    private static final LongSet MONTHS = LongSet.ofWords("april august june may abril agosto julio junio");
    private static final LongSet MALE_ARTICLES = LongSet.ofWords("el un del al the a this that");
    private static final long MERCEDES = WordTable.hash("mercedes");
    /** So far to both sides another article is looked for: the same word is the same thing. */
    private static final int NEAR = 30;

    private static final int INTRODUCED_WITHIN = 2;

    private CommonNoun() {}

    static boolean isAt(PostView post, int token, HealthWords health) {
        long hash = post.hash(token);
        if (isCar(post, token, hash)) {
            return true;
        }
        boolean thing = THINGS.contains(hash);
        if (post.shape(token) != Shape.LOWER) {
            // "Dolores de parto": a capital that only the sentence asks for
            return (thing || NAMED.contains(hash))
                    && UnknownWord.opens(post, token)
                    && isOfSomething(post, token, health);
        }
        if (NUMERALS.contains(hash) || MONTHS.contains(hash) && isShape(post, token + 1, Shape.NUMBER)) {
            return true;
        }
        boolean mostly = MOSTLY_THINGS.contains(hash);
        if (!thing && !mostly && !NAMED.contains(hash) || isBesideName(post, token)) {
            return false;
        }
        boolean plain = PLAIN_THINGS.contains(hash);
        if (mostly && !isPersonal(post, token) || plain && isQualified(post, token)) {
            return true;
        }
        long before = token == 0 ? 0 : post.hash(token - 1);
        boolean loose = LOOSE_ARTICLES.contains(before) || PREPOSITIONS.contains(before);
        return ARTICLES.contains(before)
                || thing && loose
                || thing && isShape(post, token - 1, Shape.NUMBER)
                || isOfSomething(post, token, health)
                || plain && isThingElsewhere(post, token, hash);
    }

    /** {@code cambié el Mercedes}, {@code a Mercedes}: an article that no woman of that name has. */
    private static boolean isCar(PostView post, int token, long hash) {
        return hash == MERCEDES
                && token > 0
                && MALE_ARTICLES.contains(post.hash(token - 1))
                && !isShape(post, token + 1, Shape.CAPITALIZED);
    }

    /** {@code a surprise bill}, {@code the chemo ward}: an article before the word that says which. */
    private static boolean isQualified(PostView post, int token) {
        return token > 1
                && isShape(post, token - 1, Shape.LOWER)
                && ARTICLES.contains(post.hash(token - 2))
                && (post.flags(token - 1) & Lexicon.FIRST_NAME) == 0
                && !isPersonal(post, token);
    }

    /** {@code bill me later lol, the bill came anyway}. */
    private static boolean isThingElsewhere(PostView post, int token, long hash) {
        if (isPersonal(post, token)) {
            return false;
        }
        int end = Math.min(post.count(), token + NEAR);
        for (int i = Math.max(1, token - NEAR); i < end; i++) {
            if (i != token
                    && post.hash(i) == hash
                    && post.shape(i) == Shape.LOWER
                    && ARTICLES.contains(post.hash(i - 1))) {
                return true;
            }
        }
        return false;
    }

    /** Whether one of the two words before it leads to somebody: {@code my uncle bill}. */
    private static boolean isPersonal(PostView post, int token) {
        for (int i = Math.max(0, token - INTRODUCED_WITHIN); i < token; i++) {
            int cues = post.cues(i);
            if (Cue.KIN.in(cues)
                    || Cue.ROLE.in(cues)
                    || Cue.TITLE.in(cues)
                    || Cue.NAMING.in(cues)
                    || i == token - 1
                            && (post.flags(i) & Lexicon.FIRST_NAME) != 0
                            && !WordSense.isOrdinary(post.flags(i))
                    || Cue.GREETING.in(cues) && !ARTICLES.contains(post.hash(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isShape(PostView post, int token, int shape) {
        return token >= 0 && token < post.count() && post.shape(token) == shape;
    }

    /** Whether it is as often a first name as a thing: {@code hope}. */
    static boolean isNamed(long hash) {
        return NAMED.contains(hash);
    }

    /** Whether an article stands before it. */
    static boolean isIntroduced(PostView post, int token) {
        long before = token == 0 ? 0 : post.hash(token - 1);
        return ARTICLES.contains(before) || LOOSE_ARTICLES.contains(before);
    }

    /** {@code the rose garcia}: then it is a name all the same. */
    private static boolean isBesideName(PostView post, int token) {
        int next = token + 1;
        return next < post.count()
                && WordSense.isNameOnly(post.flags(next))
                && post.tokens().isWordLike(next);
    }

    /** {@code estrella de la planta}, but {@code angel de la cruz}. */
    private static boolean isOfSomething(PostView post, int token, HealthWords health) {
        int what = token + 2;
        if (what >= post.count() || !OF.contains(post.hash(token + 1)) || post.shape(token + 1) != Shape.LOWER) {
            return false;
        }
        what = INNER.contains(post.hash(what)) && what + 1 < post.count() ? what + 1 : what;
        if (WORKPLACES.contains(post.hash(what))) {
            return false;
        }
        return post.shape(what) == Shape.LOWER && ((post.flags(what) & Lexicon.NAME) == 0 || health.isAt(post, what));
    }
}
