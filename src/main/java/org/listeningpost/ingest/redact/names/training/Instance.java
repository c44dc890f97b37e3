package org.listeningpost.ingest.redact.names.training;

/** One post as training sees it: the features of each token, none where the gate passes over it, and the labels. */
record Instance(int[][] features, byte[] labels) {}
