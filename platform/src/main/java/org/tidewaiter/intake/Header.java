package org.tidewaiter.intake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Which columns the file has, as its header names them. */
record Header(List<String> names) {
    /** Reads the first line of a file. */
    static Header of(SourceFile file) {
        String first = file.sample();
        List<String> names = new ArrayList<>();
        try (var reader = file.dialect().reader().ofCsvRecord(first)) {
            for (String name : reader.iterator().next().getFields()) {
                names.add(name.trim());
            }
        } catch (IOException | RuntimeException e) {
            throw SourceFile.unreadable(
                    file.path(), "has no header that can be read", "give a file whose first line names its columns", e);
        }
        Set<String> twice = names.stream()
                .filter(n -> names.indexOf(n) != names.lastIndexOf(n))
                .collect(Collectors.toSet());
        if (!twice.isEmpty()) {
            throw SourceFile.unreadable(
                    file.path(),
                    "names the column '" + twice.iterator().next() + "' twice in line 1",
                    "rename one of them",
                    null);
        }
        return new Header(List.copyOf(names));
    }
}
