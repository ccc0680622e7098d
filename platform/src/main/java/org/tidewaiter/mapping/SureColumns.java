package org.tidewaiter.mapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.mapping.MappingProposal.Proposal;
import org.tidewaiter.notation.Measure;
import org.tidewaiter.source.SheetLines;

/** What a load takes of a proposal without a person looking, what it leaves out, and what it says about both. */
final class SureColumns {
    /** So many letters of a list are shown. */
    private static final int SHOWN = 60;

    /** From this confidence on a column may well be what is proposed for it. */
    private static final double LIKELY = 0.4;

    private static final double PLAIN = 0.8;

    private static final Set<Field.Type> TOGETHER = Set.of(Field.Type.MASS, Field.Type.HS_CODE);

    private final MappingProposal proposal;

    SureColumns(MappingProposal proposal) {
        this.proposal = proposal;
    }

    /** Every column in the order of the file; those that are not sure are without a field. */
    List<Proposal> all() {
        return proposal.columns().stream()
                .map(p -> p.isSure() ? p : new Proposal(p.column(), null, 0, p.example()))
                .toList();
    }

    /** What is not known well enough is an error that asks: an open question about a way of writing, a required field. */
    void require() {
        questions().stream().findFirst().ifPresent(q -> {
            throw q.alone();
        });
    }

    /** What is not known well enough: required fields first, where no column is there for them, then ways of writing. */
    List<OpenQuestion> questions() {
        List<OpenQuestion> open = new ArrayList<>();
        List<String> missing = proposal.missing();
        if (proposal.decisions().question() != null) {
            open.add(new OpenQuestion(
                    String.valueOf(proposal.decisions().question()),
                    "",
                    "",
                    proposal.decisions().asked(proposal.file().path())));
        }
        List<Proposal> unsure = proposal.columns().stream()
                .filter(p -> p.field() != null && p.confidence() < MappingProposal.SURE_ENOUGH_TO_LOAD)
                .filter(p -> Field.of(String.valueOf(p.field())).orElseThrow().required())
                .toList();
        if (!missing.isEmpty() || !unsure.isEmpty()) {
            UnmappedColumns free = proposal.free();
            List<String> lacking =
                    missing.stream().map(f -> f + unread(f) + free.offered(f)).toList();
            TidewaiterException refusal =
                    UnsureColumns.refusal(proposal.file(), proposal.columns(), lacking, unsure, this::unread);
            List<OpenQuestion> required = new ArrayList<>();
            for (int m = 0; m < missing.size(); m++) {
                required.add(
                        UnsureColumns.lacking(lacking.get(m), missing.get(m), free.fitting(missing.get(m)), refusal));
            }
            unsure.forEach(p -> required.add(UnsureColumns.unsure(p, unread(String.valueOf(p.field())), refusal)));
            open.addAll(missing.isEmpty() ? open.size() : 0, required);
        }
        return List.copyOf(open);
    }

    /** Why the column that is a field by its name does not fill it; empty where there is none. */
    private String unread(String field) {
        return leftOut().stream()
                .filter(c -> c.field().equals(field) && c.unread() > 0)
                .map(c -> " (" + c.why() + ")")
                .findFirst()
                .orElse("");
    }

    /**
     * The mapping of the sure columns.
     *
     * @throws TidewaiterException INPUT, as {@link #require()}
     */
    Mapping mapping() {
        require();
        String name = MappingProposal.PROPOSED + proposal.file().name();
        return Mapping.parse(
                proposal.text(all()).write(name, List.of(), proposal::advice)
                        + MappingText.constants(withCurrency(all(), Map.of())),
                name);
    }

    /** With the currency of the prices where only the names of their columns say it. */
    Map<String, String> withCurrency(List<Proposal> taken, Map<String, String> constants) {
        Map<String, String> all = new HashMap<>(constants);
        new PriceCurrency(proposal.samples(), proposal.style())
                .of(taken)
                .ifPresent(code -> all.putIfAbsent(Field.CURRENCY.path(), code));
        return all;
    }

    /** The columns that are left out although their names say plainly what they are. */
    List<LeftOutColumn> leftOut() {
        List<LeftOutColumn> all = new ArrayList<>(proposal.unread(all()));
        all.removeIf(this::isSettled);
        new LeftOutMoney(proposal.samples(), proposal.columns(), proposal.style())
                .columnsOf().stream()
                        .filter(money -> !isToldBefore(all, money) && !isSettled(money))
                        .forEach(all::add);
        ofSeveral().filter(one -> !isToldBefore(all, one) && !isSettled(one)).forEach(all::add);
        for (int c = 0; c < proposal.columns().size(); c++) {
            Proposal p = proposal.columns().get(c);
            String field = p.field();
            int looked = proposal.samples().get(c).values().size();
            boolean told = all.stream().anyMatch(l -> l.column().equals(p.column()));
            if (field != null && !p.isSure() && looked > 0 && !told) {
                String why = "may be " + field + ", but that is not sure (" + Math.round(100 * p.confidence())
                        + " %): say in a mapping what it is";
                all.add(new LeftOutColumn(p.column(), field, p.example(), why, 0, looked, isWeighty(p)));
            }
        }
        return List.copyOf(all);
    }

