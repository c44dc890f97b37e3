package org.listeningpost.narrative.match;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.apache.lucene.analysis.CharArrayMap;
import org.jspecify.annotations.Nullable;
import org.listeningpost.narrative.analysis.LocalAnalyzers;

/** From what stands in a post to the slots that ask for it. Immutable once built. */
final class SlotTables {
    private final Map<String, int[]> stemmed = new HashMap<>();
    private final Map<String, int[]> folded = new HashMap<>();
    private final CharArrayMap<int[]> exact;
    private final WordSpotter exactSpotter;
    private final Map<ValueField, Map<String, int[]>> values = new EnumMap<>(ValueField.class);
    private final Patterns patterns;

    /** @param used numbers of the slots that the queries of the set ask for */
    SlotTables(SlotDictionary dictionary, Iterable<Integer> used) {
        Map<String, int[]> exactWords = new HashMap<>();
        Map<Integer, Slot.Pattern> patternSlots = new HashMap<>();
        for (int number : used) {
            switch (dictionary.slot(number)) {
                case Slot.Words slot -> {
                    Map<String, int[]> table =
                            switch (slot.stream()) {
                                case STEMMED -> stemmed;
                                case FOLDED -> folded;
                                case EXACT -> exactWords;
                            };
                    slot.words().forEach(word -> add(table, word, number));
                    slot.hashtags().forEach(tag -> addValue(ValueField.HASHTAGS, tag, number));
                }
                case Slot.Value slot -> addValue(slot.field(), slot.value(), number);
                case Slot.Pattern slot -> patternSlots.put(number, slot);
            }
        }
        exact = new CharArrayMap<>(exactWords.size() * 2, false);
        exactWords.forEach(exact::put);
        exactSpotter = new WordSpotter(exactWords.keySet());
        patterns = new Patterns(patternSlots);
    }

    private void addValue(ValueField field, String value, int slot) {
        add(values.computeIfAbsent(field, key -> new HashMap<>()), value, slot);
    }

    private static void add(Map<String, int[]> table, String key, int slot) {
        table.merge(key, new int[] {slot}, (known, added) -> {
            int[] more = Arrays.copyOf(known, known.length + 1);
            more[known.length] = slot;
            return more;
        });
    }

    boolean asksForWords() {
        return !stemmed.isEmpty() || !folded.isEmpty() || !patterns.isEmpty();
    }

    /** False for nearly every text that holds no exact word that is asked for, so that few have to be cut into words. */
    boolean mayHoldExactWord(String text) {
        return exactSpotter.mayHoldAny(text);
    }

    /** All slots that a folded word fills: by itself, by its stems, by the patterns that it fits; in no order. */
    int[] slotsOf(char[] word, int length, LocalAnalyzers analyzers) {
        String text = new String(word, 0, length);
        IntStream.Builder slots = IntStream.builder();
        for (String stem : analyzers.stems(text)) {
            add(stemmed.get(stem), slots);
        }
        add(folded.get(text), slots);
        add(patterns.fitting(word, length), slots);
        return slots.build().distinct().toArray();
    }

    private static void add(int @Nullable [] some, IntStream.Builder slots) {
        if (some != null) {
            for (int slot : some) {
                slots.add(slot);
            }
        }
    }

    int @Nullable [] exact(char[] text, int length) {
        return exact.get(text, 0, length);
    }

    /** The value fields that queries ask for. */
    void forEachValueField(BiConsumer<ValueField, Map<String, int[]>> each) {
        values.forEach(each);
    }
}
