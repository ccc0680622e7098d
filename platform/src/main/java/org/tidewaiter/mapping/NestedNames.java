package org.tidewaiter.mapping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.datamodel.Field.ModelPart;

/**
 * Names of columns that come from nested data, such as {@code items.hs_code} or {@code parties.importer.name}: what stands
 * around a value says something ({@code declarant.name}), nothing ({@code data.declarationNumber}), or that it is of an item
 * and not of the whole declaration ({@code items.grossWeight} beside {@code grossWeight}). Other names are read as they are.
 */
final class NestedNames {
    private static final Pattern NESTED =
            Pattern.compile("[@$\\p{L}_][\\p{L}\\p{N}_$@-]+(?:\\.[@$\\p{L}_][\\p{L}\\p{N}_$@-]*)+");

    /** A line of what repeats, such as {@code tax[1].type}: it is of a table of its own and no field of the item. */
    private static final Pattern LINE = Pattern.compile(
            "(?:.*\\.)?(?:(?:tax|document|container|packag|charge|invoice|statement|part(?:y|ies))[a-z]*\\[\\d+].*"
                    + "|(?:tax(?:es|_lines?)?|documents?|charges|statements)\\.[^.]+)",
            Pattern.CASE_INSENSITIVE);

    /** A table of a database and a full stop before the name of its column: {@code TB_IMP_CAB.NR_DCL}. */
    private static final Pattern TABLE = Pattern.compile("(?i)^(?:tb|tbl|tab|vw)_\\w+\\.(?=\\w)");

    /** Words that are cut off, with a full stop after each and no blank: Comm.Code, Gr.Wgt. */
    private static final Pattern ABBREVIATED =
            Pattern.compile("(?:(?!(?:Items?|Goods?|Lines?)\\.)\\p{Lu}\\p{Ll}{1,4}\\.)+\\p{Lu}\\p{L}{1,5}\\.?");

    /** Steps of answers of search engines and services around what they found. */
    private static final Pattern OF_ANSWER = Pattern.compile(
            "(?i)(?:.*\\.)?(?:hits\\.total|_?meta|metadata|paging|pagination|pager|page|page_?info|aggregations|facets|_?links|_shards|query)\\..*");

    /** What services say of their answer beside it. */
    private static final Pattern ANSWER = Pattern.compile(
            "(?i)(?:(?:result|response|resp|res|ret|return|status|err(?:or)?)[_-]?(?:cd|code|no|msg|message|desc|dt|date|time)?"
                    + "|message|msg|success|ok|time_?stamp|(?:request|trace|correlation|transaction)[_-]?id|total|count|total_?count"
                    + "|version|server_?time)");

    /** Steps of totals over all rows, where rows are declarations and not the items of one. */
    private static final Pattern OF_ALL =
            Pattern.compile("(?i)(?:.*\\.)?(?:totals?|summary|sums?|stats|statistics)\\..*");

    /** What several items have less of each than their declaration; a country or procedure beside the items may be that of all. */
    private static final Set<Field.Type> ADDED_UP = EnumSet.of(Field.Type.AMOUNT, Field.Type.MASS, Field.Type.COUNT);

    /** Fields of the declaration inside an item are rare: what an item says of itself is tried first. */
    private static final double OF_ANOTHER_PART = 0.85;

    /** How well a name fits the code of the goods that tells where items are. */
    private static final double SURELY = 0.9;

    /** Letters that a name has at least whose last one may stand for a word. */
    private static final int WITH_ENDING = 4;

    /** What the last letter of a name of an old machine's record stands for. */
    private static final Map<Character, List<String>> ENDINGS = Map.of(
            'A', List.of("amount"),
            'C', List.of("code"),
            'D', List.of("date"),
            'N', List.of("name", "number"),
            'R', List.of("rate"),
            'V', List.of("value"));

    private final FieldNames names;
    private final boolean hasItems;
    private final boolean answersAround;

    /**
     * The steps before the code of the goods, with a full stop: what else stands there is of the item, whatever the steps are called; empty for none.
     */
    private final String besideCode;

    private final SadBoxes boxes;
    private final CutNames cut;
    private final TablePrefixes tables;
    private final Map<String, NestedColumn> read = new HashMap<>();

    /** What a name says: whether it is of an item, of no field at all, and how it can be read. */
    private record NestedColumn(boolean inItem, boolean ofNone, List<FieldNames.NameReading> readings) {}

