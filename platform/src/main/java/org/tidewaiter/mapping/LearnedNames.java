package org.tidewaiter.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.engine.DurableFile;
import org.tidewaiter.engine.PlainLetters;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.engine.Yaml;

/**
 * What people decided before: the names of columns in the mappings they loaded with, and the field that each filled. Kept in
 * the workspace as {@code learned-names.yaml}, a line per name, which people may read and edit; the latest decision counts.
 */
public final class LearnedNames {
    /** Nothing learned. */
    public static final LearnedNames NONE = new LearnedNames(null, Map.of());

    /** The score of a name that a person decided: as good as the best phrase. */
    static final double SURE = 1;

    private static final String FILE = "learned-names.yaml";

    private final @Nullable Path file;
    private final Map<String, Field> fields;

    private LearnedNames(@Nullable Path file, Map<String, Field> fields) {
        this.file = file;
        this.fields = fields;
    }

    /**
     * What was learned in a workspace; nothing where there is none yet.
     *
     * @throws TidewaiterException STORAGE when the file cannot be read
     */
    public static LearnedNames in(Path workspace) {
        Path file = workspace.resolve(FILE);
        Map<String, Field> fields = new TreeMap<>();
        if (Files.exists(file)) {
            try {
                JsonNode root = Yaml.MAPPER.readTree(Files.readString(file));
                root.properties()
                        .forEach(e -> Field.of(e.getValue().asText())
                                .ifPresent(field -> fields.put(folded(e.getKey()), field)));
            } catch (IOException e) {
                throw new TidewaiterException(
                        Kind.STORAGE, file + " cannot be read", "mend it, or delete it to forget what was learned", e);
            }
        }
        return new LearnedNames(file, fields);
    }

    /** The field that a column of this name filled before, or null. */
    @Nullable
    public Field field(String column) {
        return fields.get(folded(column));
    }

    /** How many names are known. */
    public int size() {
        return fields.size();
    }

    /**
     * Remembers the columns of a mapping and writes them down.
     *
     * @return how many names are new or mean another field than before
     * @throws TidewaiterException STORAGE when they cannot be written
     */
    public int learn(Mapping mapping) {
        Path target = java.util.Objects.requireNonNull(file, "NONE does not learn");
        int changed = 0;
        for (Map.Entry<String, Mapping.MappedColumn> column : mapping.columns().entrySet()) {
            if (!column.getValue().measure().isOwn()
                    || column.getValue().writing().together() != null) {
                changed += fields.remove(folded(column.getKey())) == null ? 0 : 1;
                continue; // a name alone would lose its unit
            }
            Field field = column.getValue().fields().getFirst();
            changed += field == fields.put(folded(column.getKey()), field) ? 0 : 1;
        }
        if (changed > 0) {
            write(target);
        }
        return changed;
    }

    /** Remembers a mapping that a person wrote or corrected; one that ships is known for its own file only. */
    public void learnFrom(Mapping mapping) {
        if (!mapping.ships()) {
            learn(mapping);
        }
    }

    private void write(Path target) {
        ObjectNode root = Yaml.MAPPER.createObjectNode();
        fields.forEach((name, field) -> root.put(name, field.path()));
        try {
            if (target.getParent() != null) {
                Files.createDirectories(target.getParent());
            }
            DurableFile.write(target, Yaml.MAPPER.writeValueAsBytes(root));
        } catch (IOException e) {
            throw new TidewaiterException(
                    Kind.STORAGE, target + " cannot be written", "check the rights and the disk", e);
        }
    }

    /** Names that differ only in case, accents, blanks and signs are one. */
    private static String folded(String name) {
        return PlainLetters.of(name)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .trim();
    }
}
