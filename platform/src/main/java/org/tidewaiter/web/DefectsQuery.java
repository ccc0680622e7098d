package org.tidewaiter.web;

import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.checks.Aspect;
import org.tidewaiter.dataquality.Defects;
import org.tidewaiter.dataquality.ScoreCards;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;

/**
 * Which defects a page shows, as its address says: the parameters that narrow the list, by name.
 *
 * @param chosen by parameter, in the order of {@link #NAMES}; only those given
 */
public record DefectsQuery(Map<String, String> chosen) {
    private static final List<String> NAMES =
            List.of("check", "severity", "aspect", "field", "office", "declarant", "importer", "source", "month");

    static DefectsQuery of(Context context) {
        Map<String, String> chosen = new LinkedHashMap<>();
        for (String name : NAMES) {
            String value = context.queryParam(name);
            if (value != null && !value.isBlank()) {
                chosen.put(name, value);
            }
        }
        return new DefectsQuery(chosen);
    }

    /** The defects behind a card of that group. */
    public static DefectsQuery of(ScoreCards.Group group, String name) {
        return new DefectsQuery(Map.of(group.name().toLowerCase(Locale.ROOT), name));
    }

    /** All defects. */
    public static DefectsQuery all() {
        return new DefectsQuery(Map.of());
    }

    /** This query with one more parameter, or another value of it. */
    public DefectsQuery with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(chosen);
        more.put(name, value);
        return new DefectsQuery(more);
    }

    /** This query without a parameter. */
    public DefectsQuery without(String name) {
        Map<String, String> less = new LinkedHashMap<>(chosen);
        less.remove(name);
        return new DefectsQuery(less);
    }

    /** The value of a parameter, or null. */
    public @Nullable String value(String name) {
        return chosen.get(name);
    }

    /** The address of the list. */
    public String url() {
        return "/defects" + query(1);
    }

    /** The address of a page of the list. */
    public String url(int page) {
        return "/defects" + query(page);
    }

    /** The address of the list as a file. */
    public String csv() {
        return "/defects.csv" + query(1);
    }

    private String query(int page) {
        StringBuilder query = new StringBuilder();
        for (String name : NAMES) {
            String value = chosen.get(name);
            if (value != null) {
                query.append('&').append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8));
            }
        }
        if (page > 1) {
            query.append("&page=").append(page);
        }
        return query.isEmpty() ? "" : "?" + query.substring(1);
    }

    Defects.DefectFilter wanted(Map<String, Aspect> aspects) {
        String aspect = value("aspect");
        return new Defects.DefectFilter(
                value("check"),
                value("field"),
                value("office"),
                value("declarant"),
                value("importer"),
                value("source"),
                value("month"),
                value("severity"),
                aspect == null ? null : Defects.CheckSelection.of(aspect(aspect), aspects));
    }

    private static Aspect aspect(String name) {
        for (Aspect aspect : Aspect.values()) {
            if (aspect.name().equalsIgnoreCase(name)) {
                return aspect;
            }
        }
        throw new TidewaiterException(
                Kind.INPUT, "There is no aspect of quality called '" + name + "'", "follow a link of /quality");
    }
}
