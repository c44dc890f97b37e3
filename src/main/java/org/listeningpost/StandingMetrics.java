package org.listeningpost;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.IntSupplier;
import org.listeningpost.narrative.NarrativeTagger;
import org.listeningpost.topic.TopicTagger;

/**
 * How many of a set of standing queries tag posts, and how many should and cannot.
 *
 * @param set in the plural, as in the name of the gauge
 */
record StandingMetrics(String set, IntSupplier standing, IntSupplier broken) implements MeterBinder {
    static StandingMetrics of(TopicTagger topics) {
        return new StandingMetrics("topics", topics::size, topics::broken);
    }

    static StandingMetrics of(NarrativeTagger narratives) {
        return new StandingMetrics("narratives", narratives::size, narratives::broken);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("listening_post_" + set + "_standing", standing::getAsInt)
                .description("Queries of the " + set + " that tag posts")
                .register(registry);
        Gauge.builder("listening_post_" + set + "_broken", broken::getAsInt)
                .description("Queries of the " + set + " that should tag posts and cannot, because they are broken")
                .register(registry);
    }
}
