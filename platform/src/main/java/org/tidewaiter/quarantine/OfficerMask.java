package org.tidewaiter.quarantine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.datamodel.ReferenceTable;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.engine.SqlFile;
import org.tidewaiter.mapping.Mapping;
import org.tidewaiter.mapping.ModelNames;

/**
 * Hides officers in rows as they stood in their files, as they are hidden wherever a declaration shows its controls: what stands in a column of
 * officers, and in files beside the declarations every number under which controls are recorded. A row that comes back corrected with the mark still
 * in it has what stood there again. Texts of messages are left as they are, since they come from declarants; but messages about travellers are hidden
 * whole, as their names are wherever they were taken.
 */
public final class OfficerMask {
    /** What stands in place of an officer. */
    public static final String MARK = "masked-officer";

    /** Instead of a row that does not fit its header, so that nobody can say which of its values is an officer. */
    static final String WHOLE = "masked: a row that does not fit its header and may name an officer"
            + " (tidewaiter quarantine --officers --why TEXT shows it)";

    /** Instead of a message about travellers. */
    static final String PEOPLE =
            "masked: a message about travellers (tidewaiter quarantine --people --why TEXT shows it)";

    /** Lists of passengers and records of their bookings, by their type, wherever in a text that nobody could read it stands. */
    private static final Pattern OF_TRAVELLERS = Pattern.compile("PAXLST|PNRGOV");

    /** Columns that show people of Customs in files beside the declarations, by the word of {@code load --as}. */
    private static final Map<String, Set<String>> COMPANIONS = companions();

    private static final String OFFICERS = SqlFile.read(OfficerMask.class, "OfficerMask.sql");

    private final Lake lake;
    private final Map<Integer, Optional<QuarantinedLoad>> loads = new HashMap<>();
    private final Map<Integer, Set<String>> columns = new HashMap<>();
    private @Nullable Set<String> known;

    /** A mask for the rows of a workspace. */
    public OfficerMask(Lake lake) {
        this.lake = lake;
    }

    private static Map<String, Set<String>> companions() {
        Map<String, Set<String>> columns = new HashMap<>(Map.of("event_log", Set.of("resource", "org:resource")));
        for (ReferenceTable table : ReferenceTable.values()) {
            columns.put(
                    table.kind(),
                    table.ofPeople().stream()
                            .flatMap(c -> Stream.concat(Stream.of(c.name()), c.otherNames().stream()))
                            .collect(Collectors.toUnmodifiableSet()));
        }
        return Map.copyOf(columns);
    }

    private record KnownOfficer(String partyId) {}

    /** Whether a text of a message is about travellers, so that nothing in it is shown. */
    public static boolean isOfTravellers(String message) {
        return OF_TRAVELLERS.matcher(message).find();
    }

    /** A row's text with its officers hidden; a message about travellers hidden whole. */
    public String text(int load, String text) {
        QuarantinedLoad of = load(load);
        if (of == null) {
            return isOfTravellers(text) ? PEOPLE : text;
        }
        CorrectedRows rows = of.rows();
        List<String> names = rows.names();
        Optional<List<String>> values = rows.whole(text);
        if (values.isEmpty()) {
            return names.stream().anyMatch(name -> isOfOfficers(load, of, name)) ? WHOLE : text;
        }
        List<String> hidden = IntStream.range(0, names.size())
                .mapToObj(i -> cell(load, of, names.get(i), values.get().get(i)))
                .toList();
        return hidden.equals(values.get()) ? text : rows.joined(hidden, text);
    }

    /** The value at fault; hidden where it is an officer. */
    public @Nullable String value(int load, @Nullable String field, @Nullable String value) {
        QuarantinedLoad of = load(load);
        return value == null || of == null ? value : cell(load, of, String.valueOf(field), value);
    }

    private String cell(int load, QuarantinedLoad of, String name, String value) {
        if (value.isBlank()) {
            return value;
        }
        if (name.equals(CorrectedRows.ORIGINAL)) {
            return text(load, value);
        }
        return isOfOfficers(load, of, name) || (of.ofCompanion() && known().contains(value.strip())) ? MARK : value;
    }

    /** A row's text as it came back, with what the mark hid. */
    String restored(int load, String text, String original) {
        QuarantinedLoad of = load(load);
        if (of == null) {
            return text.strip().equals(PEOPLE) ? original : text;
        }
        if (!text.contains(MARK) && !text.equals(WHOLE)) {
            return text;
        }
        if (text.strip().equals(WHOLE)) {
            return original;
        }
        CorrectedRows rows = of.rows();
        Optional<List<String>> now = rows.whole(text);
        Optional<List<String>> then = rows.whole(original);
        if (now.isEmpty() || then.isEmpty()) {
            return text;
        }
        List<String> values = IntStream.range(0, now.get().size())
                .mapToObj(i -> now.get().get(i).equals(MARK)
                        ? then.get().get(i)
                        : now.get().get(i))
                .toList();
        return rows.joined(values, text);
    }

    /** The values of a returned row under the names of its file, with what the mark hid. */
    List<String> restored(int load, List<String> names, List<String> values, String original) {
        QuarantinedLoad of = load(load);
        if (of == null) {
            return values.stream()
                    .map(v -> v.strip().equals(PEOPLE) ? original : v)
                    .toList();
        }
        List<String> columns = of.rows().columns();
        List<String> then = of.rows().cells(original);
        List<String> restored = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            String name = i < names.size() ? names.get(i) : "";
            int place = columns.indexOf(name);
            String value = values.get(i);
            restored.add(
                    name.equals(CorrectedRows.ORIGINAL)
                            ? of.rows().original(original)
                            : place >= 0 && value.strip().equals(MARK) ? then.get(place) : value);
        }
        return restored;
    }

    private boolean isOfOfficers(int load, QuarantinedLoad of, String name) {
        return columns.computeIfAbsent(load, l -> ofOfficers(of)).contains(name);
    }

    /** The names of the columns of officers, as the file has them and as the model has them. */
    private static Set<String> ofOfficers(QuarantinedLoad of) {
        if (of.ofCompanion()) {
            Set<String> columns = COMPANIONS.getOrDefault(of.mapping(), Set.of());
            Set<String> names = new HashSet<>(columns);
            of.companionColumns().forEach((name, filled) -> {
                if (columns.contains(filled)) {
                    names.add(name);
                }
            });
            return Set.copyOf(names);
        }
        Mapping mapping = of.parsed();
        Set<String> names = new HashSet<>(Set.of(Field.OFFICER_ID.path()));
        mapping.columns().forEach((name, column) -> {
            if (column.fields().contains(Field.OFFICER_ID)) {
                names.add(name);
            }
        });
        if (mapping.ownNames()) {
            of.rows().names().stream()
                    .filter(name -> ModelNames.field(name) == Field.OFFICER_ID)
                    .forEach(names::add);
        }
        return Set.copyOf(names);
    }

    /** Rows of messages and of loads that are not there have no columns. */
    private @Nullable QuarantinedLoad load(int id) {
        return loads.computeIfAbsent(
                        id,
                        n -> lake.first(
                                        QuarantinedLoad.class,
                                        "select load_id, mapping_text, mapping, header from load where load_id = ?",
                                        n)
                                .filter(l -> !l.ofMessages()))
                .orElse(null);
    }

    private Set<String> known() {
        if (known == null) {
            known = lake.query(KnownOfficer.class, OFFICERS).stream()
                    .map(KnownOfficer::partyId)
                    .collect(Collectors.toUnmodifiableSet());
        }
        return known;
    }
}
