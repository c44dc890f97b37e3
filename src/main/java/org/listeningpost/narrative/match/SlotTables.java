package org.listeningpost.narrative.match;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.lucene.analysis.CharArrayMap;
import org.jspecify.annotations.Nullable;

/** From what stands in a post to the slots that ask for it. Immutable once built. */
final class SlotTables {
    /** Slots by stemmed word, and by folded word where the stem must not count. */
    record Word(int @Nullable [] stemmed, int @Nullable [] folded) {}

    private final CharArrayMap<Word> words;
    private final CharArrayMap<int[]> exact;
    private final Map<ValueField, Map<String, int[]>> values = new EnumMap<>(ValueField.class);
    private final Patterns patterns;

    /** @param used numbers of the slots that the queries of the set ask for */
    SlotTables(SlotDictionary dictionary, Iterable<Integer> used) {
        Map<String, int[]> stemmedWords = new HashMap<>();
        Map<String, int[]> foldedWords = new HashMap<>();
        Map<String, int[]> exactWords = new HashMap<>();
        Map<Integer, Slot.Pattern> patternSlots = new HashMap<>();
        for (int number : used) {
            switch (dictionary.slot(number)) {
                case Slot.Words slot -> {
                    Map<String, int[]> table =
                            switch (slot.stream()) {
                                case STEMMED -> stemmedWords;
                                case FOLDED -> foldedWords;
                                case EXACT -> exactWords;
                            };
                    slot.words().forEach(word -> add(table, word, number));
                    slot.hashtags().forEach(tag -> addValue(ValueField.HASHTAGS, tag, number));
                }
                case Slot.Value slot -> addValue(slot.field(), slot.value(), number);
                case Slot.Pattern slot -> patternSlots.put(number, slot);
            }
        }
        words = new CharArrayMap<>(stemmedWords.size() * 2, false);
        stemmedWords.forEach((word, slots) -> words.put(word, new Word(slots, foldedWords.remove(word))));
        foldedWords.forEach((word, slots) -> words.put(word, new Word(null, slots)));
        exact = new CharArrayMap<>(exactWords.size() * 2, false);
        exactWords.forEach(exact::put);
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
        return !words.isEmpty() || !patterns.isEmpty();
    }

    boolean asksForExactWords() {
        return !exact.isEmpty();
    }

    @Nullable
    Word word(char[] text, int length) {
        return words.get(text, 0, length);
    }

    int @Nullable [] exact(char[] text, int length) {
        return exact.get(text, 0, length);
    }

    Patterns patterns() {
        return patterns;
    }

    /** The value fields that queries ask for. */
    void forEachValueField(BiConsumer<ValueField, Map<String, int[]>> each) {
        values.forEach(each);
    }
}
