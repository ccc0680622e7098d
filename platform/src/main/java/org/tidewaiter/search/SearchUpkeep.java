package org.tidewaiter.search;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.codesandunits.GoodsTerms;
import org.tidewaiter.codesandunits.HarmonizedSystem;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.search.SearchIndex.Mark;
import org.tidewaiter.search.StoredRows.LastKeys;

/**
 * Keeps the index abreast of the database: knows the last load and the last declaration that it has seen and adds the rest
 * in batches, each committed with how far it goes, so that what was cut off goes on where it stopped. The index is made again
 * where it is missing, torn, of another format or of another database.
 */
final class SearchUpkeep implements AutoCloseable {
    private static final int STRETCH = 10_000;
    private static final int COMMIT = 100_000;

    private final StoredRows rows;
    private final Path folder;
    private final int stretch;
    private final int commit;
    private final ReentrantLock turn = new ReentrantLock();
    private volatile @Nullable SearchIndex index;
    private volatile boolean stopped;

    SearchUpkeep(Lake lake, Path folder) {
        this(lake, folder, STRETCH, COMMIT);
    }

    /** Keeps the index in a folder, reading {@code stretch} declarations at once and keeping {@code commit} at once. */
    SearchUpkeep(Lake lake, Path folder, int stretch, int commit) {
        rows = new StoredRows(lake);
        this.folder = folder;
        this.stretch = stretch;
        this.commit = commit;
    }

    /** Hears how many declarations of all that are to be added are in. */
    @FunctionalInterface
    interface Progress {
        /** So many of so many. */
        void at(long done, long of);
    }

    /** Whether the index has seen all that is in the database. */
    boolean isAbreast() throws IOException {
        SearchIndex open = index;
        return open != null && open.mark().load() == rows.stored().load();
    }

    /** The index as it is, opened if it was not; it may lack the latest. */
    SearchIndex index() throws IOException {
        SearchIndex open = index;
        if (open != null) {
            return open;
        }
        turn.lock();
        try {
            return opened();
        } finally {
            turn.unlock();
        }
    }

    /** Adds what is missing; returns when the index is abreast or the upkeep was closed. Callers take turns. */
    void catchUp(Progress progress) throws IOException {
        turn.lock();
        try {
            SearchIndex open = opened();
            LastKeys stored = rows.stored();
            Mark mark = open.mark();
            if (mark.load() == stored.load() && mark.seal().equals(rows.seal(mark.load()))) {
                return;
            }
            if (mark.load() > stored.load() || !mark.seal().equals(rows.seal(mark.load()))) {
                open.beginAnew();
                mark = Mark.NOTHING;
            }
            add(open, mark, stored, progress);
        } finally {
            turn.unlock();
        }
    }

    /** Throws the index away: the next call makes it again. */
    void beginAnew() throws IOException {
        turn.lock();
        try {
            opened().beginAnew();
        } finally {
            turn.unlock();
        }
    }

    private SearchIndex opened() throws IOException {
        SearchIndex open = index;
        if (open == null) {
            open = SearchIndex.open(folder);
            index = open;
        }
        return open;
    }

    private void add(SearchIndex open, Mark before, LastKeys stored, Progress progress) throws IOException {
        try (IndexWriter writer = open.writer()) {
            for (long key : rows.superseded(before.load(), stored.load(), before.declaration())) {
                writer.deleteDocuments(Documents.uniqueDeclaration(key));
            }
            if (before.equals(Mark.NOTHING)) {
                addTariff(writer);
            }
            Map<Long, Set<String>> names = new HashMap<>();
            DescriptionsOnce described = new DescriptionsOnce(open);
            addAgain(writer, rows.withNewLines(before.load(), stored.load(), before.declaration()), stored, described);
            long first = before.declaration() + 1;
            long uncommitted = 0;
            for (long from = first; from <= stored.declaration() && !stopped; from += stretch) {
                long to = Math.min(stored.declaration(), from + stretch - 1);
                addStretch(writer, rows.stretch(from, to, stored.load()), names, described);
                uncommitted += to - from + 1;
                progress.at(to + 1 - first, stored.declaration() + 1 - first);
                if (uncommitted >= commit || to == stored.declaration()) {
                    addCompanies(writer, open, before, to, stored.load(), names);
                    names.clear();
                    boolean last = to == stored.declaration();
                    Mark reached = new Mark(before.load(), before.seal(), to, before.party());
                    before = last ? before : reached;
                    uncommitted = 0;
                    if (!last) {
                        open.commit(writer, reached);
                    }
                }
            }
            if (!stopped) {
                if (first > stored.declaration()) {
                    addCompanies(writer, open, before, stored.declaration(), stored.load(), names);
                }
                open.commit(
                        writer,
                        new Mark(stored.load(), rows.seal(stored.load()), stored.declaration(), stored.party()));
            }
        }
    }

