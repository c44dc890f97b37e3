package org.listeningpost.ingest.source;

import java.util.List;

/** A row taken for the names of columns, and what it makes of the rows below. For one thread. */
interface Heading {
    /** Whether nothing but a heading looks so. */
    boolean isSure();

    /** Whether it is one if there is no better: titles may look so, too. */
    boolean isPossible();

    /** Whether it names words: then a row of no more cells is rather below it than its better. */
    boolean namesWords();

    /** How many columns there are. */
    int size();

    /** The record of a row; cells beyond the last column are not looked at. */
    RawRecord record(List<String> cells, long at);

    /** What the columns are taken for; empty where nobody can change that. */
    List<TableColumns.Column> columns();
}
