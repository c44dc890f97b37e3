package org.listeningpost.narrative.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.listeningpost.narrative.match.StandingQuery.Way;

/**
 * By which slots a query is found for a post: without them, no post matches. A query is taken apart into its alternatives,
 * each of which is found by itself: of several groups of slots the rarest is the anchor, and slots that stand alone are
 * required, which is checked before the alternative itself is.
 */
final class Anchors {
    private static final int REQUIRED_MAX = 3;
    /** Rough shares of posts in ten thousand, for words by their length; where two are as long, either will do. */
    private static final int[] BY_LENGTH = {5_000, 5_000, 3_000, 1_500, 700, 400, 250, 150, 80, 50};

    private static final Set<String> COMMON = Set.of(
            ("about after all also and any are because been but can como con could del did does don else entre era"
                            + " esta este for from get good had hace has have hay her here him his how into its just"
                            + " know las like los mas more most much muy need never new not now only other our out para"
                            + " people pero por porque que said see ser ses should sin sobre some son than that the"
                            + " their them then there they this time todo todos too una uno use very want was way were"
                            + " what when where which who why will with would you your")
                    .split(" "));

    private final SlotDictionary slots;

    Anchors(SlotDictionary slots) {
        this.slots = slots;
    }

    StandingQuery of(String id, Node root) {
        List<Node> clauses = root instanceof Node.And and ? and.clauses() : List.of(root);
        Optional<Node> narrowest = clauses.stream()
                .filter(clause -> best(clause).isPresent())
                .min(Comparator.comparingLong(clause -> commonness(best(clause).orElseThrow())));
        if (narrowest.isEmpty()) {
            Way everyPost = new Way(root.bare(), new int[0], new int[0]);
            return new StandingQuery(id, root, List.of(everyPost), new Node.All());
        }
        Node divided = narrowest.get();
        List<Node> others = clauses.stream().filter(clause -> clause != divided).toList();
        List<Way> ways = alternatives(divided).map(node -> way(node, others)).toList();
        return new StandingQuery(id, root, ways, others.isEmpty() ? new Node.All() : new Node.And(others).bare());
    }

    /** Has a group: a node with alternatives only has one where each of them does. */
    private static Stream<Node> alternatives(Node node) {
        return switch (node) {
            case Node.Or or -> or.clauses().stream().flatMap(Anchors::alternatives);
            case Node.Part part when part.node() instanceof Node.Or or -> alternatives(or);
            default -> Stream.of(node);
        };
    }

    private Way way(Node node, List<Node> others) {
        List<int[]> groups = new ArrayList<>(groups(node));
        groups.sort(Comparator.comparingLong(this::commonness));
        int[] required = Stream.concat(
                        groups.stream().skip(1), others.stream().flatMap(other -> groups(other).stream()))
                .filter(group -> group.length == 1)
                .mapToInt(group -> group[0])
                .distinct()
                .limit(REQUIRED_MAX)
                .toArray();
        return new Way(node.bare(), groups.getFirst(), required);
    }

    private List<int[]> groups(Node node) {
        return switch (node) {
            case Node.All all -> List.of();
            case Node.Fact fact -> List.of();
            case Node.Not not -> List.of();
            case Node.Nothing nothing -> List.of();
            case Node.Part part -> groups(part.node());
            case Node.Has has -> List.of(new int[] {has.slot()});
            case Node.Phrase phrase -> each(phrase.slots());
            case Node.Loose loose -> each(loose.slots());
            case Node.Repeated repeated -> each(repeated.slots());
            case Node.And and ->
                and.clauses().stream()
                        .flatMap(clause -> groups(clause).stream())
                        .toList();
            case Node.Or or ->
                union(or.clauses().stream().map(this::best).toList())
                        .map(List::of)
                        .orElse(List.of());
            case Node.Near near -> {
                List<int[]> sides = new ArrayList<>();
                for (List<int[]> side : List.of(near.left(), near.right())) {
                    union(side.stream().map(phrase -> rarest(each(phrase))).toList())
                            .ifPresent(sides::add);
                }
                yield sides;
            }
        };
    }

    private static List<int[]> each(int[] slots) {
        return IntStream.of(slots).distinct().mapToObj(slot -> new int[] {slot}).toList();
    }

    private Optional<int[]> best(Node node) {
        return rarest(groups(node));
    }

    private Optional<int[]> rarest(List<int[]> groups) {
        return groups.stream().min(Comparator.comparingLong(this::commonness));
    }

    /** Any of several has to be there: each needs a group, or a post could match by the one that has none. */
    private static Optional<int[]> union(List<Optional<int[]>> groups) {
        if (groups.stream().anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        return Optional.of(groups.stream()
                .flatMapToInt(group -> Arrays.stream(group.orElseThrow()))
                .distinct()
                .toArray());
    }

    private long commonness(int[] group) {
        long sum = 0;
        for (int slot : group) {
            sum += commonness(slots.slot(slot));
        }
        return sum;
    }

    /** Posts in ten thousand, roughly. */
    static int commonness(Slot slot) {
        return switch (slot) {
            case Slot.Words words ->
                words.words().stream().mapToInt(Anchors::commonness).max().orElse(3);
            case Slot.Value value -> value.field().commonness();
            case Slot.PrefixPattern prefix -> 2 * commonness(prefix.prefix());
            case Slot.WildcardPattern wildcard ->
                2 * commonness(wildcard.pattern().replaceAll("[*?].*", ""));
            case Slot.FuzzyPattern fuzzy -> 2 * commonness(fuzzy.word());
        };
    }

    private static int commonness(String word) {
        return COMMON.contains(word) ? 5_000 : BY_LENGTH[Math.min(word.length(), BY_LENGTH.length - 1)];
    }
}
