package org.listeningpost.http;

/** Whether requests can be served now. Asked often, so the answer must come quickly. */
public interface Readiness {
    /** One word for the state of the search engine: {@code green}, {@code yellow}, {@code red}, {@code unreachable}. */
    String engineStatus();

    /** Ready while every primary shard can be read. */
    default boolean isReady() {
        String status = engineStatus();
        return status.equals("green") || status.equals("yellow");
    }
}