    /**
     * Whether a column that is not sure may well stand for money, a mass, a quantity, a code or a party that nothing else gives: what is loaded
     * without it looks whole and is not.
     */
    private boolean isWeighty(Proposal column) {
        Field field = Field.of(String.valueOf(column.field())).orElseThrow();
        Set<Field> filled = MappingProposal.filled(all());
        boolean party = field.path().endsWith("_name") || field.type() == Field.Type.PARTY;
        boolean given = filled.contains(field)
                || (party
                        && filled.stream()
                                .anyMatch(f -> stem(f).equals(stem(field))
                                        && (f.path().endsWith("_name") || f.type() == Field.Type.PARTY)));
        boolean weighty = field.type() != Field.Type.RATE
                && field.type() != Field.Type.CURRENCY
                && UnreadColumns.isWeighty(field);
        return column.confidence() >= LIKELY && !given && (weighty || party);
    }

    private static String stem(Field field) {
        return field.path().replaceFirst("_(?:id|name)$", "");
    }

    /** The columns with values that are one of several, of which nothing says what lines they are. */
    private Stream<LeftOutColumn> ofSeveral() {
        Set<String> several = CountedColumns.among(
                        proposal.columns().stream().map(Proposal::column).toList())
                .stream()
                .map(CountedColumns.NumberedColumn::column)
                .collect(Collectors.toSet());
        return IntStream.range(0, proposal.columns().size())
                .filter(c -> several.contains(proposal.columns().get(c).column())
                        && !proposal.columns().get(c).isSure()
                        && !proposal.samples().get(c).values().isEmpty())
                .mapToObj(c -> new LeftOutColumn(
                        proposal.columns().get(c).column(),
                        String.valueOf(proposal.columns().get(c).field()),
                        proposal.samples().get(c).example(),
                        "is one of several: say in a mapping what they are lines of, such as 'tax_line[1].amount' or 'document[1].reference'",
                        0,
                        proposal.samples().get(c).values().size(),
                        isWeightyTogether(proposal.columns().get(c).column())));
    }

    /**
     * Whether columns that a number tells apart say plainly together that they are masses, quantities or codes of goods, and nothing else fills that.
     */
    private boolean isWeightyTogether(String column) {
        FieldNames names = FieldNames.read();
        FieldNames.NameReading said = names.said(column.replaceAll("\\d+", " ").strip());
        Set<Field> filled = MappingProposal.filled(all());
        return Stream.of(Field.values())
                .filter(f -> TOGETHER.contains(f.type()) && names.likeness(said, f) >= PLAIN)
                .findAny()
                .filter(f -> filled.stream().noneMatch(other -> other.type() == f.type() && other.part() == f.part()))
                .isPresent();
    }

    private static boolean isToldBefore(List<LeftOutColumn> told, LeftOutColumn column) {
        return told.stream().anyMatch(t -> t.column().equals(column.column()));
    }

    /** Whether a column holds lines of the item, or a person said that it is of no field. */
    private boolean isSettled(LeftOutColumn column) {
        return proposal.lines().containsKey(column.column())
                || proposal.decisions().isPart(column.column())
                || proposal.columns().stream()
                        .anyMatch(p -> p.column().equals(column.column()) && StatedColumns.isNone(p));
    }

    /** What is assumed of the way in which the values of these columns are read, a sentence each, without a full stop. */
    List<String> assumed() {
        List<String> assumed = new ArrayList<>(proposal.decisions().assumed());
        assumed.addAll(MappingText.computed(proposal.samples(), all()));
        return List.copyOf(assumed);
    }

    /** Sentences about what people might not expect, without a full stop. */
    List<String> remarks() {
        return remarks(leftOut());
    }

    /** The lists of objects of which nothing says what lines they are, a sentence each, without a full stop. */
    private List<String> lists() {
        return proposal.samples().stream()
                .filter(s -> !proposal.lines().containsKey(s.name())
                        && !s.values().isEmpty()
                        && s.values().stream().allMatch(v -> v.startsWith("[{")))
                .map(s -> "left out: '" + s.name() + "' holds lists, such as "
                        + s.example().substring(0, Math.min(s.example().length(), SHOWN))
                        + (s.example().length() > SHOWN ? " …" : "")
                        + ": say in a mapping what they are lines of, such as '\"" + s.name()
                        + "\": taxes' or 'documents'")
                .toList();
    }

    /** Sentences about what people might not expect, told of these columns that are left out. */
    List<String> remarks(List<LeftOutColumn> leftOut) {
        List<String> remarks = new ArrayList<>();
        SheetLines.remark(proposal.sheets()).ifPresent(remarks::add);
        leftOut.forEach(c -> remarks.add(c.line()));
        new PriceCurrency(proposal.samples(), proposal.style())
                .of(all())
                .ifPresent(code -> remarks.add("the currency of the prices is taken to be " + code
                        + ", as their column says; no column gives it"));
        remarks.addAll(lists());
        Map<String, Measure> measures = proposal.measures();
        for (Proposal p : proposal.columns()) {
            Measure measure = measures.getOrDefault(p.column(), Measure.OWN);
            if (p.field() != null && !measure.isOwn()) {
                remarks.add("converted: '" + p.column() + "' "
                        + measure.sentence(Field.of(p.field()).orElseThrow()));
            }
        }
        proposal.lines().forEach((column, line) -> {
            if (line.ofRow()) {
                remarks.add("a line of the item in each row: '" + column + "' is " + line.path());
            }
        });
        assumed().forEach(a -> remarks.add("assumed: " + a));
        proposal.decisions().open().values().forEach(a -> remarks.add("to be said: " + a));
        remarks.addAll(proposal.file().notes());
        return List.copyOf(remarks);
    }
}
