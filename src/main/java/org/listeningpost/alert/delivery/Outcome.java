package org.listeningpost.alert.delivery;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How an attempt ended; {@code what} is a status or one of a few words, never an address or what the other end said. */
public sealed interface Outcome {

    String what();

    /** The other end has it. */
    record Delivered(String what) implements Outcome {}

    /**
     * It may work later.
     *
     * @param after how long the other end asks to be left alone; null where it does not
     */
    record Postponed(String what, @Nullable Duration after) implements Outcome {}

    /** It will not work like this. */
    record Refused(String what) implements Outcome {}
}
