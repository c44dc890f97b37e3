package org.listeningpost.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Words with their analysis, written down by hand: what is exact, what is folded, which words share a stem. */
public final class Vocabulary {

    /**
     * One word as people write it.
     *
     * @param exact its words without folding
     * @param folded its words after folding
     * @param families for each folded word, the words that inflection makes of it
     */
    private record Item(List<String> exact, List<String> folded, List<String> families) {}

    private static final Map<String, Item> ITEMS = new LinkedHashMap<>();

    static {
        // surface | exact | folded | family
        for (String row : List.of(
                "flu|flu|flu|flu",
                "Flu|Flu|flu|flu",
                "ｆｌｕ|ｆｌｕ|flu|flu",
                "shot|shot|shot|shot",
                "shots|shots|shots|shot",
                "vaccine|vaccine|vaccine|vaccine",
                "Vaccines|Vaccines|vaccines|vaccine",
                "v@ccine|v ccine|vaccine|vaccine",
                "va¢¢ine|va ine|vaccine|vaccine",
                "v.a.c.c.i.n.e|v.a.c.c.i.n.e|vaccine|vaccine",
                "v\u0430ccine|v\u0430ccine|vaccine|vaccine",
                "vacc\u200bine|vacc ine|vaccine|vaccine",
                "vaccinated|vaccinated|vaccinated|vaccine",
                "vacuna|vacuna|vacuna|vacuna",
                "vacunas|vacunas|vacunas|vacuna",
                "niño|niño|nino|nino",
                "niños|niños|ninos|nino",
                "nino|nino|nino|nino",
                "covid-19|covid 19|covid 19|covid 19",
                "COVID|COVID|covid|covid",
                "Covid|Covid|covid|covid",
                "19|19|19|19",
                "Long|Long|long|long",
                "long|long|long|long",
                "fever|fever|fever|fever",
                "clinic|clinic|clinic|clinic",
                "clinics|clinics|clinics|clinic",
                "ivermectin|ivermectin|ivermectin|ivermectin",
                "ivermektin|ivermektin|ivermektin|ivermektin",
                "iver-mectin|iver mectin|iver mectin|iver mectin",
                "anti-vaxxer|anti vaxxer|anti vaxxer|anti vaxxer",
                "don't|don't|don't|don't",
                "doctor's|doctor's|doctor|doctor",
                "the|the|the|the")) {
            String[] cells = row.split("\\|");
            ITEMS.put(cells[0], new Item(split(cells[1]), split(cells[2]), split(cells[3])));
        }
    }

    public static final List<String> SURFACES = List.copyOf(ITEMS.keySet());

    private Vocabulary() {}

    private static List<String> split(String words) {
        return Arrays.asList(words.split(" "));
    }

    static List<String> exact(List<String> surfaces) {
        List<String> words = new ArrayList<>();
        surfaces.forEach(surface -> words.addAll(item(surface).exact()));
        return words;
    }

    static List<String> folded(List<String> surfaces) {
        List<String> words = new ArrayList<>();
        surfaces.forEach(surface -> words.addAll(item(surface).folded()));
        return words;
    }

    static List<String> families(List<String> surfaces) {
        List<String> words = new ArrayList<>();
        surfaces.forEach(surface -> words.addAll(item(surface).families()));
        return words;
    }

    private static Item item(String surface) {
        Item item = ITEMS.get(surface);
        if (item == null) {
            throw new IllegalArgumentException("not in the vocabulary: " + surface);
        }
        return item;
    }
}
