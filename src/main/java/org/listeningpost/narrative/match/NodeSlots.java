package org.listeningpost.narrative.match;

import java.util.function.IntConsumer;

/** All slots that a compiled query asks for. */
final class NodeSlots {
    private NodeSlots() {}

    static void forEach(Node node, IntConsumer each) {
        switch (node) {
            case Node.All all -> {
                // asks for nothing
            }
            case Node.Nothing nothing -> {
                // asks for nothing
            }
            case Node.Fact fact -> {
                // looks at the post itself
            }
            case Node.And and -> and.clauses().forEach(clause -> forEach(clause, each));
            case Node.Or or -> or.clauses().forEach(clause -> forEach(clause, each));
            case Node.Not not -> forEach(not.clause(), each);
            case Node.Part part -> forEach(part.node(), each);
            case Node.Has has -> each.accept(has.slot());
            case Node.Phrase phrase -> all(phrase.slots(), each);
            case Node.Loose loose -> all(loose.slots(), each);
            case Node.Repeated repeated -> all(repeated.slots(), each);
            case Node.Near near -> {
                near.left().forEach(slots -> all(slots, each));
                near.right().forEach(slots -> all(slots, each));
            }
        }
    }

    private static void all(int[] slots, IntConsumer each) {
        for (int slot : slots) {
            each.accept(slot);
        }
    }
}
