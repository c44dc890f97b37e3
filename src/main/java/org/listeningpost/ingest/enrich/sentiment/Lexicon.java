package org.listeningpost.ingest.enrich.sentiment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/** The valences of words and emoji, and what words do: turn, boost or negate others, or tell who speaks. Read once; immutable. */
final class Lexicon {
    private static final List<String> ADJECTIVE = List.of(
            "o", "a", "os", "as", "e", "es", "isimo", "isima", "isimos", "isimas", "amente", "emente", "ito", "ita");
    private static final List<String> AR_VERB = List.of(
            ("ar a an o as amos aba aban abamos aron ando ado ada ados adas aste asteis ara aran aria arian arse arte arme"
                            + " e en es emos are ase")
                    .split(" "));
    private static final List<String> ER_VERB = List.of(
            ("er ir e en o es emos imos ia ian iamos io ieron iendo ido ida idos idas iste era iria iran eran irse erse a an"
                            + " i")
                    .split(" "));
    private static final Map<Integer, String> ROLES = Map.of(
            Word.NEGATES_ENGLISH,
                    "no not never none nobody nothing neither nor nowhere cannot cant dont doesnt didnt isnt arent wasnt"
                            + " werent wont wouldnt couldnt shouldnt hasnt havent hadnt aint without hardly barely rarely"
                            + " seldom lack lacks lacking",
            Word.NEGATES_SPANISH, "no nunca jamas nada nadie ni sin tampoco ningun ninguna ninguno",
            Word.NEGATES_OTHER,
                    "pas jamais rien ni sans non nicht kein keine keinen keiner nie niemals ohne nao nunca nem nada sem mai"
                            + " niente senza nessuno nahi nahin",
            Word.TURNS_ENGLISH, "but however although though except",
            Word.TURNS_SPANISH, "pero aunque sino",
            Word.TURNS_OTHER, "mais aber ma pero mas porem doch",
            Word.BOOSTS_ENGLISH,
                    "absolutely amazingly awfully completely considerably deeply enormously entirely especially"
                            + " exceptionally extremely fricking freaking fucking greatly hella highly hugely incredibly"
                            + " insanely intensely majorly more most particularly purely quite really remarkably so"
                            + " substantially super thoroughly totally tremendously truly uber unbelievably unusually"
                            + " utterly very",
            Word.BOOSTS_SPANISH,
                    "muy super mega tan tanto tanta demasiado bastante totalmente completamente absolutamente realmente"
                            + " sumamente extremadamente increiblemente mas re total",
            Word.DAMPS_ENGLISH,
                    "almost kinda less little marginally occasionally partly scarcely slightly somewhat sorta",
            Word.DAMPS_SPANISH, "poco algo apenas casi medio");

    private static final Map<String, Integer> VOICES = Map.of(
            "self", Word.SELF,
            "kin", Word.KIN,
            "notice", Word.NOTICE,
            "report", Word.REPORT,
            "illness", Word.ILLNESS,
            "asks", Word.ASKS,
            "count", Word.COUNT,
            "care", Word.CARE);

    private final Map<Long, Float> english = new HashMap<>();
    private final Map<Long, Float> spanish = new HashMap<>();
    private final Map<Long, Float> englishInHealth = new HashMap<>();
    private final Map<Long, Float> spanishInHealth = new HashMap<>();
    private final Map<Long, Float> emoji = new HashMap<>();
    private final Map<Long, Integer> roles = new HashMap<>();

    Lexicon() {
        lines("lexicon-en.txt").forEach(this::readEnglish);
        lines("lexicon-es.txt").forEach(line -> valued(line, " ", this::addSpanish));
        lines("lexicon-emoji.txt")
                .forEach(line -> valued(line, " ", (entry, valence) -> emoji.put(Hashing.word(entry), valence)));
        lines("lexicon-health.txt").forEach(this::readHealth);
        ROLES.forEach(this::addRole);
        for (String line : lines("voices.txt")) {
            readVoice(line);
        }
    }

    /** A line {@code ROLE: WORD WORD}. */
    private void readVoice(String line) {
        int colon = line.indexOf(':');
        Integer role = VOICES.get(line.substring(0, colon));
        if (role == null) {
            throw new IllegalStateException("voices.txt names an unknown role: " + line.substring(0, colon));
        }
        addRole(role, line.substring(colon + 1).strip());
    }

    private void addRole(int role, String words) {
        for (String word : words.split(" ")) {
            roles.merge(Hashing.word(word), role, (before, more) -> before | more);
        }
    }

    Word.Valence english(long hash) {
        return valence(hash, english, englishInHealth);
    }

    Word.Valence spanish(long hash) {
        return valence(hash, spanish, spanishInHealth);
    }

    private static Word.Valence valence(long hash, Map<Long, Float> anywhere, Map<Long, Float> inHealth) {
        float general = anywhere.getOrDefault(hash, 0f);
        float special = inHealth.getOrDefault(hash, general);
        return general == 0 && special == 0 ? Word.Valence.NONE : new Word.Valence(general, special);
    }

    float emoji(long hash) {
        return emoji.getOrDefault(hash, 0f);
    }

    boolean isEmoji(long hash) {
        return emoji.containsKey(hash);
    }

    int roles(long hash) {
        return roles.getOrDefault(hash, 0);
    }

    /** Emoticons have no letters but a few, so they are told by where they can start. */
    private void readEnglish(String line) {
        int tab = line.indexOf('\t');
        String entry = line.substring(0, tab);
        float valence = Float.parseFloat(line.substring(tab + 1));
        if (Emoticons.canStart(entry)) {
            emoji.put(Hashing.word(entry), valence);
        } else {
            english.put(Hashing.word(entry.replace("'", "")), valence);
        }
    }

    /** A line {@code LANGUAGE VALENCE: WORD WORD}. */
    private void readHealth(String line) {
        Map<Long, Float> lexicon = line.startsWith("es ") ? spanishInHealth : englishInHealth;
        valued(
                line.substring(line.indexOf(' ') + 1),
                " ",
                (entry, valence) -> lexicon.put(Hashing.word(WordForm.folded(entry)), valence));
    }

    private void addSpanish(String entry, float valence) {
        int verb = entry.indexOf('>');
        if (entry.endsWith("*")) {
            putAll(entry.substring(0, entry.length() - 1), ADJECTIVE, valence);
        } else if (verb > 0) {
            putAll(entry.substring(0, verb), entry.endsWith("ar") ? AR_VERB : ER_VERB, valence);
        } else {
            spanish.put(Hashing.word(WordForm.folded(entry)), valence);
        }
    }

    private void putAll(String stem, List<String> endings, float valence) {
        for (String ending : endings) {
            spanish.putIfAbsent(Hashing.word(WordForm.folded(stem + ending)), valence);
        }
    }

    /** A line {@code VALENCE: ENTRY ENTRY}. */
    static void valued(String line, String between, BiConsumer<String, Float> each) {
        int colon = line.indexOf(':');
        float valence = Float.parseFloat(line.substring(0, colon));
        for (String entry : line.substring(colon + 1).strip().split(Pattern.quote(between))) {
            each.accept(entry.strip(), valence);
        }
    }

    /** The lines of a resource beside this class that are no comments. */
    static List<String> lines(String resource) {
        try (InputStream in = Lexicon.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("# "))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(resource + " cannot be read", e);
        }
    }
}
