package org.listeningpost;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.listeningpost.narrative.PostTagger;

/**
 * How many of a set of standing queries tag posts, and how many should and cannot.
 *
 * @param set in the plural, as in the name of the gauge
 */
record StandingMetrics(String set, PostTagger tagger) implements MeterBinder {
    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("listening_post_" + set + "_standing", tagger::size)
                .description("Queries of the " + set + " that tag posts")
                .register(registry);
        Gauge.builder("listening_post_" + set + "_broken", tagger::broken)
                .description("Queries of the " + set + " that should tag posts and cannot, because they are broken")
                .register(registry);
    }
}
