package org.tidewaiter.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.mapping.MappingProposal.Proposal;
import org.tidewaiter.notation.JoinedCells;
import org.tidewaiter.notation.MeasuredNumbers;
import org.tidewaiter.notation.NumberStyle;
import org.tidewaiter.source.Header;
import org.tidewaiter.source.OpenedSource;
import org.tidewaiter.source.TableFile;
import org.tidewaiter.source.TableNotes;

/** The way from a file to a proposal of its mapping: {@link #propose} names the steps in their order. */
final class FileProposal {
    /** The confidence in a column that can be read in two ways. */
    private static final double UNDECIDED = 0.5;

    private FileProposal() {}

    /**
     * The way of a proposal: what repeats is put apart, the other columns get fields by their names, their values correct that, and how each is read
     * is decided.
     */
    static MappingProposal propose(TableFile file, LearnedNames learned, WholeSource source) {
        return propose(new LookedAt(file, TableNotes.of(file), learned, source), Map.of());
    }

    /** The same with values of columns that have none in the beginning, by column. */
    static MappingProposal propose(LookedAt looked, Map<String, List<String>> later) {
        TableFile file = looked.file();
        WholeSource source = looked.source();
        LearnedNames learned = looked.learned();
        Header header = Header.of(file);
        List<ColumnSample> samples = samples(file, header, source, later);
        NumberStyle style = styleOf(samples);
        ProposedMeasures measures =
                new ProposedMeasures(samples, Header.withoutGroups(file), NotedMeasures.of(looked.notes()));
        RepeatedForLines.RepeatedColumns repeated = RepeatedForLines.of(file, header);
        Map<String, LineTarget> lines = linesOf(file, header, repeated, samples, style);
        Set<String> others = union(
                repeated.columns(), lines.keySet(), union(header.twice(), laterArrays(file, samples), unkept(header)));
        List<Proposal> named = new FieldScores(samples, style, measures, learned, others).proposals();
        List<Proposal> proven = provenByValues(file, named, samples, style, others);
        Map<String, String> stated = source.opened().source().stated().fields();
        JoinedCells number = stated.containsValue(Field.DECLARATION_ID.path())
                ? null
                : NumbersInParts.decide(proven, samples, RowsOfDeclarations.rows(file));
        List<JoinedCells> joined = new ArrayList<>(TextsInParts.decide(proven, samples, style, others));
        Stream.ofNullable(number).forEach(joined::add);
        StatedColumns.decide(proven, stated, file);
        measures.leaveUnits(proven);
        DayColumns.ProposedDays days = new DayColumns(samples).proposedIn(proven);
        ColumnDecisions decisions =
                decide(file, source, samples, fieldsOf(proven), days).joining(standing(joined, proven));
        List<Proposal> columns = doubted(proven, decisions, ForeignValues.among(proven, samples, style));
        return new MappingProposal(looked, samples, style, measures, leveled(file, named, lines), columns, decisions);
    }

    /**
     * What a proposal is made of.
     *
     * @param file the beginning
     * @param notes the lines above its header and below its rows
     * @param learned what people decided before
     * @param source the whole
     */
    record LookedAt(TableFile file, List<String> notes, LearnedNames learned, WholeSource source) {}

    /**
     * The columns, each with the values of the beginning; where it has none there, with what comes further down, as far as that is known or the whole
     * is read anyway.
     */
    private static List<ColumnSample> samples(
            TableFile file, Header header, WholeSource source, Map<String, List<String>> later) {
        List<ColumnSample> samples = ColumnSample.of(file, header.names());
        Set<String> without = samples.stream()
                .filter(ColumnSample::isWithoutValues)
                .map(ColumnSample::name)
                .collect(Collectors.toSet());
        Map<String, List<String>> all = source.always() && !without.isEmpty() ? ofWhole(file, source, without) : later;
        return samples.stream()
                .map(s -> s.with(all.getOrDefault(s.name(), List.of())))
                .toList();
    }

    private static Map<String, List<String>> ofWhole(TableFile file, WholeSource source, Set<String> columns) {
        boolean isWhole = source.opened().isText();
        TableFile whole = isWhole ? file : source.opened().table(MappingHints.of(null));
        try {
            return LaterValues.of(whole, Header.of(whole), columns).byColumn();
        } finally {
            if (!isWhole) {
                whole.discard();
            }
        }
    }

    /** Columns without a value so far that are named as lists of lines ({@code taxes}), where the file may have lists: what they hold comes later. */
    private static Set<String> laterArrays(TableFile file, List<ColumnSample> samples) {
        return samples.stream()
                .filter(s -> file.isConverted() && s.values().isEmpty() && LineColumns.isNamedAsLines(s.name()))
                .map(ColumnSample::name)
                .collect(Collectors.toSet());
    }

    /** Columns of what lines have and their tables do not keep. */
    private static Set<String> unkept(Header header) {
        return header.names().stream().filter(LineNumbering::isOfUnkept).collect(Collectors.toSet());
    }

