package org.tidewaiter.search;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.QueryTimeoutImpl;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.tidewaiter.engine.FileError;
import org.tidewaiter.engine.OwnerOnly;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;

/**
 * The Lucene index in {@code search/} of a workspace. It is derived: whatever is wrong with it, it is made again from the
 * database. What it has seen is kept with each commit ({@link Mark}).
 */
final class SearchIndex implements AutoCloseable {
    // Raised whenever documents change: an index of another number is made again.
    private static final String FORMAT = "6";

    private static final String FORMAT_KEY = "format";
    private static final Pattern OF_LUCENE = Pattern.compile("(pending_)?segments_.*|_.*|write\\.lock");
    private static final int BUFFER_MB = 48;
    private static final long PATIENCE_MS = 3_000;
    // Held, so that the level stays: Lucene would tell every user of a module that makes vectors faster.
    private static final Logger LUCENE =
            Logger.getLogger("org.apache.lucene.internal.vectorization.VectorizationProvider");

    static {
        LUCENE.setLevel(Level.SEVERE);
    }

    private final Path folder;
    private final Analyzer analyzer = IndexWords.analyzer();
    private Directory directory;
    private SearcherManager searchers;

    private SearchIndex(Path folder, Directory directory, SearcherManager searchers) {
        this.folder = folder;
        this.directory = directory;
        this.searchers = searchers;
    }

    /**
     * How much of the database an index has seen.
     *
     * @param load the last load of which nothing is missing; 0 before the first, -1 where not even the tariff is in
     * @param seal the hash of that load's file, so that an index of another database is recognised
     * @param declaration the key of the last declaration that is in it; -1 before the first
     * @param party the key of the last party that is in it
     */
    record Mark(int load, String seal, long declaration, long party) {
        static final Mark NOTHING = new Mark(-1, "", -1, 0);

        private Map<String, String> asMap() {
            return Map.of(
                    FORMAT_KEY,
                    FORMAT,
                    "load",
                    Integer.toString(load),
                    "seal",
                    seal,
                    "declaration",
                    Long.toString(declaration),
                    "party",
                    Long.toString(party));
        }

        private static Mark of(Map<String, String> kept) {
            return new Mark(
                    Integer.parseInt(kept.getOrDefault("load", "")),
                    kept.getOrDefault("seal", ""),
                    Long.parseLong(kept.getOrDefault("declaration", "")),
                    Long.parseLong(kept.getOrDefault("party", "")));
        }
    }

    /** Something done with a reader of the index. */
    @FunctionalInterface
    interface IndexQuery<T> {
        /** What is found with a searcher, which is closed afterwards. */
        T from(IndexSearcher searcher) throws IOException;
    }

    /** Opens the index in a folder; one that is not there, torn or of another format is begun anew. */
    static SearchIndex open(Path folder) throws IOException {
        OwnerOnly.directory(folder);
        try {
            OwnerOnly.close(folder); // a former version made it for all to read
            return opened(folder);
        } catch (IOException | RuntimeException e) {
            // Derived data: what is wrong with it does not matter, only that it is made again.
            return begun(folder);
        }
    }

    private static SearchIndex opened(Path folder) throws IOException {
        Directory directory = FSDirectory.open(folder);
        try (DirectoryReader reader = DirectoryReader.open(directory)) {
            if (!FORMAT.equals(reader.getIndexCommit().getUserData().get(FORMAT_KEY))) {
                throw new IOException("another format");
            }
            Mark.of(reader.getIndexCommit().getUserData());
            for (LeafReaderContext leaf : reader.leaves()) {
                leaf.reader().checkIntegrity();
            }
        }
        return new SearchIndex(folder, directory, new SearcherManager(directory, null));
    }

    private static SearchIndex begun(Path folder) throws IOException {
        empty(folder);
        OwnerOnly.directory(folder);
        Directory directory = FSDirectory.open(folder);
        try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(IndexWords.analyzer()))) {
            writer.setLiveCommitData(Mark.NOTHING.asMap().entrySet());
            writer.commit();
        }
        return new SearchIndex(folder, directory, new SearcherManager(directory, null));
    }

    /** Throws everything away and begins anew. */
    synchronized void beginAnew() throws IOException {
        close();
        SearchIndex other = begun(folder);
        directory = other.directory;
        searchers = other.searchers;
    }

    /** What the index has seen. */
    Mark mark() throws IOException {
        return read(searcher -> Mark.of(
                ((DirectoryReader) searcher.getIndexReader()).getIndexCommit().getUserData()));
    }

    /** Reads with a searcher that sees one commit and gives up looking after a while; {@code timedOut} of it tells. */
    <T> T read(IndexQuery<T> reading) throws IOException {
        SearcherManager manager;
        synchronized (this) {
            manager = searchers;
        }
        IndexSearcher searcher = manager.acquire();
        try {
            IndexSearcher patient = new IndexSearcher(searcher.getIndexReader());
            patient.setTimeout(new QueryTimeoutImpl(PATIENCE_MS));
            return reading.from(patient);
        } finally {
            manager.release(searcher);
        }
    }

    /** Opens the writer; one at a time. */
    IndexWriter writer() throws IOException {
        IndexWriterConfig config = new IndexWriterConfig(analyzer)
                .setOpenMode(IndexWriterConfig.OpenMode.APPEND)
                .setRAMBufferSizeMB(BUFFER_MB)
                .setCommitOnClose(false);
        Directory at;
        synchronized (this) {
            at = directory;
        }
        return new IndexWriter(at, config);
    }

    /** Keeps what was written, with what has now been seen, and lets readers see it. */
    void commit(IndexWriter writer, Mark mark) throws IOException {
        Map<String, String> kept = new HashMap<>(mark.asMap());
        writer.setLiveCommitData(kept.entrySet());
        writer.commit();
        SearcherManager manager;
        synchronized (this) {
            manager = searchers;
        }
        manager.maybeRefreshBlocking();
    }

    /** The analyzer that questions must pass too. */
    Analyzer analyzer() {
        return analyzer;
    }

    @Override
    public synchronized void close() throws IOException {
        searchers.close();
        directory.close();
    }

    /** Deletes what Lucene wrote, and nothing that somebody else put there. */
    private static void empty(Path folder) throws IOException {
        OwnerOnly.directory(folder);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(
                folder,
                file -> OF_LUCENE.matcher(String.valueOf(file.getFileName())).matches())) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    /** What is told when the folder refuses. */
    static TidewaiterException refused(IOException e) {
        return new TidewaiterException(
                Kind.STORAGE,
                "The search index cannot be written or read (" + FileError.why(e) + ")",
                "free space or check the rights of search/ in the workspace; it may be deleted, it is made again",
                e);
    }

    /** Whether a reader sees a term. */
    static boolean has(IndexReader reader, Term term) throws IOException {
        return reader.docFreq(term) > 0;
    }
}
