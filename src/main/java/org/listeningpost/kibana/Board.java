package org.listeningpost.kibana;

import java.util.List;

/**
 * One board.
 *
 * @param from first moment that it shows when it is opened, such as {@code now-7d/d}
 */
record Board(
        String id,
        String title,
        String description,
        String from,
        String to,
        List<Control> controls,
        List<Panel> panels) {
    Board {
        controls = List.copyOf(controls);
        panels = List.copyOf(panels);
    }

    /** A list of values to choose from; what is chosen restricts the panels whose index has that field. */
    record Control(String title, String view, String field) {}
}