    NestedNames(List<String> columns, FieldNames names) {
        this.names = names;
        boxes = names.boxes(columns);
        cut = new CutNames(columns);
        tables = new TablePrefixes(columns, names);
        besideCode = besideCode(columns, names);
        hasItems = columns.stream().anyMatch(this::isInItem);
        answersAround = isAnswerAround(columns);
    }

    /** The steps before the only nested column that is the code of the goods by its name, where other columns stand elsewhere. */
    static String besideCode(List<String> columns, FieldNames names) {
        List<String> found = columns.stream()
                .filter(c -> isNested(c)
                        && names.likeness(names.said(c.substring(c.lastIndexOf('.') + 1)), Field.HS_CODE) >= SURELY)
                .map(c -> c.substring(0, c.lastIndexOf('.') + 1))
                .distinct()
                .toList();
        String steps = found.size() == 1 ? found.getFirst() : "";
        boolean around = steps.isEmpty()
                || columns.stream().allMatch(c -> c.startsWith(steps))
                || names.isAround(steps.substring(0, steps.length() - 1));
        return around || isAlone(steps, columns, names) ? "" : steps;
    }

    /** Whether nothing else stands beside the code, and the steps before it are no list of items: {@code COD.NCM} is a word cut off and no level. */
    private static boolean isAlone(String steps, List<String> columns, FieldNames names) {
        boolean list = Arrays.stream(steps.split("\\.")).anyMatch(names::isItem);
        return !list && columns.stream().filter(c -> c.startsWith(steps)).count() < 2;
    }

    /** Whether some columns are of items within their declaration. */
    boolean hasItems() {
        return hasItems;
    }

    /** How well a column's name fits a field, 0 to 1. */
    double likeness(String name, Field field) {
        return boxes.with(name, field, byWords(name, field));
    }

    private double byWords(String name, Field field) {
        NestedColumn column = read.computeIfAbsent(name, this::read);
        if (column.ofNone()) {
            return 0;
        }
        Field twin = twin(field);
        boolean ofItem = field.part() == ModelPart.GOODS_ITEM;
        if (hasItems && twin != null) {
            return column.inItem() == ofItem ? Math.max(likeness(column, field), likeness(column, twin)) : 0;
        }
        if (hasItems && ofItem && !column.inItem() && ADDED_UP.contains(field.type())) {
            return 0; // the mass beside the items is not that of each of them
        }
        return likeness(column, field) * (column.inItem() && !ofItem ? OF_ANOTHER_PART : 1);
    }

    private double likeness(NestedColumn column, Field field) {
        return column.readings().stream()
                .mapToDouble(reading -> names.likeness(reading, field))
                .max()
                .orElse(0);
    }

    /** Whether a name is the number of a box of the single administrative document that is the field's. */
    boolean isBox(String name, Field field) {
        return boxes.with(name, field, 0) > 0;
    }

    /** How much of a name was understood in the reading that fits a field best. */
    NameEvidence evidence(String name, Field field) {
        if (isBox(name, field)) {
            return NameEvidence.WHOLE;
        }
        Field twin = twin(field);
        return read.computeIfAbsent(name, this::read).readings().stream()
                .max(Comparator.comparingDouble((FieldNames.NameReading reading) -> Math.max(
                                names.likeness(reading, field), twin == null ? 0 : names.likeness(reading, twin)))
                        .thenComparing(names::evidence, Comparator.reverseOrder()))
                .map(names::evidence)
                .orElse(NameEvidence.WHOLE);
    }

    private NestedColumn read(String name) {
        List<String> texts = readings(TABLE.matcher(boxes.withoutNumber(name)).replaceFirst(""));
        List<FieldNames.NameReading> said =
                new ArrayList<>(texts.stream().map(names::said).toList());
        if (!isNested(name) && said.stream().noneMatch(names::isUnderstood)) {
            texts.forEach(text -> said.addAll(names.shortened(text)));
            said.addAll(endings(name));
        }
        boolean ofNone = LINE.matcher(name).matches() || isAboutTheAnswer(name);
        return new NestedColumn(isInItem(name), ofNone, List.copyOf(said));
    }

