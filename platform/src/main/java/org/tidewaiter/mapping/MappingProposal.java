package org.tidewaiter.mapping;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.engine.TemporaryFiles;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.notation.Measure;
import org.tidewaiter.notation.NumberStyle;
import org.tidewaiter.source.ForeignFormat;
import org.tidewaiter.source.OpenedSource;
import org.tidewaiter.source.Source;
import org.tidewaiter.source.TableFile;
import org.tidewaiter.source.table.SheetUse;

/**
 * Proposes which column of a file fills which field: from what people decided before for columns of that name, from the
 * names in its header (English, French, Spanish, Portuguese words) and from a sample of its values. A proposal is a start for
 * a person to correct, and says how sure it is.
 */
// Long: what is proposed for each column of a file, and what has to be asked before it is loaded.
public final class MappingProposal {
    private static final long ROWS = 500;

    /** Below this a person has to look: shown in the mapping that is written. */
    static final double SURE = 0.7;

    /** What a required field needs to be loaded without a person looking. */
    static final double SURE_ENOUGH_TO_LOAD = 0.8;

    /** How the names of mappings begin that no person has seen. */
    public static final String PROPOSED = "proposed for ";

    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final Field[] FIELDS = Field.values();

    private final FileProposal.LookedAt looked;
    private final TableFile file;
    private final List<ColumnSample> samples;
    private final NumberStyle style;
    private final ProposedMeasures measures;
    private final Map<String, LineTarget> lines;
    private final List<Proposal> columns;
    private final ColumnDecisions decisions;

    /**
     * What is proposed for one column.
     *
     * @param column its name in the header
     * @param field the field's path, or null where none is likely
     * @param confidence 0 to 1: of proposals with 0.9, at least 9 in 10 were right on real layouts
     * @param example a value of the sample, empty where all were
     */
    public record Proposal(String column, @Nullable String field, double confidence, String example) {
        /** Whether it is loaded without a person looking. */
        boolean isSure() {
            return Field.of(String.valueOf(field)).isPresent() && confidence >= SURE;
        }

        /** The proposal in one line for a person. */
        public String line() {
            return field == null
                    ? column + ": no field"
                    : column + ": " + field + " (" + Math.round(100 * confidence) + " %)";
        }
    }

    MappingProposal(
            FileProposal.LookedAt looked,
            List<ColumnSample> samples,
            NumberStyle style,
            ProposedMeasures measures,
            Map<String, LineTarget> lines,
            List<Proposal> columns,
            ColumnDecisions decisions) {
        this.looked = looked;
        file = looked.file();
        this.samples = samples;
        this.style = style;
        this.measures = measures;
        this.lines = lines;
        this.columns = List.copyOf(columns);
        this.decisions = decisions;
    }

    /** Looks at a file. */
    public static MappingProposal of(Path path) {
        return of(Source.of(path), LearnedNames.NONE);
    }

