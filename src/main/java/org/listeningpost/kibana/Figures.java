package org.listeningpost.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes values as their columns say. Stateless. */
final class Figures {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private Figures() {}

    static String value(JsonNode column, double value) {
        if (!Double.isFinite(value)) {
            return "–";
        }
        if (column.path("dataType").asText().equals("date")) {
            return MOMENT.format(Instant.ofEpochMilli((long) value));
        }
        JsonNode format = column.at("/params/format");
        int decimals = format.at("/params/decimals").asInt(0);
        return switch (format.path("id").asText()) {
            case "percent" -> String.format(Locale.ROOT, "%,." + decimals + "f %%", 100 * value);
            case "number" -> String.format(Locale.ROOT, "%,." + decimals + "f", value);
            default ->
                value == Math.rint(value)
                        ? String.format(Locale.ROOT, "%,.0f", value)
                        : String.format(Locale.ROOT, "%,.2f", value);
        };
    }

    /** The same at an axis, without more decimals than the figure needs. */
    static String tick(JsonNode column, double value) {
        boolean isPercent = column.at("/params/format/id").asText().equals("percent");
        double shown = isPercent ? 100 * value : value;
        String text = shown == Math.rint(shown)
                ? String.format(Locale.ROOT, "%,.0f", shown)
                : String.format(Locale.ROOT, "%.2f", shown).replaceAll("0$", "");
        return isPercent ? text + " %" : text;
    }

    /** A key of a bucket as people read it. */
    static String key(JsonNode column, String key) {
        if (!column.path("operationType").asText().equals("date_histogram")) {
            return key;
        }
        Instant at = Instant.ofEpochMilli(Long.parseLong(key));
        boolean isMidnight = at.getEpochSecond() % 86_400 == 0;
        return isMidnight ? DAY.format(at) : TIME.format(at);
    }

    /** The smallest round number that is not below it. */
    static double roundUp(double value) {
        if (!(value > 0)) {
            return 1;
        }
        double power = Math.pow(10, Math.floor(Math.log10(value)));
        for (double step : new double[] {1, 2, 4, 6, 8}) {
            if (step * power >= value) {
                return step * power;
            }
        }
        return 10 * power;
    }
}
