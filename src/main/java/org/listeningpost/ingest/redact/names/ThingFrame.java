package org.listeningpost.ingest.redact.names;

/**
 * Where a thing is spoken of and no person: {@code the kraken variant}, {@code has anyone tried kratom}, {@code brote de flurona}. New
 * illnesses, medicines and fads are words that no list knows, as rare names are, and what is new is what somebody listens for. Of
 * what stands so the model is not asked; cues of persons, the author's name and lists of names are. Stateless.
 */
final class ThingFrame {
    /** Behind it: what nobody has for a family name's sake. */
    private static final LongSet KINDS =
            LongSet.ofWords("variant variants subvariant strain strains virus outbreak outbreaks epidemic "
                    + "pandemic pox flu infection infections bacteria parasite fungus disease syndrome vaccine vaccines vax jab jabs booster "
                    + "boosters infusion infusions injection injections injectable pill pills tablet tablets capsule capsules dose doses "
                    + "drops gummies lozenges inhaler patch patches monitor line mg mcg ml hoax conspiracy detox cleanse supplement supplements "
                    + "overdose withdrawal addiction side");

    /** Behind it, where one of {@link #POINTERS} stands before it. */
    private static final LongSet LOOSE_KINDS =
            LongSet.ofWords("thing things stuff trend trends challenge craze fad talk throat fever cough rash "
                    + "wave surge season scare rumor rumors rumour rumours theory myth diet tea oil cream powder spray syrup drug drugs "
                    + "treatment therapy protocol nonsense bs crap bug water juice");

    private static final LongSet POINTERS =
            LongSet.ofWords("the this that these those all of some any new another latest no");

    /** Before it: what people do with a remedy, and hardly with a person. */
    private static final LongSet TAKEN =
            LongSet.ofWords("tried trying drink drinks drinking drank vape vapes vaping vaped smoke smoking smoked "
                    + "inject injecting injected snort snorting swallow swallowing swallowed microdosing prescribed prescribe prescribing "
                    + "tomo tomar tomando tome tomen bebo beber bebiendo inyectaron recetaron receto recetan");

    /** Before "de" and it, or before it. */
    private static final LongSet SPANISH_KINDS = LongSet.ofWords(
            "brote brotes variante variantes cepa cepas virus epidemia pandemia vacuna "
                    + "vacunas dosis pastilla pastillas gotas jarabe inyeccion inyecciones tabletas capsulas infeccion");

    /** Before "of" or "de" and it: {@code 5 ml of}, {@code gotas de}. */
    private static final LongSet AMOUNTS = LongSet.ofWords(
            "mg mcg ug ml cc units milligrams milliliters doses pills tablets capsules drops gotas pastillas comprimidos "
                    + "capsulas tabletas cucharadas miligramos mililitros unidades");

    /**
     * Ends of words for medicines (stems of the WHO's International Nonproprietary Names that no name ends in) and illnesses, English and
     * Spanish.
     */
    private static final String[] ENDINGS = {
        "mab",
        "tinib",
        "cillin",
        "cilina",
        "mycin",
        "micina",
        "oxacin",
        "oxacino",
        "conazole",
        "conazol",
        "prazole",
        "prazol",
        "sartan",
        "statin",
        "statina",
        "gliptin",
        "gliptina",
        "gliflozin",
        "gliflozina",
        "glutide",
        "glutida",
        "azepam",
        "oxetine",
        "oxetina",
        "triptan",
        "cycline",
        "ciclina",
        "trelvir",
        "ciclovir",
        "tamivir",
        "piravir",
        "tegravir",
        "profen",
        "profeno",
        "cetamol",
        "flu",
        "pox",
        "virus",
        "itis"
    };

    /** Behind an eponym, be it somebody's first name as well: {@code the Bishop score}, {@code Fowler position}. */
    private static final LongSet EPONYM_KINDS =
            LongSet.ofWords("score scale scales index maneuver manoeuvre position reflex criteria chromosome robot "
                    + "catheter catheters");

    private static final LongSet STORMS =
            LongSet.ofWords("hurricane storm typhoon cyclone huracan tormenta ciclon tifon");

    private static final LongSet NAMINGS = LongSet.ofWords("called named dubbed llamado llamada llamados llamadas");

    /** Before one of {@link #NAMINGS}; no place and no body, which are called as towns and persons are. */
    private static final LongSet NAMED_KINDS = LongSet.ofWords(
            "thing things something stuff drug drugs med meds medication medicine pill pills supplement supplements app disease condition "
                    + "disorder syndrome illness show book movie song podcast product technique treatment therapy test cosa algo medicamento "
                    + "pastilla pastillas enfermedad libro pelicula serie producto suplemento aplicacion tratamiento terapia prueba");

    private static final LongSet AMOUNT_LINKS = LongSet.ofWords("de of for to");

    private static final int ENDED_MIN = 7;
    private static final int COUNT_DIGITS_MIN = 2;
    private static final int COUNT_DIGITS_MAX = 3;
    private static final long DE = WordTable.hash("de");
    private static final long OF = WordTable.hash("of");

    private ThingFrame() {}

