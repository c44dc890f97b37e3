package org.listeningpost.narrative.match;

import java.util.Arrays;
import org.apache.lucene.index.memory.MemoryIndex;
import org.jspecify.annotations.Nullable;

/**
 * What one post holds of the slots that queries ask for: which are there, and at which places. Reused from post to post,
 * so that nothing is allocated. For one thread at a time.
 */
final class Reading {
    /** Places of different texts are so far apart that nothing can be near. */
    static final int FIELD_STEP = 1 << 28;

    private static final int NONE = -1;

    /** What is known of a slot lies side by side, so that one look at memory fetches it all. */
    private static final int SLOT_SHIFT = 2;

    /** The last post that had the slot. */
    private static final int SEEN = 0;
    /** Where the chain of its places begins, and where it ends. */
    private static final int FIRST = 1;

    private static final int LAST = 2;

    private int post;
    private int[] slots;
    private int[] next = new int[256];
    private int[] place = new int[256];
    private int places;
    private int[] present = new int[256];
    private int presentCount;
    private @Nullable Subject subject;
    private @Nullable MemoryIndex memory;

    Reading(int slots) {
        this.slots = new int[slots << SLOT_SHIFT];
    }

    void begin(Subject next) {
        if (++post == Integer.MAX_VALUE) {
            slots = new int[slots.length];
            post = 1;
        }
        places = 0;
        presentCount = 0;
        subject = next;
        memory = null;
    }

    Subject subject() {
        if (subject == null) {
            throw new IllegalStateException("no post is being read");
        }
        return subject;
    }

    /** Forgets the post, so that it can be collected. */
    void end() {
        subject = null;
        memory = null;
    }

    void mark(int slot) {
        int at = slot << SLOT_SHIFT;
        if (slots[at + SEEN] != post) {
            slots[at + SEEN] = post;
            slots[at + FIRST] = NONE;
            slots[at + LAST] = NONE;
            if (presentCount == present.length) {
                present = Arrays.copyOf(present, presentCount * 2);
            }
            present[presentCount++] = slot;
        }
    }

    void markAll(int @Nullable [] some) {
        if (some != null) {
            for (int slot : some) {
                mark(slot);
            }
        }
    }

    /** Places of a slot come in rising order; the same one may come twice. */
    void markAt(int slot, int at) {
        mark(slot);
        int known = slot << SLOT_SHIFT;
        int before = slots[known + LAST];
        if (before != NONE && place[before] == at) {
            return;
        }
        if (places == place.length) {
            place = Arrays.copyOf(place, places * 2);
            next = Arrays.copyOf(next, places * 2);
        }
        place[places] = at;
        next[places] = NONE;
        if (before == NONE) {
            slots[known + FIRST] = places;
        } else {
            next[before] = places;
        }
        slots[known + LAST] = places++;
    }

    void markAllAt(int @Nullable [] some, int at) {
        if (some != null) {
            for (int slot : some) {
                markAt(slot, at);
            }
        }
    }

    boolean has(int slot) {
        return slots[(slot << SLOT_SHIFT) + SEEN] == post;
    }

    boolean hasAll(int[] wanted) {
        for (int slot : wanted) {
            if (!has(slot)) {
                return false;
            }
        }
        return true;
    }

    int presentCount() {
        return presentCount;
    }

    int present(int index) {
        return present[index];
    }

    /** First entry of a slot's places; negative where there is none. */
    int firstOf(int slot) {
        return has(slot) ? slots[(slot << SLOT_SHIFT) + FIRST] : NONE;
    }

    int nextOf(int entry) {
        return next[entry];
    }

    int placeOf(int entry) {
        return place[entry];
    }

    /** All places where these slots stand side by side, by where the first one stands. */
    int[] placesOf(int[] phrase) {
        int[] found = new int[8];
        int count = 0;
        int[] cursors = new int[phrase.length];
        for (int i = 0; i < phrase.length; i++) {
            cursors[i] = firstOf(phrase[i]);
        }
        while (cursors[0] >= 0) {
            int start = place[cursors[0]];
            if (followed(start, cursors)) {
                if (count == found.length) {
                    found = Arrays.copyOf(found, count * 2);
                }
                found[count++] = start;
            }
            cursors[0] = next[cursors[0]];
        }
        return count == found.length ? found : Arrays.copyOf(found, count);
    }

    /**
     * Whether the second phrase begins anywhere at most so many words behind the end of the first. Each slot has to be in
     * the post.
     */
    boolean isFollowed(int[] firstSlots, int[] secondSlots, int distance) {
        if (firstSlots.length > 1 || secondSlots.length > 1) {
            return isFollowed(placesOf(firstSlots), firstSlots.length, placesOf(secondSlots), distance);
        }
        int first = firstOf(firstSlots[0]);
        int second = firstOf(secondSlots[0]);
        while (first >= 0 && second >= 0) {
            int end = place[first] + 1;
            if (place[second] < end) {
                second = next[second];
            } else if (place[second] - end <= distance) {
                return true;
            } else {
                first = next[first];
            }
        }
        return false;
    }

    private static boolean isFollowed(int[] firsts, int length, int[] seconds, int distance) {
        int at = 0;
        for (int first : firsts) {
            int end = first + length;
            while (at < seconds.length && seconds[at] < end) {
                at++;
            }
            if (at < seconds.length && seconds[at] - end <= distance) {
                return true;
            }
        }
        return false;
    }

    /** Whether these slots stand side by side anywhere. */
    boolean hasPhrase(int[] phrase) {
        int[] cursors = new int[phrase.length];
        for (int i = 0; i < phrase.length; i++) {
            cursors[i] = firstOf(phrase[i]);
            if (cursors[i] < 0) {
                return false;
            }
        }
        while (cursors[0] >= 0) {
            if (followed(place[cursors[0]], cursors)) {
                return true;
            }
            cursors[0] = next[cursors[0]];
        }
        return false;
    }

    private boolean followed(int start, int[] cursors) {
        for (int i = 1; i < cursors.length; i++) {
            int wanted = start + i;
            while (cursors[i] >= 0 && place[cursors[i]] < wanted) {
                cursors[i] = next[cursors[i]];
            }
            if (cursors[i] < 0 || place[cursors[i]] != wanted) {
                return false;
            }
        }
        return true;
    }

    /** The post as Lucene sees it, for what only Lucene decides; made when it is first needed. */
    MemoryIndex memory(WordReader words) {
        MemoryIndex index = memory;
        if (index == null) {
            index = words.memoryOf(subject());
            memory = index;
        }
        return index;
    }
}
