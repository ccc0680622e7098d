package org.tidewaiter.web;

import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.Chooser;
import org.tidewaiter.datamodel.Lane;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.selection.RankedList;
import org.tidewaiter.selection.RankedList.SortColumn;

/**
 * What an address asks of the ranked list, and the addresses that ask a little else: the whole state is in the URL.
 *
 * @param assessment the assessment asked for; null for the last one
 * @param filter which declarations
 * @param sort by what
 * @param descending whether the largest comes first
 * @param page from 1
 */
public record ListQuery(
        @Nullable Integer assessment, RankedList.Filter filter, SortColumn sort, boolean descending, int page) {
    private static final int LAST_PAGE = 1_000_000;

    /** A condition in force: its name, its value, and the address of the list without it. */
    public record Chip(CaseWords name, String value, String without) {}

    static ListQuery of(Context context) {
        return new ListQuery(
                run(context),
                new RankedList.Filter(
                        choice(context, "lane", Lane.values()),
                        choice(context, "by", Chooser.values()),
                        word(context, "office"),
                        word(context, "hs"),
                        word(context, "origin"),
                        word(context, "importer"),
                        word(context, "q")),
                column(word(context, "sort")),
                "desc".equals(context.queryParam("order")),
                pageOf(whole(context, "page")));
    }

    /** The address of this list. */
    public String url() {
        return urlOf(parameters());
    }

    /** The address of the same list on another page. */
    public String onPage(int other) {
        return changed("page", other == 1 ? null : Integer.toString(other));
    }

    /** The address of the same list sorted by a column: turned around where it is sorted by it already. */
    public String sortedBy(SortColumn column) {
        Map<String, String> parameters = parameters();
        parameters.remove("page");
        boolean turn = column == sort ? !descending : largestFirst(column);
        set(parameters, "sort", column == SortColumn.RANK ? null : column.name().toLowerCase(Locale.ROOT));
        set(parameters, "order", turn ? "desc" : null);
        return urlOf(parameters);
    }

    /** What a screen reader is told of a column's order: ascending, descending or none. */
    public String orderOf(SortColumn column) {
        return column != sort ? "none" : descending ? "descending" : "ascending";
    }

    /** The address of the list of one lane and chooser; null for every one. */
    public String inLane(@Nullable Lane lane, @Nullable Chooser by) {
        Map<String, String> parameters = parameters();
        parameters.remove("page");
        set(parameters, "lane", text(lane));
        set(parameters, "by", text(by));
        return urlOf(parameters);
    }

    /** The address of the whole list. */
    public String bare() {
        return assessment == null ? "/ranked" : "/ranked?assessment=" + assessment;
    }

    /** The address of the list as a file. */
    public String csv() {
        String url = changed("page", null);
        return "/ranked.csv" + url.substring("/ranked".length());
    }

    /** The conditions in force other than the lane, which has its own place on the page. */
    public List<Chip> chips() {
        List<Chip> chips = new ArrayList<>();
        chip(chips, CaseWords.SEARCH, "q", filter.search());
        chip(chips, CaseWords.OFFICE, "office", filter.office());
        chip(chips, CaseWords.HS, "hs", filter.hsPrefix());
        chip(chips, CaseWords.ORIGIN, "origin", filter.origin());
        chip(chips, CaseWords.IMPORTER, "importer", filter.importer());
        return chips;
    }

    private void chip(List<Chip> chips, CaseWords name, String parameter, @Nullable String value) {
        if (value != null) {
            chips.add(new Chip(name, value, changed(parameter, null)));
        }
    }

    private String changed(String name, @Nullable String value) {
        Map<String, String> parameters = parameters();
        parameters.remove("page");
        set(parameters, name, value);
        return urlOf(parameters);
    }

    private Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        set(parameters, "assessment", assessment == null ? null : assessment.toString());
        set(parameters, "lane", text(filter.lane()));
        set(parameters, "by", text(filter.selectedBy()));
        set(parameters, "office", filter.office());
        set(parameters, "hs", filter.hsPrefix());
        set(parameters, "origin", filter.origin());
        set(parameters, "importer", filter.importer());
        set(parameters, "q", filter.search());
        set(parameters, "sort", sort == SortColumn.RANK ? null : sort.name().toLowerCase(Locale.ROOT));
        set(parameters, "order", descending ? "desc" : null);
        set(parameters, "page", page == 1 ? null : Integer.toString(page));
        return parameters;
    }

    private static void set(Map<String, String> parameters, String name, @Nullable String value) {
        if (value == null) {
            parameters.remove(name);
        } else {
            parameters.put(name, value);
        }
    }

    private static String urlOf(Map<String, String> parameters) {
        List<String> pairs = new ArrayList<>();
        parameters.forEach((name, value) -> pairs.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return pairs.isEmpty() ? "/ranked" : "/ranked?" + String.join("&", pairs);
    }

    private static boolean largestFirst(SortColumn column) {
        return column == SortColumn.PROBABILITY || column == SortColumn.AMOUNT || column == SortColumn.LANE;
    }

    private static @Nullable String word(Context context, String name) {
        String value = context.queryParam(name);
        return value == null || value.isBlank() ? null : value.trim();
    }

    /** The number of the assessment, which the command line and the trail call a run. */
    private static @Nullable Integer run(Context context) {
        Integer assessment = whole(context, "assessment");
        return assessment == null ? whole(context, "run") : assessment;
    }

    private static @Nullable String text(@Nullable Enum<?> value) {
        return value == null ? null : value.toString();
    }

    private static <E extends Enum<E>> @Nullable E choice(Context context, String name, E[] choices) {
        String value = word(context, name);
        for (E choice : choices) {
            if (choice.toString().equals(value)) {
                return choice;
            }
        }
        if (value == null) {
            return null;
        }
        throw new TidewaiterException(
                Kind.INPUT,
                "'" + name + "' is none of " + Arrays.toString(choices).replaceAll("[\\[\\]]", ""),
                "give one of them, or leave it out");
    }

    private static @Nullable Integer whole(Context context, String name) {
        String value = word(context, name);
        if (value == null) {
            return null;
        }
        if (!value.matches("\\d{1,9}")) {
            throw new TidewaiterException(Kind.INPUT, "'" + name + "' is not a whole number", "give one");
        }
        return Integer.valueOf(value);
    }

    private static int pageOf(@Nullable Integer page) {
        return page == null ? 1 : Math.clamp(page, 1, LAST_PAGE);
    }

    private static SortColumn column(@Nullable String name) {
        for (SortColumn column : SortColumn.values()) {
            if (column.name().equalsIgnoreCase(name)) {
                return column;
            }
        }
        return SortColumn.RANK;
    }
}
