package org.tidewaiter.mapping;

import java.util.ArrayList;
import java.util.List;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.source.TableFile;

/** What of a table of results is not plain: who proposes a mapping to be finished has it noted, who loads is asked and nothing is loaded. */
final class UnclearColumns {
    private final TableFile file;
    private final boolean noted;
    private final List<String> open = new ArrayList<>();

    UnclearColumns(TableFile file, boolean noted) {
        this.file = file;
        this.noted = noted;
    }

    /** Whether they are noted for a person who finishes the mapping. */
    boolean areNoted() {
        return noted;
    }

    /**
     * Asks.
     *
     * @throws TidewaiterException INPUT where nobody is there to finish a mapping
     */
    void ask(String what, String remedy) {
        if (!noted) {
            throw new TidewaiterException(
                    Kind.INPUT,
                    "Which column of " + file.path() + " is what is not plain: " + what,
                    remedy + ", or say it in a mapping ('tidewaiter map " + file.path()
                            + " --as controls --out results.yaml' starts one) and load with --mapping results.yaml");
        }
        open.add(what);
    }

    List<String> all() {
        return List.copyOf(open);
    }

    /** All of them as comments of a mapping; "" where there are none. */
    String text() {
        StringBuilder text = new StringBuilder();
        if (!open.isEmpty()) {
            text.append("# Not plain, and to be said before anything can be loaded with this mapping:\n");
            open.forEach(o -> text.append("#   ").append(o.replace('\n', ' ')).append('\n'));
        }
        return text.toString();
    }
}
