package org.tidewaiter.intake;

import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.model.Field;

/**
 * Proposes which column of a file fills which field, from the names in its header (English, Spanish, French, Portuguese
 * words) and from a sample of its values. A proposal is a start for a person to correct, and says how sure it is.
 */
public final class MappingProposal {
    private static final double LEAST = 0.35;

    /** Below this a person has to look: shown in the mapping that is written. */
    static final double SURE = 0.7;

    private final SourceFile file;
    private final List<ColumnSample> samples;
    private final NumberStyle style;
    private final List<Proposal> columns = new ArrayList<>();

    /**
     * What is proposed for one column.
     *
     * @param column its name in the header
     * @param field the field's path, or null where none is likely
     * @param confidence 0 to 1
     * @param example a value of the sample, empty where all were
     */
    public record Proposal(String column, @Nullable String field, double confidence, String example) {}

    private record Candidate(int column, Field field, double score) {}

    private MappingProposal(SourceFile file) {
        this.file = file;
        samples = ColumnSample.of(file, Header.of(file).names());
        style = NumberStyle.of(
                samples.stream().flatMap(s -> s.values().stream()).toList());
        choose(candidates());
    }

    private MappingProposal(MappingProposal former, List<Proposal> columns) {
        file = former.file;
        samples = former.samples;
        style = former.style;
        this.columns.addAll(columns);
    }

    /** Looks at a file. */
    public static MappingProposal of(Path path) {
        return new MappingProposal(SourceFile.open(path, new Mapping.Csv(null, null, null)));
    }

    /** A proposal for every column, in the order of the file; no field is proposed twice. */
    public List<Proposal> columns() {
        return List.copyOf(columns);
    }

    /** The required fields that no column fills. */
    public List<String> missing() {
        Set<String> filled =
                columns.stream().map(p -> String.valueOf(p.field())).collect(Collectors.toSet());
        return Arrays.stream(Field.values())
                .filter(Field::required)
                .map(Field::path)
                .filter(f -> !filled.contains(f))
                .toList();
    }

    /** The formats that the columns of dates have; none where they are ISO dates. */
    List<DateTimeFormatter> dates() {
        return MappingText.dateFormats(columns, samples).stream()
                .map(Values::dateFormat)
                .toList();
    }

    /** How the file writes numbers. */
    NumberStyle style() {
        return style;
    }

    /** A mapping as YAML text, to be read and corrected by a person. */
    public String yaml(String name) {
        return yaml(name, Map.of());
    }

    /** The same with values for fields that no column fills, by the field's path. */
    public String yaml(String name, Map<String, String> constants) {
        List<String> open =
                missing().stream().filter(f -> !constants.containsKey(f)).toList();
        return new MappingText(file, samples, columns, style).write(name, open) + MappingText.constants(constants);
    }

    /** The same file with the fields that a person chose, by column; a column without one is not loaded. */
    public MappingProposal choosing(Map<String, String> fields) {
        return new MappingProposal(
                this,
                columns.stream()
                        .map(p -> new Proposal(
                                p.column(),
                                fields.get(p.column()),
                                p.field() != null && p.field().equals(fields.get(p.column())) ? p.confidence() : 1,
                                p.example()))
                        .toList());
    }

    /** The first distinct values of each column, in the order of the file. */
    public List<List<String>> examples(int wanted) {
        return samples.stream()
                .map(s -> s.values().stream().distinct().limit(wanted).toList())
                .toList();
    }

    private List<Candidate> candidates() {
        FieldNames names = FieldNames.read();
        List<Candidate> candidates = new ArrayList<>();
        for (int c = 0; c < samples.size(); c++) {
            for (Field field : Field.values()) {
                double byName = names.likeness(samples.get(c).name(), field);
                double score =
                        byName == 0 ? 0 : byName * (0.3 + 0.7 * samples.get(c).fit(field, style));
                if (score >= LEAST) {
                    candidates.add(new Candidate(c, field, score));
                }
            }
        }
        candidates.sort(Comparator.comparingDouble((Candidate c) -> -c.score())
                .thenComparingInt(Candidate::column)
                .thenComparing(Candidate::field));
        return candidates;
    }

    /** The best candidate takes its column and its field, then the next one whose are still free. */
    private void choose(List<Candidate> candidates) {
        @Nullable Candidate[] chosen = new Candidate[samples.size()];
        Set<Field> taken = EnumSet.noneOf(Field.class);
        for (Candidate c : candidates) {
            if (chosen[c.column()] == null && taken.add(c.field())) {
                chosen[c.column()] = c;
            }
        }
        for (int c = 0; c < samples.size(); c++) {
            Candidate best = chosen[c];
            columns.add(new Proposal(
                    samples.get(c).name(),
                    best == null ? null : best.field().path(),
                    best == null ? 0 : Math.round(best.score() * 100) / 100.0,
                    samples.get(c).example()));
        }
    }
}
