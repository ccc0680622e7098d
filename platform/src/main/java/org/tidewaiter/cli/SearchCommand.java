package org.tidewaiter.cli;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.Json;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.search.Search;
import org.tidewaiter.search.SearchQuery;
import org.tidewaiter.search.SearchQuery.Group;
import org.tidewaiter.search.SearchResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Finds declarations, companies, goods and HS codes. */
@Command(
        name = "search",
        mixinStandardHelpOptions = true,
        description =
                "Find declarations by number, reference or day, companies by number or name, goods and HS codes by"
                        + " words; typing errors and accents do not matter.")
final class SearchCommand extends WorkspaceCommand {
    @Parameters(arity = "1..*", paramLabel = "WORDS", description = "Numbers or words; no sign has a meaning.")
    List<String> words = List.of();

    @Option(
            names = "--in",
            paramLabel = "GROUP",
            description =
                    "Only declarations, companies, goods or tariff, a page at a time (default: the best of each).")
    @Nullable
    Group group;

    @Option(names = "--page", paramLabel = "N", description = "The page of that group (default: ${DEFAULT-VALUE}).")
    int page = 1;

    @Mixin
    JsonOption json = new JsonOption();

    @Override
    int run(Workspace workspace, Context context) {
        SearchQuery question = new SearchQuery(String.join(" ", words), group, page);
        SearchResult found = Search.following(workspace)
                .map(search -> search.find(question))
                .orElseGet(() -> alone(workspace, question, context));
        if (json.asked) {
            context.out().println(Json.text(found));
        } else {
            SearchText.print(found, context.out());
        }
        return 0;
    }

    private static SearchResult alone(Workspace workspace, SearchQuery question, Context context) {
        IndexProgress progress = new IndexProgress(context);
        try (Search search = new Search(workspace)) {
            search.prepare(progress::at);
            return search.find(question);
        }
    }

    /** Says every few seconds how far the index is. */
    private static final class IndexProgress {
        private static final double PAUSE_NS = 2e9;

        private final Context context;
        private long shown = System.nanoTime();

        IndexProgress(Context context) {
            this.context = context;
        }

        void at(long done, long of) {
            long now = System.nanoTime();
            if (now - shown > PAUSE_NS) {
                shown = now;
                context.err().printf(Locale.ROOT, "search index: %,d of %,d declarations%n", done, of);
            }
        }
    }
}
