package org.listeningpost.ingest.redact.names;

/**
 * Where a thing is spoken of and no person: {@code the kraken variant}, {@code has anyone tried kratom}, {@code brote de flurona}. New
 * illnesses, medicines and fads are words that no list knows, as rare names are, and what is new is what somebody listens for. Of
 * what stands so the model is not asked; cues of persons, the author's name and lists of names are. Stateless.
 */
final class ThingFrame {
    /** Behind it: what nobody has for a family name's sake. */
    private static final LongSet KINDS =
            words("variant variants subvariant strain strains virus outbreak outbreaks epidemic "
                    + "pandemic pox flu infection infections bacteria parasite fungus disease syndrome vaccine vaccines vax jab jabs booster "
                    + "boosters infusion infusions injection injections injectable pill pills tablet tablets capsule capsules dose doses "
                    + "drops gummies lozenges inhaler patch patches mg mcg ml hoax conspiracy detox cleanse supplement supplements "
                    + "overdose withdrawal addiction side");

    /** Behind it, where one of {@link #POINTERS} stands before it. */
    private static final LongSet LOOSE_KINDS =
            words("thing things stuff trend trends challenge craze fad talk throat fever cough rash "
                    + "wave surge season scare rumor rumors rumour rumours theory myth diet tea oil cream powder spray syrup drug drugs "
                    + "treatment therapy protocol nonsense bs crap bug water juice");

    private static final LongSet POINTERS = words("the this that these those all of some any new another latest no");

    /** Before it: what people do with a remedy, and hardly with a person. */
    private static final LongSet TAKEN =
            words("tried trying drink drinks drinking drank vape vapes vaping vaped smoke smoking smoked "
                    + "inject injecting injected snort snorting swallow swallowing swallowed microdosing prescribed prescribe prescribing "
                    + "tomo tomar tomando tome tomen bebo beber bebiendo inyectaron recetaron receto recetan");

    /** Before "de" and it, or before it. */
    private static final LongSet SPANISH_KINDS = words(
            "brote brotes variante variantes cepa cepas virus epidemia pandemia vacuna "
                    + "vacunas dosis pastilla pastillas gotas jarabe inyeccion inyecciones tabletas capsulas infeccion");

    private static final long DE = WordTable.hash("de");

    private ThingFrame() {}

    static boolean isAround(PostView post, int token) {
        int shape = post.shape(token);
        boolean small = shape == Shape.LOWER;
        if ((post.flags(token) & Lexicon.FIRST_NAME) != 0 || !small && shape != Shape.CAPITALIZED) {
            return false;
        }
        return isBefore(post, token, KINDS) || small && (isPointedAt(post, token) || isTaken(post, token));
    }

    private static boolean isBefore(PostView post, int token, LongSet kinds) {
        int next = token + 1;
        return next < post.count() && post.shape(next) == Shape.LOWER && kinds.contains(post.hash(next));
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

    private static LongSet words(String list) {
        LongSet words = new LongSet(128);
        for (String word : list.split(" ")) {
            words.add(WordTable.hash(word));
        }
        return words;
    }
}