    /** Looks at a source as a whole, with what people decided before. */
    public static MappingProposal of(Source source, LearnedNames learned) {
        try {
            Path temporary = TemporaryFiles.directory();
            try (OpenedSource opened = OpenedSource.of(source, temporary)) {
                return of(opened, learned);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            throw TableFile.failure(source.path(), e);
        }
    }

    /** Looks at a source that is open, and is read again by what is proposed. */
    public static MappingProposal of(OpenedSource opened, LearnedNames learned) {
        return of(opened, learned, true);
    }

    /** Looks at a source by its first rows, where they leave nothing open: the rest is watched when it is loaded. */
    public static MappingProposal ofBeginning(OpenedSource opened, LearnedNames learned) {
        return of(opened, learned, false);
    }

    private static MappingProposal of(OpenedSource opened, LearnedNames learned, boolean whole) {
        TableFile file = opened.beginning(MappingHints.of(null), ROWS);
        try {
            ForeignFormat.refuseWcoInJson(file.path());
            return FileProposal.propose(file, learned, new FileProposal.WholeSource(opened, whole));
        } finally {
            file.discard();
        }
    }

    /** The columns whose later values may change what is proposed by the beginning: those that have none there, or nothing but noughts. */
    public Set<String> watched() {
        return IntStream.range(0, columns.size())
                .filter(c -> samples.get(c).isWithoutValues() && !StatedColumns.isNone(columns.get(c)))
                .mapToObj(c -> columns.get(c).column())
                .filter(n -> !lines.containsKey(n) && !decisions.isPart(n))
                .collect(Collectors.toSet());
    }

    /** What is proposed once values of {@linkplain #watched() watched} columns came; this where they fit what is proposed. */
    public MappingProposal with(LaterValues later) {
        Map<String, List<String>> values = later.byColumn();
        boolean fits = IntStream.range(0, columns.size())
                .filter(c -> values.containsKey(columns.get(c).column()))
                .allMatch(c -> columns.get(c).isSure()
                        && fits(c, values.getOrDefault(columns.get(c).column(), List.of())));
        return fits ? this : FileProposal.propose(looked, values);
    }

    private boolean fits(int column, List<String> later) {
        Field field = Field.of(String.valueOf(columns.get(column).field())).orElseThrow();
        ColumnSample sample = samples.get(column).with(later);
        NumberStyle read = decisions.of(columns.get(column).column()).style();
        NumberStyle written = sample.style();
        char decimal = read == null ? style.decimal() : read.decimal();
        return (written == null || written.decimal() == decimal) && sample.fit(field, style) >= 1;
    }

    /** The columns that hold what repeats: first, second … lines or arrays of them, or a line of the item in each row. */
    public Map<String, LineTarget> lines() {
        return lines;
    }

    /** How the columns are read, as their values prove. */
    public ColumnDecisions decisions() {
        return decisions;
    }

    /** A proposal for every column, in the order of the file; no field is proposed twice. */
    public List<Proposal> columns() {
        return columns;
    }

    /** The required fields that no column fills. */
    public List<String> missing() {
        Set<String> filled =
                columns.stream().map(p -> String.valueOf(p.field())).collect(Collectors.toSet());
        return Arrays.stream(FIELDS)
                .filter(Field::required)
                .map(Field::path)
                .filter(f -> !filled.contains(f))
                .toList();
    }

    /** The columns without a field. */
    UnmappedColumns free() {
        return new UnmappedColumns(samples, columns, style);
    }

    /** The file as it was looked at: its beginning, or all of it where it is one table. */
    TableFile file() {
        return file;
    }

    /** The values that were looked at, a column each, in the order of the file. */
    List<ColumnSample> samples() {
        return samples;
    }

    /** The columns of {@code taken} whose values cannot be read as their fields want them. */
    List<LeftOutColumn> unread(List<Proposal> taken) {
        return UnreadColumns.among(samples, taken, style, measures);
    }

    /** A mapping of {@code taken} as text. */
    MappingText text(List<Proposal> taken) {
        return new MappingText(file, samples, taken, measures(), decisions, lines);
    }

    /** The columns without a field whose values a field would take, in the order of the file. */
    public List<String> fitting(String path) {
        return free().fitting(path);
    }

    /** What to do about a required field that no column fills: the columns that would fit, else a value for all rows. */
    public String advice(String path) {
        return free().advice(path);
    }

    /** How the file writes numbers. */
    NumberStyle style() {
        return style;
    }

    /** How a required field is filled that a file does not have: a line for under {@code constants}. */
    public static String constant(String path) {
        return MappingText.constant(path);
    }

    /** A mapping as YAML text, to be read and corrected by a person: what {@link #leftOut()} tells stands in it as comments. */
    public String yaml(String name) {
        return text(columns).write(name, missing(), this::advice, leftOut())
                + MappingText.constants(new SureColumns(this).withCurrency(columns, Map.of()));
    }

    /** The mapping of all columns as a person who looked at them chose them, with values for fields that no column fills, by the field's path. */
    public String chosenYaml(String name, Map<String, String> constants) {
        List<String> open =
                missing().stream().filter(f -> !constants.containsKey(f)).toList();
        List<LeftOutColumn> notChosen =
                leftOut().stream().filter(l -> !isMapped(l.column())).toList();
        return text(columns).write(name, open, this::advice, notChosen)
                + MappingText.constants(new SureColumns(this).withCurrency(columns, constants));
    }

    private boolean isMapped(String column) {
        return columns.stream().anyMatch(p -> p.column().equals(column) && p.field() != null);
    }

    /** The source of this proposal with the fields that a person chose, by column; a column without one is not loaded. */
    public MappingProposal choosing(Map<String, String> fields) {
        return new MappingProposal(
                looked,
                samples,
                style,
                measures,
                lines,
                columns.stream()
                        .map(p -> new Proposal(
                                p.column(), fields.get(p.column()), chosen(p, fields.get(p.column())), p.example()))
                        .toList(),
                decisions);
    }

    private static double chosen(Proposal proposal, @Nullable String field) {
        return field == null ? 0 : field.equals(proposal.field()) ? proposal.confidence() : 1;
    }

    /** The first distinct values of each column, in the order of the file. */
    public List<List<String>> examples(int wanted) {
        return samples.stream()
                .map(s -> s.values().stream().distinct().limit(wanted).toList())
                .toList();
    }

    /**
     * The mapping for a load without a person looking: all required fields are sure; columns that are not are left out.
     *
     * @throws TidewaiterException INPUT, naming the columns that are not sure and the command that proposes a mapping
     */
    public Mapping sureMapping() {
        return new SureColumns(this).mapping();
    }

    /** What a load without a person looking has to ask before it can be; none where all is plain. */
    public List<OpenQuestion> questions() {
        return new SureColumns(this).questions();
    }

    /** The columns that a load with {@link #sureMapping()} leaves out although their names say plainly what they are. */
    public List<LeftOutColumn> leftOut() {
        return new SureColumns(this).leftOut();
    }

    /** What became of the sheets of a workbook; none of anything else. */
    public List<SheetUse> sheets() {
        return file.sheets();
    }

    /** What a load assumes of the way in which values are read, a sentence each, without a full stop. */
    public List<String> assumed() {
        return new SureColumns(this).assumed();
    }

    /** What a load assumes where a person chose: what was chosen is left out no more. */
    public List<String> chosenRemarks() {
        return new SureColumns(this)
                .remarks(leftOut().stream().filter(l -> !isMapped(l.column())).toList());
    }

    /** Sentences about what people might not expect: sheets not read, columns left out, without a full stop. */
    public List<String> remarks() {
        return new SureColumns(this).remarks();
    }

    /** What becomes of each column in a load with {@link #sureMapping()}, a line each. */
    public List<String> loaded() {
        return new SureColumns(this)
                .all().stream()
                        .map(p -> lines.containsKey(p.column())
                                ? p.column() + ": " + lines.get(p.column()).path()
                                : p.line())
                        .toList();
    }

    /** In what the numbers of a column are given, by the field that is proposed for it. */
    public Measure measure(String column) {
        return measures().getOrDefault(column, Measure.OWN);
    }

    /** In what the numbers of the columns are given that fill a field, by column. */
    public Map<String, Measure> measures() {
        Map<String, Measure> all = new HashMap<>();
        Set<Field> filled = filled(columns);
        for (int c = 0; c < columns.size(); c++) {
            Field field = Field.of(String.valueOf(columns.get(c).field())).orElse(null);
            if (field != null) {
                Measure measure = measures.of(samples.get(c), field, filled);
                all.put(
                        columns.get(c).column(),
                        decisions.shares().contains(columns.get(c).column()) ? measure.times(HUNDRED) : measure);
            }
        }
        return all;
    }

    /** The fields that columns fill. */
    static Set<Field> filled(List<Proposal> columns) {
        return columns.stream()
                .flatMap(p -> Field.of(String.valueOf(p.field())).stream())
                .collect(Collectors.toSet());
    }
}
