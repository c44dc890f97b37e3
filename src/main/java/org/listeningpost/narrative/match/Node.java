package org.listeningpost.narrative.match;

import java.util.ArrayList;
import java.util.List;
import org.listeningpost.query.Query;

/** A compiled query over numbered slots. Immutable. */
sealed interface Node {

    boolean matches(Reading reading);

    /** The same without what only explains it: one step less at each leaf, for every post. */
    default Node bare() {
        return switch (this) {
            case Part part -> part.node().bare();
            case Not not -> new Not(not.clause().bare());
            case And and -> new And(and.clauses().stream().map(Node::bare).toList());
            case Or or -> new Or(or.clauses().stream().map(Node::bare).toList());
            case All all -> all;
            case Nothing nothing -> nothing;
            case Has has -> has;
            case Phrase phrase -> phrase;
            case Loose loose -> loose;
            case Repeated repeated -> repeated;
            case Near near -> near;
            case Fact fact -> fact;
        };
    }

    record All() implements Node {
        @Override
        public boolean matches(Reading reading) {
            return true;
        }
    }

    /** A word that has no letters for the analyzer. */
    record Nothing() implements Node {
        @Override
        public boolean matches(Reading reading) {
            return false;
        }
    }

    /** @param clauses the cheapest to look at first */
    record And(List<Node> clauses) implements Node {
        @Override
        public boolean matches(Reading reading) {
            for (Node clause : clauses) {
                if (!clause.matches(reading)) {
                    return false;
                }
            }
            return true;
        }
    }

    record Or(List<Node> clauses) implements Node {
        @Override
        public boolean matches(Reading reading) {
            for (Node clause : clauses) {
                if (clause.matches(reading)) {
                    return true;
                }
            }
            return false;
        }
    }

    record Not(Node clause) implements Node {
        @Override
        public boolean matches(Reading reading) {
            return !clause.matches(reading);
        }
    }

    /** Something that an analyst typed, so that a match can be explained by it. */
    record Part(Query source, Node node) implements Node {
        @Override
        public boolean matches(Reading reading) {
            return node.matches(reading);
        }
    }

    record Has(int slot) implements Node {
        @Override
        public boolean matches(Reading reading) {
            return reading.has(slot);
        }
    }

    /** Slots side by side. */
    record Phrase(int[] slots) implements Node {
        @Override
        public boolean matches(Reading reading) {
            return reading.hasPhrase(slots);
        }
    }

    /** Slots that share no word, moved together by at most so many places. */
    record Loose(int[] slots, int slop) implements Node {
        @Override
        public boolean matches(Reading reading) {
            return window(reading) != null;
        }

        /** Where each slot stands in the first window that is narrow enough; null where there is none. */
        int @org.jspecify.annotations.Nullable [] window(Reading reading) {
            int[] cursors = new int[slots.length];
            for (int i = 0; i < slots.length; i++) {
                cursors[i] = reading.firstOf(slots[i]);
                if (cursors[i] < 0) {
                    return null;
                }
            }
            while (true) {
                int lowest = 0;
                int highest = 0;
                for (int i = 1; i < cursors.length; i++) {
                    int moved = reading.placeOf(cursors[i]) - i;
                    lowest = moved < reading.placeOf(cursors[lowest]) - lowest ? i : lowest;
                    highest = moved > reading.placeOf(cursors[highest]) - highest ? i : highest;
                }
                long width = (long) reading.placeOf(cursors[highest])
                        - highest
                        - (reading.placeOf(cursors[lowest]) - lowest);
                if (width <= slop) {
                    for (int i = 0; i < cursors.length; i++) {
                        cursors[i] = reading.placeOf(cursors[i]);
                    }
                    return cursors;
                }
                cursors[lowest] = reading.nextOf(cursors[lowest]);
                if (cursors[lowest] < 0) {
                    return null;
                }
            }
        }
    }

    /** Slots that share a word: how Lucene keeps two of them from being the same word of the post is Lucene's to say. */
    record Repeated(int[] slots, WordReader.LoosePhrase phrase) implements Node {
        @Override
        public boolean matches(Reading reading) {
            return reading.hasAll(slots) && phrase.matches(reading);
        }
    }

    /** Any phrase of one side, at most so many words before or, unless ordered, behind any of the other. */
    record Near(List<int[]> left, List<int[]> right, int distance, boolean isOrdered) implements Node {
        @Override
        public boolean matches(Reading reading) {
            for (int[] leftSlots : left) {
                if (reading.hasAll(leftSlots) && isNearRight(reading, leftSlots)) {
                    return true;
                }
            }
            return false;
        }

        private boolean isNearRight(Reading reading, int[] leftSlots) {
            for (int[] rightSlots : right) {
                if (reading.hasAll(rightSlots)
                        && (reading.isFollowed(leftSlots, rightSlots, distance)
                                || (!isOrdered && reading.isFollowed(rightSlots, leftSlots, distance)))) {
                    return true;
                }
            }
            return false;
        }

        /** Two phrases: where they start and which slots they are made of. */
        record Pair(int first, int[] firstSlots, int second, int[] secondSlots) {}

        /** All of them, to explain a match. */
        List<Pair> pairs(Reading reading) {
            List<Pair> pairs = new ArrayList<>();
            for (int[] leftSlots : left) {
                int[] lefts = reading.placesOf(leftSlots);
                for (int[] rightSlots : right) {
                    int[] rights = reading.placesOf(rightSlots);
                    follow(lefts, leftSlots, rights, rightSlots, pairs);
                    if (!isOrdered) {
                        follow(rights, rightSlots, lefts, leftSlots, pairs);
                    }
                }
            }
            return pairs;
        }

        private void follow(int[] firsts, int[] firstSlots, int[] seconds, int[] secondSlots, List<Pair> pairs) {
            for (int first : firsts) {
                int end = first + firstSlots.length;
                for (int second : seconds) {
                    if (second >= end && second - end <= distance) {
                        pairs.add(new Pair(first, firstSlots, second, secondSlots));
                    }
                }
            }
        }
    }

    /** A number or time in a range, or a property, straight from the post. */
    record Fact(java.util.function.Predicate<Subject> holds) implements Node {
        @Override
        public boolean matches(Reading reading) {
            return holds.test(reading.subject());
        }
    }
}
