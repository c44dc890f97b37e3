package org.listeningpost.ingest.redact.date;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.listeningpost.ingest.redact.text.ClassTable;
import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.Words;

/**
 * A day with a name of its own: {@code Christmas Eve}, {@code Viernes Santo}. Immutable.
 *
 * @param first the hash of its first word, by which it is told from the others
 * @param more each word with an s behind it
 */
record Feast(long first, List<String> words, List<String> more) {
    /** A word stands for its plural and its genitive, too. */
    private static final List<Feast> ALL = feasts(
            "christmas eve",
            "christmas day",
            "christmas",
            "xmas eve",
            "xmas day",
            "xmas",
            "boxing day",
            "new year eve",
            "new year day",
            "lunar new year",
            "chinese new year",
            "thanksgiving day",
            "thanksgiving",
            "halloween",
            "easter sunday",
            "easter monday",
            "easter",
            "good friday",
            "palm sunday",
            "ash wednesday",
            "shrove tuesday",
            "valentine day",
            "mother day",
            "father day",
            "mothering sunday",
            "memorial day",
            "labor day",
            "labour day",
            "veteran day",
            "independence day",
            "juneteenth",
            "patrick day",
            "st patrick day",
            "saint patrick day",
            "st valentine day",
            "st george day",
            "st david day",
            "st andrew day",
            "st stephen day",
            "st john eve",
            "all saint day",
            "all soul day",
            "guy fawkes night",
            "guy fawkes",
            "burns night",
            "martin luther king day",
            "mlk day",
            "president day",
            "columbus day",
            "whit monday",
            "whit sunday",
            "maundy thursday",
            "holy thursday",
            "holy week",
            "cinco de mayo",
            "san valentin",
            "san juan",
            "san fermin",
            "san isidro",
            "noche de san juan",
            "dia de san valentin",
            "dia de san juan",
            "dia de san jose",
            "dia de san antonio",
            "dia de santa lucia",
            "dia del trabajo",
            "dia de todos los muerto",
            "semana santa",
            "bonfire night",
            "hogmanay",
            "yom kippur",
            "rosh hashanah",
            "passover",
            "hanukkah",
            "diwali",
            "nochebuena",
            "nochevieja",
            "noche vieja",
            "noche buena",
            "navidad",
            "ano nuevo",
            "viernes santo",
            "jueves santo",
            "sabado santo",
            "sabado de gloria",
            "domingo de ramos",
            "domingo de resurreccion",
            "domingo de pascua",
            "miercoles de ceniza",
            "dia de la candelaria",
            "dia de la virgen de guadalupe",
            "dia de la raza",
            "dia de reyes",
            "dia de los reyes",
            "dia de la madre",
            "dia de las madres",
            "dia del padre",
            "dia de muerto",
            "dia de los muerto",
            "dia de todos los santos",
            "dia del nino",
            "dia de navidad",
            "dia de la virgen",
            "dia de la independencia",
            "fiestas patrias");

    /** With which one begins. */
    static final Words STARTS =
            new Words(ALL.stream().map(feast -> feast.words().getFirst()).collect(Collectors.toSet()));

    private static Feast of(String name) {
        List<String> words = List.of(name.split(" "));
        return new Feast(
                ClassTable.hash(words.getFirst()),
                words,
                words.stream().map(word -> word + "s").toList());
    }

    private static List<Feast> feasts(String... names) {
        return Stream.of(names).map(Feast::of).toList();
    }

    /** The last token of the longest feast that starts here, or -1. */
    static int endOf(Tokens t, int first) {
        int last = -1;
        for (Feast feast : ALL) {
            last = feast.first() == t.hash(first) ? Math.max(last, endOf(t, first, feast)) : last;
        }
        return last;
    }

    /** The last token of these words from here on, or -1. */
    private static int endOf(Tokens t, int first, Feast feast) {
        int i = first;
        int last = -1;
        for (int k = 0; k < feast.words().size(); k++) {
            String word = feast.words().get(k);
            if (!t.equalsFolded(i, word) && !t.equalsFolded(i, feast.more().get(k))) {
                return -1;
            }
            last = i;
            i++;
            i = word.equals("st") && t.isMark(i, '.') ? i + 1 : i;
            boolean genitive = t.isOneOf(i, "'’") && t.equalsFolded(i + 1, "s") && !t.spaceBefore(i);
            i = genitive ? i + 2 : t.isOneOf(i, "'’") && !t.spaceBefore(i) ? i + 1 : i;
        }
        return last;
    }
}
