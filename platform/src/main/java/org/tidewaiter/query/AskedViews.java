package org.tidewaiter.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.tidewaiter.datamodel.ReferenceTable;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.engine.Session;
import org.tidewaiter.engine.SqlSections;

/**
 * The views and tables of the model that may be asked. Another one is asked once its name stands here: what holds people of Customs
 * also needs its section in {@code masked.sql}. Tables of reference are asked and masked by their columns.
 */
public final class AskedViews {
    private static final List<String> OF_DECLARATIONS = List.of(
            "declaration",
            "declaration_version",
            "goods_item",
            "goods_item_version",
            "draft",
            "draft_item",
            "draft_addition",
            "draft_tax_line",
            "draft_document",
            "draft_container",
            "draft_packaging",
            "draft_charge",
            "draft_invoice",
            "draft_additional_information",
            "draft_declared_party",
            "control",
            "control_version",
            "control_finding",
            "event",
            "logged_event",
            "response",
            "response_item",
            "response_addition",
            "response_subject",
            "party",
            "addition",
            "tax_line",
            "message_tax_line",
            "document",
            "message_document",
            "container",
            "message_container",
            "packaging",
            "message_packaging",
            "charge",
            "message_charge",
            "invoice",
            "message_invoice",
            "additional_information",
            "message_additional_information",
            "declared_party",
            "message_declared_party",
            "party_name",
            "party_contact",
            "journey",
            "person",
            "person_detail",
            "defect",
            "advance_cargo",
            "advance_cargo_item",
            "advance_cargo_addition",
            "assessment",
            "assessed",
            "assessed_count",
            "promotion",
            "load",
            "load_sheet",
            "load_left_out",
            "quarantine",
            "national_currency",
            "judged_document",
            "judged_item",
            "judged_defect");

    private static final List<String> NAMES = Stream.concat(
                    OF_DECLARATIONS.stream(),
                    Arrays.stream(ReferenceTable.values()).map(ReferenceTable::viewName))
            .toList();

    /** What is asked instead of the views that show people: those of declarations by their section, those of reference by their columns. */
    private static final Map<String, String> MASKS = masks();

    private AskedViews() {}

    private static Map<String, String> masks() {
        SqlSections sections = SqlSections.read(AskedViews.class, "masked.sql");
        Map<String, String> masks = new HashMap<>();
        sections.names().forEach(name -> masks.put(name, sections.get(name)));
        for (ReferenceTable table : ReferenceTable.values()) {
            table.masked().ifPresent(mask -> masks.put(table.viewName(), mask));
        }
        return Map.copyOf(masks);
    }

    /**
     * A view with its columns.
     *
     * @param name its name
     * @param columns its columns in order
     * @param masked whether officers in it are masked unless they are asked for
     */
    public record View(String name, List<AskedColumn> columns, boolean masked) {}

    /** A column, with its type in small letters. */
    public record AskedColumn(String name, String type) {}

    private record ViewLine(String view, String name, String type) {}

    /** The views that may be asked, those of declarations first. */
    public static List<View> all(Lake lake) {
        Map<String, List<AskedColumn>> columns = new LinkedHashMap<>();
        NAMES.forEach(n -> columns.put(n, new ArrayList<>()));
        lake.query(
                        ViewLine.class,
                        "select table_name as view, column_name as name, lower(data_type) as type from duckdb_columns()"
                                + " where schema_name = 'main' and not internal order by table_name, column_index")
                .forEach(line -> {
                    List<AskedColumn> there = columns.get(line.view());
                    if (there != null) {
                        there.add(new AskedColumn(line.name(), line.type()));
                    }
                });
        List<View> views = new ArrayList<>();
        columns.forEach((name, there) -> views.add(new View(name, List.copyOf(there), MASKS.containsKey(name))));
        return List.copyOf(views);
    }

    static boolean mayBeAsked(String name) {
        return NAMES.contains(name.toLowerCase(Locale.ROOT));
    }

    static List<String> names() {
        return NAMES;
    }

    /** What is asked instead of a view so that officers are masked; nothing where it shows none. */
    static Optional<String> mask(String view) {
        return Optional.ofNullable(MASKS.get(view.toLowerCase(Locale.ROOT)));
    }

    /** The names of all that is in the catalog, whether it may be asked or not. */
    static Set<String> taken(Session session) {
        record Name(String name) {}
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        session.query(Name.class, "select table_name from duckdb_tables() union select view_name from duckdb_views()")
                .forEach(n -> names.add(n.name()));
        return names;
    }
}
