package org.listeningpost.kibana;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads {@code views.yaml}, {@code searches.yaml} and {@code boards/*.yaml} of one folder. Used by one thread. */
final class DefinitionReader {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Set<String> FUNCTIONS = Set.of("unique_count", "sum", "average", "median", "min", "max");
    private static final List<String> INTERVALS = List.of("auto", "m", "h", "d", "w", "M", "q", "y");
    private static final int SIZE_MAX = 1_000;

    private final Path folder;
    private final Map<String, DataView> views = new HashMap<>();
    private final Map<String, SavedSearch> searches = new HashMap<>();

    private DefinitionReader(Path folder) {
        this.folder = folder;
    }

    /** @throws DefinitionException where it cannot be understood */
    static Definition read(Path folder) throws IOException {
        return new DefinitionReader(folder).read();
    }

    private Definition read() throws IOException {
        List<DataView> viewList = new ArrayList<>();
        for (Fields each : file(folder.resolve("views.yaml")).objects("views")) {
            each.allow("id", "name", "index", "time_field");
            DataView view =
                    new DataView(each.text("id"), each.text("name"), each.text("index"), each.text("time_field", ""));
            viewList.add(view);
            views.put(view.id(), view);
        }
        List<SavedSearch> searchList = new ArrayList<>();
        for (Fields each : file(folder.resolve("searches.yaml")).objects("searches")) {
            SavedSearch search = search(each);
            searchList.add(search);
            searches.put(search.id(), search);
        }
        List<Board> boards = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder.resolve("boards"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()) {
                Fields fields = file(file);
                Board board = board(fields);
                refuseQueriesApart(new Definition(viewList, searchList, List.of(board)), fields);
                boards.add(board);
            }
        }
        return new Definition(viewList, searchList, boards);
    }

    /** Kibana takes no query of a panel that ignores the controls, since it ignores queries from outside, too. */
    private static void refuseQueriesApart(Definition definition, Fields from) {
        Board board = definition.boards().getFirst();
        for (int i = 0; i < board.panels().size(); i++) {
            if (board.panels().get(i) instanceof Panel.Chart chart
                    && !chart.query().isEmpty()
                    && definition.isApart(board, chart)) {
                throw from.objects("panels")
                        .get(i)
                        .error("asks an index of which the board has no control: give the query to its measures");
            }
        }
    }

    private Fields file(Path file) throws IOException {
        try {
            JsonNode tree = YAML.readTree(Files.readString(file));
            return new Fields(tree, file.getFileName().toString());
        } catch (JsonProcessingException e) {
            throw new DefinitionException(file.getFileName() + ": " + e.getOriginalMessage());
        }
    }

    private SavedSearch search(Fields from) {
        from.allow("id", "title", "description", "view", "query", "columns", "newest_by");
        return new SavedSearch(
                from.text("id"),
                from.text("title"),
                from.text("description"),
                view(from),
                from.query("query"),
                from.texts("columns"),
                from.text("newest_by"));
    }

    private Board board(Fields from) {
        from.allow("id", "title", "description", "time", "controls", "panels");
        List<Board.Control> controls = new ArrayList<>();
        for (Fields each : from.objects("controls")) {
            each.allow("title", "view", "field");
            controls.add(new Board.Control(each.text("title"), view(each), each.text("field")));
        }
        List<Panel> panels = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Fields each : from.objects("panels")) {
            Panel panel = panel(each);
            panels.add(panel);
            if (!ids.add(panel.id())) {
                throw each.error("has the id of another panel: " + panel.id());
            }
        }
        Fields time = from.object("time").allow("from", "to");
        return new Board(
                from.text("id"),
                from.text("title"),
                from.text("description"),
                time.time("from"),
                time.time("to"),
                controls,
                panels);
    }

    private Panel panel(Fields from) {
        if (from.has("text")) {
            from.allow("id", "at", "text");
            return new Panel.Text(from.text("id"), from.grid("at"), from.text("text"));
        }
        if (from.has("search")) {
            from.allow("id", "at", "title", "search");
            String search = from.text("search");
            if (!searches.containsKey(search)) {
                throw from.error("names no saved search: " + search);
            }
            return new Panel.Found(from.text("id"), from.grid("at"), from.text("title"), search);
        }
        return chart(from);
    }

    private Panel.Chart chart(Fields from) {
        ChartType type = ChartType.of(from.text("chart"))
                .orElseThrow(() -> from.error("needs chart, one of "
                        + Arrays.stream(ChartType.values())
                                .map(ChartType::keyword)
                                .toList()));
        String groupsName = groupsName(type);
        if (type.isXy() || type == ChartType.HEATMAP) {
            from.allow("id", "at", "title", "chart", "view", "query", "x", groupsName, "measures");
        } else {
            from.allow("id", "at", "title", "chart", "view", "query", groupsName, "measures");
        }
        List<Bucket> groups = new ArrayList<>();
        from.objects(groupsName).forEach(each -> groups.add(bucket(each)));
        List<Measure> measures = new ArrayList<>();
        from.objects("measures").forEach(each -> measures.add(measure(each)));
        Panel.Chart chart = new Panel.Chart(
                from.text("id"),
                from.grid("at"),
                from.text("title"),
                type,
                view(from),
                from.query("query"),
                from.has("x") ? bucket(from.object("x")) : null,
                groups,
                measures);
        String problem = problemOf(chart);
        if (problem != null) {
            throw from.error(problem);
        }
        return chart;
    }

    /** What its groups are called depends on what they become. */
    static String groupsName(ChartType type) {
        return switch (type) {
            case DONUT -> "slices";
            case HEATMAP -> "y";
            case TAG_CLOUD -> "tags";
            case TABLE -> "rows";
            case METRIC,
                    BAR,
                    BAR_STACKED,
                    BAR_PERCENTAGE,
                    BAR_HORIZONTAL,
                    BAR_HORIZONTAL_STACKED,
                    BAR_HORIZONTAL_PERCENTAGE,
                    LINE,
                    AREA_STACKED -> "split";
        };
    }

    private static @Nullable String problemOf(Panel.Chart chart) {
        int groups = chart.groups().size();
        int measures = chart.measures().size();
        String groupsName = groupsName(chart.type());
        if (measures == 0) {
            return "needs measures";
        }
        return switch (chart.type()) {
            case METRIC -> groups > 0 || measures > 2 ? "has one or two measures and no groups" : null;
            case DONUT, TAG_CLOUD ->
                groups != 1 || measures != 1 ? "has one of " + groupsName + " and one measure" : null;
            case HEATMAP ->
                groups != 1 || chart.x() == null || measures != 1 ? "has x, one of y and one measure" : null;
            case TABLE -> groups == 0 ? "needs rows" : null;
            case BAR,
                    BAR_STACKED,
                    BAR_PERCENTAGE,
                    BAR_HORIZONTAL,
                    BAR_HORIZONTAL_STACKED,
                    BAR_HORIZONTAL_PERCENTAGE,
                    LINE,
                    AREA_STACKED ->
                groups > 1 || groups == 1 && measures > 1 ? "has either one split or many measures" : null;
        };
    }

    private String view(Fields from) {
        String view = from.text("view");
        if (!views.containsKey(view)) {
            throw from.error("names no data view: " + view);
        }
        return view;
    }

    private static Bucket bucket(Fields from) {
        if (from.has("date")) {
            from.allow("date", "interval", "label");
            return new Bucket.Dates(from.text("date"), interval(from), from.text("label", ""));
        }
        if (from.has("terms")) {
            from.allow("terms", "size", "rest", "sorted", "label");
            return new Bucket.Terms(
                    from.text("terms"), size(from), from.flag("rest"), from.flag("sorted"), from.text("label"));
        }
        if (from.has("filters")) {
            from.allow("filters", "label");
            List<Bucket.Filter> filters = new ArrayList<>();
            for (Fields each : from.objects("filters")) {
                each.allow("label", "query");
                filters.add(new Bucket.Filter(each.text("label"), each.query("query")));
            }
            return new Bucket.Filters(filters, from.text("label"));
        }
        throw from.error("groups by date, terms or filters");
    }

    private static String interval(Fields from) {
        String interval = from.text("interval", "auto");
        if (!INTERVALS.contains(interval)) {
            throw from.error("needs interval, one of " + INTERVALS);
        }
        return interval;
    }

    private static int size(Fields from) {
        int size = from.number("size", 10);
        if (size < 1 || size > SIZE_MAX) {
            throw from.error("needs size, 1 to " + SIZE_MAX);
        }
        return size;
    }

    private static Measure measure(Fields from) {
        from.allow("measure", "field", "query", "of", "shift", "label", "format");
        String name = from.text("measure");
        if (from.has("of") && !name.equals("share")) {
            throw from.error("has of, which only a share has");
        }
        String query = from.query("query");
        String shift = from.has("shift") ? from.shift("shift") : "";
        String label = from.text("label");
        switch (name) {
            case "count" -> {
                return new Measure.Count(query, shift, label, format(from, Measure.Format.PLAIN));
            }
            case "share" -> {
                if (query.isEmpty()) {
                    throw from.error("is the share of a query");
                }
                return new Measure.Share(query, from.query("of"), shift, label, format(from, Measure.Format.PERCENT));
            }
            case "change" -> {
                return new Measure.Change(query, from.shift("shift"), label, format(from, Measure.Format.PERCENT));
            }
            default -> {
                if (!FUNCTIONS.contains(name)) {
                    throw from.error("measures count, share, change or one of " + FUNCTIONS);
                }
                return new Measure.Of(
                        name, from.text("field"), query, shift, label, format(from, Measure.Format.PLAIN));
            }
        }
    }

    private static Measure.Format format(Fields from, Measure.Format otherwise) {
        String name = from.text("format", otherwise.name().toLowerCase(Locale.ROOT));
        return Arrays.stream(Measure.Format.values())
                .filter(format -> format.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() -> from.error("writes numbers plain, whole, decimal or percent"));
    }
}