    /** Declarations that were seen before come again with what was loaded for them since, in runs of keys that follow one another. */
    private void addAgain(IndexWriter writer, List<Long> keys, LastKeys stored, DescriptionsOnce described)
            throws IOException {
        int first = 0;
        for (int next = 1; next <= keys.size(); next++) {
            boolean goesOn = next < keys.size() && keys.get(next) == keys.get(next - 1) + 1 && next - first < stretch;
            if (!goesOn) {
                for (long key : keys.subList(first, next)) {
                    writer.deleteDocuments(Documents.uniqueDeclaration(key));
                }
                StoredRows.Stretch again = rows.stretch(keys.get(first), keys.get(next - 1), stored.load());
                addStretch(writer, again, new HashMap<>(), described);
                first = next;
            }
        }
    }

    private static void addTariff(IndexWriter writer) throws IOException {
        HarmonizedSystem system = HarmonizedSystem.edition2022();
        for (String code : system.codes()) {
            writer.addDocument(Documents.tariff(code, system));
        }
        for (GoodsTerms.Term term : GoodsTerms.all().words()) {
            writer.addDocument(Documents.term(term));
        }
        for (GoodsTerms.Term term : GoodsTerms.all().parcels()) {
            writer.addDocument(Documents.term(term));
        }
    }

    private static void addStretch(
            IndexWriter writer, StoredRows.Stretch stretch, Map<Long, Set<String>> names, DescriptionsOnce described)
            throws IOException {
        List<Document> documents = new ArrayList<>(stretch.declarations().size());
        for (StoredRows.FoundDeclaration declaration : stretch.declarations()) {
            List<StoredRows.FoundItem> items = stretch.itemsOf(declaration);
            List<StoredRows.Name> called = stretch.namesOf(declaration);
            Set<String> hashes = new LinkedHashSet<>();
            for (StoredRows.FoundItem item : items) {
                if (Documents.isDescribed(item)) {
                    String hash = Documents.hash(item);
                    hashes.add(hash);
                    described.add(writer, item, hash);
                }
            }
            documents.add(Documents.declaration(declaration, items, hashes, called));
            for (StoredRows.Name name : called) {
                long party = name.isReference() ? 0 : name.named(declaration);
                if (party > 0) {
                    names.computeIfAbsent(party, k -> new LinkedHashSet<>()).add(name.value());
                }
            }
        }
        writer.addDocuments(documents);
    }

    private void addCompanies(
            IndexWriter writer,
            SearchIndex open,
            Mark before,
            long untilKey,
            int untilLoad,
            Map<Long, Set<String>> names)
            throws IOException {
        for (StoredRows.Company company : rows.companies(before.declaration(), untilKey, before.load(), untilLoad)) {
            Set<String> all = new LinkedHashSet<>();
            Optional.ofNullable(company.name()).ifPresent(all::add);
            all.addAll(open.read(searcher -> namesIn(searcher, company.key())));
            all.addAll(names.getOrDefault(company.key(), Set.of()));
            writer.updateDocument(Documents.uniqueCompany(company.key()), Documents.company(company, all));
        }
    }

    /** The names that the index knows of a company. */
    private static List<String> namesIn(IndexSearcher searcher, long party) throws IOException {
        TopDocs found = searcher.search(new TermQuery(Documents.uniqueCompany(party)), 1);
        return found.scoreDocs.length == 0
                ? List.of()
                : List.of(searcher.storedFields()
                        .document(found.scoreDocs[0].doc, Set.of(Fields.SHOWN_NAME))
                        .getValues(Fields.SHOWN_NAME));
    }

    @Override
    public void close() throws IOException {
        stopped = true;
        turn.lock();
        try {
            SearchIndex open = index;
            if (open != null) {
                open.close();
            }
        } finally {
            turn.unlock();
        }
    }

    /** Adds each description once. */
    private static final class DescriptionsOnce {
        private static final int REMEMBERED = 500_000;

        private final SearchIndex index;
        private final Set<String> seen = new java.util.HashSet<>();

        DescriptionsOnce(SearchIndex index) {
            this.index = index;
        }

        void add(IndexWriter writer, StoredRows.FoundItem item, String hash) throws IOException {
            if (!seen.add(hash)) {
                return;
            }
            boolean known = index.read(s -> SearchIndex.has(s.getIndexReader(), Documents.uniqueGoods(hash)));
            if (!known) {
                writer.updateDocument(Documents.uniqueGoods(hash), Documents.goods(item, hash));
            }
            if (seen.size() > REMEMBERED) {
                seen.clear(); // what comes again replaces itself
            }
        }
    }
}
