package org.listeningpost.kibana;

import java.util.List;

/** Everything that is made for Kibana, as people write it. */
record Definition(List<DataView> views, List<SavedSearch> searches, List<Board> boards) {
    Definition {
        views = List.copyOf(views);
        searches = List.copyOf(searches);
        boards = List.copyOf(boards);
    }

    DataView view(String id) {
        return views.stream()
                .filter(view -> view.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new DefinitionException("there is no data view " + id));
    }

    /**
     * Whether a chart asks an index of which the board has no control. What is chosen in a control must not reach it: it
     * lacks the field, so that Kibana would show nothing.
     */
    boolean isApart(Board board, Panel.Chart chart) {
        String index = view(chart.view()).index();
        return !board.controls().isEmpty()
                && board.controls().stream()
                        .noneMatch(control -> view(control.view()).index().equals(index));
    }
}