    /** How the file writes numbers: by all values that were looked at, whatever their columns are. */
    private static NumberStyle styleOf(List<ColumnSample> samples) {
        return NumberStyle.of(samples.stream()
                .flatMap(s -> s.values().stream())
                .map(MeasuredNumbers::withoutUnit)
                .toList());
    }

    /** The columns that hold what repeats; a name that stands twice in the header says of none what it holds. */
    private static Map<String, LineTarget> linesOf(
            TableFile file,
            Header header,
            RepeatedForLines.RepeatedColumns repeated,
            List<ColumnSample> samples,
            NumberStyle style) {
        Map<String, LineTarget> lines = new LinkedHashMap<>(LineColumns.of(file, header, samples));
        lines.putAll(repeated.lines());
        lines.putAll(CountedLines.among(samples, lines.keySet(), style));
        CountedLines.refuseTwice(file, header.names(), lines.values());
        lines.keySet().removeAll(header.twice());
        return lines;
    }

    /** The lines whose names are no model's words, each of the level that its values show. */
    private static Map<String, LineTarget> leveled(
            TableFile file, List<Proposal> named, Map<String, LineTarget> lines) {
        Map<String, LineTarget> said = new LinkedHashMap<>(lines);
        said.values().removeIf(l -> l.column() == null || l.ofRow());
        Map<String, LineTarget> all = new LinkedHashMap<>(lines);
        if (!said.isEmpty()) {
            all.putAll(LevelOfValues.ofLines(RowsOfDeclarations.rows(file), named, said));
        }
        return all;
    }

    /** What stands in several columns, as far as its column still fills what is so joined. */
    private static List<JoinedCells> standing(List<JoinedCells> joined, List<Proposal> columns) {
        return joined.stream()
                .filter(j -> columns.stream()
                        .filter(p -> p.column().equals(j.own()))
                        .flatMap(p -> Field.of(String.valueOf(p.field())).stream())
                        .anyMatch(f -> f.type() == Field.Type.TEXT && j.identifier() == (f == Field.DECLARATION_ID)))
                .toList();
    }

    private static Set<String> union(Set<String> some, Set<String> more, Set<String> most) {
        return Stream.of(some, more, most).flatMap(Set::stream).collect(Collectors.toSet());
    }

    /** What is left of proposals by name once the values have spoken. */
    private static List<Proposal> provenByValues(
            TableFile file, List<Proposal> named, List<ColumnSample> samples, NumberStyle style, Set<String> others) {
        List<Proposal> columns = new ArrayList<>(named);
        List<List<String>> rows = RowsOfDeclarations.rows(file);
        LevelOfValues.decide(rows, columns);
        NamesBesideNumbers.decide(columns, samples);
        NamesOfTwoMeanings.decide(rows, columns, samples, style);
        DoubtfulColumns.decide(columns, samples);
        CodeColumns.decide(columns, samples, others);
        ProofByValues.decide(rows, columns, samples, style, others);
        SumsOfItems.decide(rows, columns, style, others);
        RateOfCurrency.decide(rows, columns, samples, style);
        return columns;
    }

    /**
     * The source that a proposal is for.
     *
     * @param always whether it is read to its end even where its beginning leaves nothing open
     */
    record WholeSource(OpenedSource opened, boolean always) {}

    /** Decides how columns are read: on the whole file, where its beginning leaves something open. */
    private static ColumnDecisions decide(
            TableFile file,
            WholeSource whole,
            List<ColumnSample> samples,
            Map<String, Field> fields,
            DayColumns.@Nullable ProposedDays days) {
        ColumnSample ofDays = days == null ? null : samples.get(days.column());
        if (ofDays != null) {
            fields.remove(ofDays.name());
        }
        Map<String, ColumnSurvey.ColumnFindings> seen = ColumnSurvey.of(samples, fields);
        ColumnDecisions decisions = !whole.always()
                        && seen.values().stream().allMatch(ColumnSurvey.ColumnFindings::settled)
                ? ColumnDecisions.on(file, fields, seen, whole.opened().source().stated())
                : ColumnDecisions.onWhole(file, whole.opened(), fields);
        return days == null || ofDays == null
                ? decisions
                : decisions.with(ofDays.name(), days.parts(), ofDays.example());
    }

    /** A column that can be read in two ways, and the one of {@code foreign} values, are not sure, whatever their names say. */
    private static List<Proposal> doubted(List<Proposal> columns, ColumnDecisions decisions, @Nullable String foreign) {
        return columns.stream()
                .map(p -> decisions.open().containsKey(p.column()) || p.column().equals(foreign)
                        ? new Proposal(p.column(), p.field(), Math.min(p.confidence(), UNDECIDED), p.example())
                        : p)
                .toList();
    }

    private static Map<String, Field> fieldsOf(List<Proposal> columns) {
        Map<String, Field> fields = new LinkedHashMap<>();
        columns.forEach(p -> Field.of(String.valueOf(p.field())).ifPresent(f -> fields.put(p.column(), f)));
        return fields;
    }
}