    /** What a name of an old machine's record may mean whose last letter stands for a word: {@code DDFOBV} is a value, {@code DHENTD} a date. */
    private List<FieldNames.NameReading> endings(String name) {
        String without = tables.isOfRecord(name) ? Objects.requireNonNull(tables.without(name)) : "";
        if (without.length() < WITH_ENDING) {
            return List.of();
        }
        String stem = without.substring(0, without.length() - 1);
        return ENDINGS.getOrDefault(without.charAt(without.length() - 1), List.of()).stream()
                .map(word -> names.said(stem + " " + word))
                .filter(names::isUnderstood)
                .map(names::guess)
                .toList();
    }

    /** The field of the same name of the declaration, for one of an item, and the other way round. */
    private static @Nullable Field twin(Field field) {
        String path = switch (field.part()) {
            case DECLARATION -> field.path().replaceFirst("^declaration\\.", "goods_item.");
            case GOODS_ITEM -> field.path().replaceFirst("^goods_item\\.", "declaration.");
            case CONTROL -> "";
        };
        return Field.of(path).orElse(null);
    }

    /**
     * The field whose own name the last step is, where those before it say nothing, or that it is of the item: {@code header.accepted_at}; else null.
     */
    @Nullable
    Field ownName(String column) {
        List<String> steps = Arrays.asList(column.split("\\."));
        String last = steps.getLast();
        Field own = isNested(column) ? ModelNames.field(last) : null;
        boolean inItem = isInItem(column);
        boolean plain = own != null
                && own.column().indexOf('_') > 0
                && !ModelNames.isOfBoth(last)
                && (own.part() == ModelPart.GOODS_ITEM) == inItem
                && steps.subList(0, steps.size() - 1).stream().allMatch(s -> names.isItem(s) || names.isAround(s));
        return plain ? own : null;
    }

    /** Whether a name is about the answer of a program and not of what it found: how many hits, which page; or totals of all rows. */
    private boolean isAboutTheAnswer(String column) {
        return (isNested(column)
                        && (OF_ANSWER.matcher(column).matches()
                                || (!hasItems && OF_ALL.matcher(column).matches())))
                || (answersAround && ANSWER.matcher(column).matches());
    }

    /** Whether all that stands outside of lists is about the answer of a program: its code, message and time. */
    private static boolean isAnswerAround(List<String> columns) {
        List<String> outside = columns.stream().filter(c -> !isNested(c)).toList();
        return outside.size() < columns.size()
                && !outside.isEmpty()
                && outside.stream().allMatch(c -> ANSWER.matcher(c).matches());
    }

    private static boolean isNested(String column) {
        return NESTED.matcher(column).matches() && !ABBREVIATED.matcher(column).matches();
    }

    /** Whether a column is of an item within its declaration, by the steps before its name. */
    boolean isInItem(String column) {
        if (tables.isOfItems(column) || (!besideCode.isEmpty() && column.startsWith(besideCode))) {
            return true;
        }
        List<String> steps = Arrays.asList(column.split("\\."));
        return isNested(column) && steps.subList(0, steps.size() - 1).stream().anyMatch(names::isItem);
    }

    /** Ways to read a name: whole, without the steps that say nothing, and with "item" where it stands in one. */
    private List<String> readings(String column) {
        if (!isNested(column)) {
            List<String> readings = new ArrayList<>(cut.whole(column));
            if (readings.isEmpty()) {
                readings.add(column);
            }
            if (hasItems && column.equalsIgnoreCase("id")) {
                readings.add("declaration id"); // what has items within it is the declaration
            }
            String without = tables.without(column);
            if (without != null) {
                readings.addAll(cut.whole(without));
                readings.add(without);
            }
            return readings;
        }
        int attribute = column.indexOf('@');
        if (attribute > 0) {
            String of = column.substring(column.lastIndexOf('.', attribute) + 1, attribute);
            return List.of(of + " " + column.substring(attribute + 1));
        }
        List<String> steps = Arrays.asList(column.split("\\."));
        int last = steps.size() - 1;
        List<String> readings = new ArrayList<>();
        String told = steps.subList(0, last).stream()
                .filter(step -> !names.isItem(step) && !names.isAround(step))
                .map(step -> step + " ")
                .collect(Collectors.joining());
        readings.add(told + steps.get(last));
        String step = last > 0 ? steps.get(last - 1) : "";
        if (last > 1 && !names.isItem(step) && !names.isAround(step)) {
            readings.add(step + " " + steps.get(last)); // what stands further out names where it was found
        }
        readings.add(isInItem(column) ? "item " + told + steps.get(last) : String.join(" ", steps));
        return readings;
    }
}
