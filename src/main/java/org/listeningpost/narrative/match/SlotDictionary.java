package org.listeningpost.narrative.match;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers slots in the order in which they are first asked for. Used by one thread; a set of queries takes a copy. */
final class SlotDictionary {
    private final Map<Slot, Integer> numbers = new HashMap<>();
    private final List<Slot> slots = new ArrayList<>();

    int numberOf(Slot slot) {
        Integer known = numbers.get(slot);
        if (known != null) {
            return known;
        }
        numbers.put(slot, slots.size());
        slots.add(slot);
        return slots.size() - 1;
    }

    Slot slot(int number) {
        return slots.get(number);
    }

    int size() {
        return slots.size();
    }
}
