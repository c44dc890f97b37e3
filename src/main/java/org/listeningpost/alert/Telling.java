package org.listeningpost.alert;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.listeningpost.trend.Buckets;

/**
 * What is told of what is found: nothing again within the cool-down, and of each bucket no more than somebody reads. The
 * live evaluation and the back-test both tell through here. It holds the findings of one bucket at most. One thread.
 */
final class Telling {
    /** Told singly of one bucket; one more says how many are left. */
    static final int OF_BUCKET_MAX = 20;

    /** Of equals the one that was found first is the graver. */
    private static final Comparator<Finding> LIGHTEST_FIRST = Comparator.comparing(Finding::severity)
            .thenComparingDouble(Finding::score)
            .thenComparing(Finding::key, Comparator.reverseOrder());

    private final CoolDown coolDown;
    private final Buckets buckets;
    private final Consumer<Finding> told;
    private final PriorityQueue<Finding> gravest = new PriorityQueue<>(LIGHTEST_FIRST);
    private @Nullable Finding gravestLeft;
    private int left;
    private int suppressed;

    /** @param told gets what is told, bucket by bucket, the gravest first */
    Telling(CoolDown coolDown, Buckets buckets, Consumer<Finding> told) {
        this.coolDown = coolDown;
        this.buckets = buckets;
        this.told = told;
    }

    /** @param findings in the order of their buckets */
    void tell(Stream<Finding> findings) {
        findings.forEachOrdered(this::add);
        endBucket();
    }

    /** How many were not told because their key was told a short while before. */
    int suppressed() {
        return suppressed;
    }

    private void add(Finding finding) {
        if (!gravest.isEmpty() && !gravest.peek().bucket().equals(finding.bucket())) {
            endBucket();
        }
        if (!coolDown.isTold(finding)) {
            suppressed++;
            return;
        }
        gravest.add(finding);
        if (gravest.size() > OF_BUCKET_MAX) {
            Finding lightest = gravest.remove();
            if (gravestLeft == null || LIGHTEST_FIRST.compare(lightest, gravestLeft) > 0) {
                gravestLeft = lightest;
            }
            left++;
        }
    }

    private void endBucket() {
        gravest.stream().sorted(LIGHTEST_FIRST.reversed()).forEachOrdered(told);
        if (gravestLeft != null) {
            told.accept(Findings.more(gravestLeft, left, buckets));
        }
        gravest.clear();
        gravestLeft = null;
        left = 0;
    }
}
