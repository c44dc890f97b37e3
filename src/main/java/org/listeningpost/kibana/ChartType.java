package org.listeningpost.kibana;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a chart looks, by the name in a definition. */
enum ChartType {
    METRIC("lnsMetric", "metric"),
    BAR("lnsXY", "bar"),
    BAR_STACKED("lnsXY", "bar_stacked"),
    BAR_PERCENTAGE("lnsXY", "bar_percentage", "bar_percentage_stacked"),
    BAR_HORIZONTAL("lnsXY", "bar_horizontal"),
    BAR_HORIZONTAL_STACKED("lnsXY", "bar_horizontal_stacked"),
    BAR_HORIZONTAL_PERCENTAGE("lnsXY", "bar_horizontal_percentage", "bar_horizontal_percentage_stacked"),
    LINE("lnsXY", "line"),
    AREA_STACKED("lnsXY", "area_stacked"),
    DONUT("lnsPie", "pie"),
    HEATMAP("lnsHeatmap", "heatmap"),
    TAG_CLOUD("lnsTagcloud", "tag_cloud"),
    TABLE("lnsDatatable", "data_table");

    private final String visualization;
    private final String apiType;
    private final String series;

    ChartType(String visualization, String apiType) {
        this(visualization, apiType, apiType);
    }

    ChartType(String visualization, String apiType, String series) {
        this.visualization = visualization;
        this.apiType = apiType;
        this.series = series;
    }

    /** Lens' name of the visualization. */
    String visualization() {
        return visualization;
    }

    /** The Dashboards API's name. */
    String apiType() {
        return apiType;
    }

    /** Lens' name of the series of an XY chart. */
    String series() {
        return series;
    }

    boolean isXy() {
        return visualization.equals("lnsXY");
    }

    String keyword() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<ChartType> of(String keyword) {
        return Arrays.stream(values())
                .filter(type -> type.keyword().equals(keyword))
                .findFirst();
    }
}