    static boolean isAround(PostView post, int token) {
        int shape = post.shape(token);
        boolean small = shape == Shape.LOWER;
        if (shape == Shape.UPPER && post.caseOfPost() == PostView.CASE_NORMAL) {
            return isBefore(post, token, KINDS)
                    || token > 0 && SPANISH_KINDS.contains(post.hash(token - 1)); // variante XEC
        }
        if (!small && shape != Shape.CAPITALIZED) {
            return false;
        }
        boolean first = (post.flags(token) & Lexicon.FIRST_NAME) != 0;
        if (isBefore(post, token, EPONYM_KINDS)
                || isStorm(post, token)
                || isNamedThing(post, token) && (!first || post.shape(token - 1) == Shape.QUOTE)
                || isLab(post, token)) {
            return true;
        }
        if (first) {
            return false;
        }
        return isBefore(post, token, KINDS)
                || isMeasured(post, token)
                || isEnded(post, token)
                || isCounted(post, token)
                || isMeasure(post, token)
                || small && (isPointedAt(post, token) || isTaken(post, token));
    }

    private static boolean isBefore(PostView post, int token, LongSet kinds) {
        int next = token + 1;
        return next < post.count() && post.shape(next) == Shape.LOWER && kinds.contains(post.hash(next));
    }

    private static boolean isStorm(PostView post, int token) {
        return token > 0 && STORMS.contains(post.hash(token - 1));
    }

    /** {@code this new thing called "Cordazene"}. */
    static boolean isNamedThing(PostView post, int token) {
        int naming = token - 1;
        naming = naming > 0 && post.shape(naming) == Shape.QUOTE ? naming - 1 : naming;
        return naming > 0 && NAMINGS.contains(post.hash(naming)) && NAMED_KINDS.contains(post.hash(naming - 1));
    }

    /** {@code HDL 41 / Trig 288 / Ratio 5.9}: a row of values. */
    private static boolean isLab(PostView post, int token) {
        return token > 1
                && token + 1 < post.count()
                && post.shape(token + 1) == Shape.NUMBER
                && post.shape(token - 2) == Shape.NUMBER
                && post.folded(post.tokens().start(token - 1)) == '/';
    }

    /** {@code Talla 42 de pantalón}: a capital that only the sentence asks for, and what the number counts behind it. */
    private static boolean isMeasure(PostView post, int token) {
        return (token == 0 || post.shape(token - 1) == Shape.SENTENCE_END)
                && isCount(post, token + 1)
                && token + 2 < post.count()
                && AMOUNT_LINKS.contains(post.hash(token + 2))
                && post.shape(token + 2) == Shape.LOWER;
    }

    private static boolean isPointedAt(PostView post, int token) {
        return token > 0 && POINTERS.contains(post.hash(token - 1)) && isBefore(post, token, LOOSE_KINDS);
    }

    private static boolean isTaken(PostView post, int token) {
        if (token == 0) {
            return false;
        }
        long before = post.hash(token - 1);
        boolean ofKind = before == DE && token > 1 && SPANISH_KINDS.contains(post.hash(token - 2));
        return ofKind || TAKEN.contains(before) || SPANISH_KINDS.contains(before);
    }

    private static boolean isMeasured(PostView post, int token) {
        long before = token > 1 ? post.hash(token - 1) : 0;
        return (before == DE || before == OF) && AMOUNTS.contains(post.hash(token - 2));
    }

    /**
     * {@code 14 kilos}, {@code percentil 40}: a word of no list of names in small letters right beside a number of two or three digits (a
     * single one may be a word: {@code take jes 2 her}). A capital, its own or one before it, may be that of a street ({@code Tylova 12}),
     * a mark that of an account, and in a post without capitals a name looks like any word.
     */
    private static boolean isCounted(PostView post, int token) {
        if (post.shape(token) != Shape.LOWER
                || post.caseOfPost() == PostView.CASE_LOWER
                || (post.flags(token) & Lexicon.NAME) != 0) {
            return false;
        }
        int before = token == 0 ? Shape.LOWER : post.shape(token - 1);
        boolean free = before != Shape.CAPITALIZED && before != Shape.MARK && before != Shape.DASH;
        return isCount(post, token - 1) || free && isCount(post, token + 1);
    }

    private static boolean isCount(PostView post, int token) {
        if (token < 0 || token >= post.count() || post.shape(token) != Shape.NUMBER) {
            return false;
        }
        int digits = post.tokens().end(token) - post.tokens().start(token);
        return digits >= COUNT_DIGITS_MIN && digits <= COUNT_DIGITS_MAX;
    }

    private static boolean isEnded(PostView post, int token) {
        int start = post.tokens().start(token);
        int end = post.tokens().end(token);
        if (end - start < ENDED_MIN) {
            return false;
        }
        for (String ending : ENDINGS) {
            int at = end - ending.length();
            if (at >= start && isAt(post, at, ending)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAt(PostView post, int at, String ending) {
        for (int k = 0; k < ending.length(); k++) {
            if (post.folded(at + k) != ending.charAt(k)) {
                return false;
            }
        }
        return true;
    }
}
