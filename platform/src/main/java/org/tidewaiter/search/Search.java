package org.tidewaiter.search;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.lucene.search.IndexSearcher;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidewaiter.casefile.DeclarationSummary;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.engine.Workspace;

/**
 * Finds what a workspace holds: declarations by number, reference and day, companies by number and name with typing errors,
 * goods and HS codes by words. Answers come from an index that is kept abreast of the database in a thread of its own; a
 * failure of the index is told with the answers and never stops a load. Safe for many threads.
 */
public final class Search implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Search.class);
    private static final long PATIENCE_MS = 1_500;
    private static final Map<Workspace, Search> OPEN = new ConcurrentHashMap<>();

    private final SearchUpkeep upkeep;
    private final SearchReader reading;
    private final ExecutorService background = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("search-index").factory());
    private volatile SearchResult.@Nullable IndexLag behind;
    private volatile boolean closed;
    private @Nullable Future<?> running;

    /** The search of one workspace; nothing is opened before the first question. */
    public Search(Workspace workspace) {
        this(
                workspace.lake(),
                new SearchUpkeep(workspace.lake(), workspace.directory().resolve("search")));
    }

    Search(Lake lake, SearchUpkeep upkeep) {
        this.upkeep = upkeep;
        reading = new SearchReader(lake);
    }

    /** The search that follows the workspace in this process already; two would write one index. */
    public static Optional<Search> following(Workspace workspace) {
        return Optional.ofNullable(OPEN.get(workspace));
    }

    /** Follows every change of the workspace from now on until it is closed. */
    public void follow(Workspace workspace) {
        OPEN.put(workspace, this);
        workspace.lake().afterCommit(this::wake);
        wake();
    }

    /** Hears how many declarations of those that were missing are in the index. */
    @FunctionalInterface
    public interface Progress {
        /** So many of so many. */
        void at(long done, long of);
    }

    /** Brings the index abreast in the background; what is under way already goes on. */
    public synchronized void wake() {
        if (!closed && (running == null || running.isDone())) {
            running = background.submit(this::catchUp);
        }
    }

    /** Brings the index abreast, and again where more came in meanwhile. */
    private void catchUp() {
        do {
            bringAbreast((done, of) -> {});
        } while (!closed && behind == null && !isAbreast());
    }

    private boolean isAbreast() {
        try {
            return upkeep.isAbreast();
        } catch (IOException | RuntimeException e) {
            LOG.debug("The search index cannot say how far it is", e); // reading it will tell
            return false;
        }
    }

    /** Brings the index abreast before the next question, however long it takes. */
    public void prepare(Progress progress) {
        bringAbreast(progress);
    }

    /**
     * Answers a question.
     *
     * @throws TidewaiterException of kind BUSY when the index turned out to be torn and is being made again, STORAGE when its
     *     folder refuses
     */
    public SearchResult find(SearchQuery question) {
        waitALittle();
        return answered(searcher -> reading.find(searcher, question, behind));
    }

    /**
     * The declarations that have something in common, the latest first.
     *
     * @param of what they have in common
     * @param value the company's number, the key of a description, or the first two, four or six digits of a code
     * @param page from 1
     */
    public SearchResult.Hits<DeclarationSummary> declarations(ListScope of, String value, int page) {
        waitALittle();
        return answered(
                searcher -> reading.declarations(searcher, of, value, Math.clamp(page, 1, SearchQuery.LAST_PAGE)));
    }

    /** The description with that key; nothing where there is none. */
    public Optional<SearchResult.Goods> goods(String key) {
        return answered(searcher -> reading.goods(searcher, key));
    }

    /** How far the index is behind the database; nothing when it is abreast. */
    public Optional<SearchResult.IndexLag> behind() {
        return Optional.ofNullable(behind);
    }

    private <T> T answered(IndexQuestion<T> asking) {
        SearchIndex index;
        try {
            index = upkeep.index();
        } catch (IOException e) {
            throw SearchIndex.refused(e);
        }
        try {
            return index.read(asking::of);
        } catch (IOException | RuntimeException e) {
            if (e instanceof TidewaiterException known) {
                throw known;
            }
            LOG.warn("The search index could not be read and is made again", e);
            makeAgain();
            throw new TidewaiterException(
                    Kind.BUSY, "The search index was damaged and is being made again", "ask again in a minute", e);
        }
    }

    @FunctionalInterface
    private interface IndexQuestion<T> {
        T of(IndexSearcher searcher) throws IOException;
    }

    private synchronized void makeAgain() {
        if (closed) {
            return;
        }
        background.execute(() -> {
            try {
                upkeep.beginAnew();
            } catch (IOException e) {
                LOG.warn("The search index cannot be made again: {}", e.getMessage());
            }
            bringAbreast((done, of) -> {});
        });
    }

    /** Gives a short catching up the time to end, so that what was just loaded is found. */
    private void waitALittle() {
        if (isAbreast()) {
            behind = null;
            return;
        }
        wake();
        Future<?> under;
        synchronized (this) {
            under = running;
        }
        if (under == null) {
            return;
        }
        try {
            under.get(PATIENCE_MS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.debug("The search index is still being brought abreast");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException e) {
            LOG.warn("The search index could not be brought abreast", e.getCause());
        }
    }

    private void bringAbreast(Progress progress) {
        behind = new SearchResult.IndexLag(0, 0, null);
        try {
            upkeep.catchUp((done, of) -> {
                behind = new SearchResult.IndexLag(done, of, null);
                progress.at(done, of);
            });
            behind = null;
        } catch (IOException e) {
            failed(String.valueOf(SearchIndex.refused(e).getMessage()), e);
        } catch (RuntimeException e) {
            failed(String.valueOf(e.getMessage()), e);
        }
    }

    private void failed(String why, Exception e) {
        if (closed) {
            return;
        }
        behind = new SearchResult.IndexLag(0, 0, why);
        LOG.warn("The search index could not be brought abreast, which is tried again with the next question: {}", why);
        LOG.debug("Why", e);
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        OPEN.values().remove(this);
        background.shutdown();
        try {
            upkeep.close();
        } catch (IOException e) {
            LOG.warn("The search index did not close cleanly: {}", e.getMessage());
        }
    }
}
