package org.listeningpost.trend;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How many posts of one value of a field each bucket holds.
 *
 * @param held buckets that hold some, in their order
 */
public record ValueCounts(String value, List<Held> held) {

    /** @param bin place of the bucket among those that were asked for */
    public record Held(int bin, double count) {}

    /** One count for each bucket. */
    public double[] row(int bins) {
        double[] row = new double[bins];
        held.forEach(each -> row[each.bin()] = each.count());
        return row;
    }

    /** Puts together what comes one by one, in the order of values and of time, and lets go of each value that is whole. */
    static final class Gathering {
        private final List<Bucket> bins;
        private final Consumer<ValueCounts> each;
        private final List<Held> held = new ArrayList<>();
        private @Nullable String value;

        Gathering(List<Bucket> bins, Consumer<ValueCounts> each) {
            this.bins = bins;
            this.each = each;
        }

        void add(String of, Instant start, double count) {
            if (!of.equals(value)) {
                end();
                value = of;
            }
            int bin = Histogram.place(start, bins);
            boolean isSame = !held.isEmpty() && held.getLast().bin() == bin;
            held.add(new Held(bin, isSame ? held.removeLast().count() + count : count));
        }

        void end() {
            if (value != null) {
                each.accept(new ValueCounts(value, List.copyOf(held)));
                held.clear();
            }
        }
    }
}
