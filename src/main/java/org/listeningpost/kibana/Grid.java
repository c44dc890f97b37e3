package org.listeningpost.kibana;

/** A rectangle on a board, which is {@link #COLUMNS} columns wide. */
record Grid(int x, int y, int w, int h) {
    static final int COLUMNS = 48;

    boolean isOnBoard() {
        return x >= 0 && y >= 0 && w > 0 && h > 0 && x + w <= COLUMNS;
    }

    boolean overlaps(Grid other) {
        return x < other.x + other.w && other.x < x + w && y < other.y + other.h && other.y < y + h;
    }
}
