package org.tidewaiter.mapping;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.datamodel.LineTable;
import org.tidewaiter.mapping.MappingProposal.Proposal;

/**
 * Whether what a column holds is of each item or of the whole declaration, where its name leaves that open ("invoice value", "gross weight"): what
 * differs between the items of one declaration is theirs; what is the same in all items of several declarations, while no two of these have the
 * same, is the declaration's, written again with each.
 */
final class LevelOfValues {
    /** So many declarations of several items have to agree before a column is taken for the declaration's. */
    static final int FEWEST = 3;

    /** So many prove it of anything. */
    private static final int MANY = 8;

    private static final double UNDECIDED = 0.5;

    private static final Pattern NUMBER = Pattern.compile("\\d[\\d., '’]*");

    /**
     * Lines of which a declaration has as much as its items together, and those that are of the whole declaration unless its items differ in them.
     */
    private static final Set<LineTable> OF_EITHER = Set.of(
            LineTable.TAX_LINE, LineTable.PACKAGING, LineTable.CHARGE, LineTable.INVOICE, LineTable.DECLARED_PARTY);

    /** Fields of a declaration and those of its items that mean the same of one item. */
    private static final Map<Field, Field> ITEMS = Map.of(
            Field.INVOICE_AMOUNT,
            Field.ITEM_AMOUNT,
            Field.DECLARATION_GROSS_MASS_KG,
            Field.GROSS_MASS_KG,
            Field.PACKAGES,
            Field.ITEM_PACKAGES,
            Field.FREIGHT_AMOUNT,
            Field.ITEM_FREIGHT,
            Field.INSURANCE_AMOUNT,
            Field.ITEM_INSURANCE,
            Field.DECLARATION_CUSTOMS_VALUE,
            Field.CUSTOMS_VALUE,
            Field.DECLARATION_TAX_ASSESSED,
            Field.TAX_ASSESSED,
            Field.DECLARATION_TAX_SUSPENDED,
            Field.TAX_SUSPENDED);

    /** Of these an item's own is seldom the same in all items of a declaration. */
    private static final Set<Field> SELDOM_THE_SAME = Set.of(Field.ITEM_AMOUNT, Field.GROSS_MASS_KG);

    /** Amounts of a whole declaration: two rows of one declaration with two of them contradict it, whatever their items are numbered. */
    private static final Set<Field> AMOUNTS_OF_ALL =
            Set.of(Field.DECLARATION_TAX_ASSESSED, Field.DECLARATION_CUSTOMS_VALUE, Field.DECLARATION_TAX_SUSPENDED);

    private final List<Proposal> columns;
    private final List<List<List<String>>> declarations;

    /** Whether items have numbers: else several rows may be of one item. */
    private final boolean numbered;

    private LevelOfValues(List<Proposal> columns, List<List<List<String>>> declarations) {
        this.columns = columns;
        this.numbered = place(columns, Field.SEQUENCE) >= 0;
        this.declarations = declarations;
    }

