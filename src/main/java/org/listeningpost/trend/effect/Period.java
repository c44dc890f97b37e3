package org.listeningpost.trend.effect;

/** Which of the two stretches of time a day belongs to. */
public enum Period {
    BASELINE,
    WINDOW
}