    /**
     * What columns of lines fill, those of the declaration where they are the same in all its items: packages, invoices and parties of the whole
     * stand again on each row.
     */
    static Map<String, LineTarget> ofLines(
            List<List<String>> rows, List<Proposal> columns, Map<String, LineTarget> lines) {
        LevelOfValues levels = new LevelOfValues(
                columns,
                RowsOfDeclarations.declarations(
                        rows,
                        place(columns, Field.DECLARATION_ID),
                        place(columns, Field.ACCEPTED_AT),
                        place(columns, Field.SEQUENCE)));
        Set<LineTable> ofItems = new HashSet<>();
        Set<LineTable> same = new HashSet<>();
        for (int c = 0; c < columns.size(); c++) {
            LineTarget line = lines.get(columns.get(c).column());
            if (line != null && OF_EITHER.contains(line.table())) {
                SingleValued own = levels.oneEach(c);
                (own == null ? ofItems : own.declarations() >= FEWEST ? same : new HashSet<LineTable>())
                        .add(line.table());
            }
        }
        same.removeAll(ofItems);
        return lines.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        e -> same.contains(e.getValue().table()) ? e.getValue().ofDeclaration() : e.getValue(),
                        (a, b) -> a,
                        LinkedHashMap::new));
    }

    /** Gives columns the field of the level that their values show; one whose field another column has is not sure. */
    static void decide(List<List<String>> rows, List<Proposal> columns) {
        int number = place(columns, Field.DECLARATION_ID);
        int sequence = place(columns, Field.SEQUENCE);
        if (number < 0 && sequence < 0) {
            return;
        }
        LevelOfValues levels = new LevelOfValues(
                columns,
                RowsOfDeclarations.declarations(
                        rows,
                        number,
                        place(columns, Field.ACCEPTED_AT),
                        sequence < 0 ? place(columns, Field.HS_CODE) : sequence));
        NestedNames names =
                new NestedNames(columns.stream().map(Proposal::column).toList(), FieldNames.read());
        RepeatedTotals totals = new RepeatedTotals(
                levels.declarations,
                columns.stream().map(p -> Field.of(String.valueOf(p.field()))).toList());
        List<Proposal> before = List.copyOf(columns);
        for (int c = 0; c < columns.size(); c++) {
            Proposal p = columns.get(c);
            Field field = Field.of(String.valueOf(p.field())).orElse(null);
            if (field == Field.NET_MASS_KG && levels.isSurelyOfDeclaration(c)) {
                levels.doubt(c);
            } else if (field != null && ITEMS.containsKey(field) && levels.differs(c)) {
                levels.take(c, ITEMS.get(field));
            } else if (field == Field.ITEM_COUNT && levels.differs(c)) {
                levels.take(c, Field.SEQUENCE); // which item it is, and not how many there are
            } else if (field != null
                    && AMOUNTS_OF_ALL.contains(field)
                    && RowsOfDeclarations.differsWithin(rows, number, place(columns, Field.ACCEPTED_AT), c)) {
                levels.doubt(c);
            } else if (field != null
                    && ITEMS.containsValue(field)
                    && ((levels.numbered && SELDOM_THE_SAME.contains(field) && levels.isOfDeclaration(c))
                            || levels.isSurelyOfDeclaration(c))) {
                Field whole = ITEMS.entrySet().stream()
                        .filter(e -> e.getValue() == field)
                        .findFirst()
                        .orElseThrow()
                        .getKey();
                levels.take(c, whole);
            } else if (field != null
                    && p.confidence() < 1
                    && !ITEMS.containsKey(field)
                    && !names.isInItem(p.column())
                    && totals.isOne(c, p.column(), field)) {
                levels.takeTotal(c, field, totals.kinds(c));
            }
        }
        levels.fillFreed(before, names);
        if (RowsOfDeclarations.numberContradicts(rows, number, place(columns, Field.ACCEPTED_AT))) {
            levels.doubt(number);
        }
    }

    /** What a total was taken for, another column is whose name fits nearly as well and whose values differ from item to item. */
    private void fillFreed(List<Proposal> before, NestedNames names) {
        for (int c = 0; c < before.size(); c++) {
            Field field = Field.of(String.valueOf(before.get(c).field())).orElse(null);
            boolean freed = field != null
                    && (RepeatedTotals.isAddedUp(field) || ITEMS.containsValue(field))
                    && columns.get(c).confidence() <= UNDECIDED
                    && before.get(c).confidence() > UNDECIDED;
            boolean taken = field != null && ITEMS.containsValue(field) && place(columns, field) < 0;
            int own = field != null && (freed || taken) ? own(field, names) : -1;
            if (field != null && own >= 0) {
                Proposal p = columns.get(own);
                columns.set(
                        own,
                        new Proposal(
                                p.column(),
                                field.path(),
                                found(field, names.likeness(p.column(), field)),
                                p.example()));
                Proposal total = columns.get(c);
                if (field.path().equals(total.field())) {
                    columns.set(c, new Proposal(total.column(), null, 0, total.example()));
                }
            }
        }
    }

    /** How sure it is: masses are told apart by their words, and of amounts there are many kinds. */
    private static double found(Field field, double likeness) {
        double byName = ProposalConfidence.of(likeness);
        return field.type() == Field.Type.MASS ? byName : Math.min(byName, DoubtfulColumns.ASKED);
    }

    /** The only column without a field whose name fits a field of items and whose numbers differ within declarations; -1 for none or several. */
    private int own(Field field, NestedNames names) {
        int found = -1;
        for (int c = 0; c < columns.size(); c++) {
            if (columns.get(c).field() == null
                    && names.likeness(columns.get(c).column(), field) > 0
                    && differs(c)
                    && areNumbers(c)) {
                if (found >= 0) {
                    return -1;
                }
                found = c;
            }
        }
        return found;
    }

    private boolean areNumbers(int column) {
        return declarations.stream()
                .flatMap(items -> RowsOfDeclarations.distinct(items, column).stream())
                .allMatch(v -> NUMBER.matcher(v).matches());
    }

    /**
     * A total of the declaration whose name is the items': it is the declaration's where that has the field free and the values are of many kinds,
     * else asked about.
     */
    private void takeTotal(int column, Field field, int kinds) {
        Field whole = ITEMS.entrySet().stream()
                .filter(e -> e.getValue() == field)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
        if (whole != null && kinds >= FEWEST) {
            take(column, whole);
        } else {
            doubt(column);
        }
    }

    private void doubt(int column) {
        Proposal p = columns.get(column);
        columns.set(column, new Proposal(p.column(), p.field(), Math.min(p.confidence(), UNDECIDED), p.example()));
    }

    private void take(int column, Field field) {
        Proposal p = columns.get(column);
        if (place(columns, field) < 0) {
            columns.set(column, new Proposal(p.column(), field.path(), p.confidence(), p.example()));
        } else {
            doubt(column);
        }
    }

    private static int place(List<Proposal> columns, Field field) {
        for (int c = 0; c < columns.size(); c++) {
            if (field.path().equals(columns.get(c).field())) {
                return c;
            }
        }
        return -1;
    }

    /** Whether two items of one declaration have other values. */
    private boolean differs(int column) {
        return declarations.stream()
                .anyMatch(items -> RowsOfDeclarations.distinct(items, column).size() > 1);
    }

    /** Whether all items of several declarations have one value each, and no two of these declarations the same. */
    private boolean isOfDeclaration(int column) {
        SingleValued own = oneEach(column);
        return own != null && own.declarations() >= FEWEST && own.values() == own.declarations();
    }

    /** Whether no two items of many declarations differ, while most of these declarations do. */
    private boolean isSurelyOfDeclaration(int column) {
        SingleValued own = oneEach(column);
        return own != null && own.declarations() >= MANY && own.values() * 2 > own.declarations();
    }

    /** How many declarations have a value, where none has two, and how many different ones these are. */
    private record SingleValued(int declarations, int values) {}

    /** Null where items of a declaration have several values. */
    private @Nullable SingleValued oneEach(int column) {
        Set<String> values = new HashSet<>();
        int several = 0;
        for (List<List<String>> items : declarations) {
            Set<String> own = RowsOfDeclarations.distinct(items, column);
            if (own.size() > 1) {
                return null;
            }
            several += own.size();
            values.addAll(own);
        }
        return new SingleValued(several, values.size());
    }
}
