package org.tidewaiter.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.casefile.DeclarationSummary;
import org.tidewaiter.datamodel.PartyRole;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.engine.SqlSections;
import org.tidewaiter.search.SearchQuery.Group;

/** Reads answers from the index, and what is shown of declarations from the database by their keys. */
// Long: one question to the index after the other, each a few lines.
final class SearchReader {
    private static final SqlSections SQL = SqlSections.read(SearchReader.class, "Search.sql");
    private static final Sort NEAREST = new Sort(
            SortField.FIELD_SCORE,
            new SortField(Fields.AT, SortField.Type.LONG, true),
            new SortField(Fields.KEY, SortField.Type.LONG, true));
    private static final Sort LATEST = new Sort(
            new SortField(Fields.AT, SortField.Type.LONG, true), new SortField(Fields.KEY, SortField.Type.LONG, true));

    /** What is shorter is a word or a day. */
    private static final int SHORTEST_NUMBER = 3;

    private final Lake lake;
    private final Queries queries = new Queries(IndexWords.analyzer());
    private final Headings headings = new Headings(IndexWords.analyzer());

    SearchReader(Lake lake) {
        this.lake = lake;
    }

    private record FoundKey(long key) {}

    private record DeclarationNumber(String declarationId) {}

    /** What a query finds: how many, and the documents of a page. */
    private record Page(long found, List<ScoreDoc> documents, boolean near) {}

    SearchResult find(IndexSearcher searcher, SearchQuery question, SearchResult.@Nullable IndexLag behind)
            throws IOException {
        String words = question.words();
        Page declarations = page(
                searcher,
                question,
                Group.DECLARATIONS,
                Fields.DECLARATION,
                queries.declarations(words),
                queries.nearNumber(words));
        Page companies = page(
                searcher,
                question,
                Group.COMPANIES,
                Fields.COMPANY,
                queries.companies(words),
                queries.nearNumber(words));
        Page tariff = page(
                searcher,
                question,
                Group.TARIFF,
                Fields.TARIFF,
                Queries.code(words).or(() -> queries.described(words)),
                Optional.empty());
        boolean nothingElse = isNothing(declarations) && isNothing(companies) && tariff.found() == 0;
        Page goods = page(
                searcher,
                question,
                Group.GOODS,
                Fields.GOODS,
                queries.described(words),
                nothingElse ? queries.partlyDescribed(words) : Optional.empty());
        SearchResult.ExactMatch exact = exact(searcher, words);
        SearchResult.Hits<SearchResult.Cargo> cargo = cargo(question);
        return new SearchResult(
                question,
                new SearchResult.Hits<>(
                        declarations.found(), declarations.near(), declarations(searcher, declarations.documents())),
                new SearchResult.Hits<>(
                        companies.found(), companies.near(), companies(searcher, companies.documents())),
                new SearchResult.Hits<>(goods.found(), goods.near(), goods(searcher, goods.documents())),
                new SearchResult.Hits<>(tariff.found(), tariff.near(), tariff(searcher, tariff.documents())),
                cargo,
                question.wants(Group.TARIFF)
                                && question.first() == 0
                                && Queries.code(words).isEmpty()
                        ? headings.of(searcher, words)
                        : List.of(),
                exact,
                searcher.timedOut(),
                behind);
    }

    SearchResult.Hits<DeclarationSummary> declarations(IndexSearcher searcher, ListScope of, String value, int page)
            throws IOException {
        Query query = switch (of) {
            case COMPANY ->
                partyKey(value)
                        .<Query>map(key -> new TermQuery(new Term(Fields.PARTY, Long.toString(key))))
                        .orElseGet(MatchNoDocsQuery::new);
            case GOODS -> new TermQuery(new Term(Fields.DESCRIBED, value));
            case HS -> new TermQuery(new Term(Fields.HS, value));
        };
        Page found = top(searcher, query, LATEST, (page - 1) * SearchQuery.PAGE, SearchQuery.PAGE, false);
        return new SearchResult.Hits<>(found.found(), false, declarations(searcher, found.documents()));
    }

    Optional<SearchResult.Goods> goods(IndexSearcher searcher, String key) throws IOException {
        TopDocs found = searcher.search(new TermQuery(Documents.uniqueGoods(key)), 1);
        return goods(searcher, List.of(found.scoreDocs)).stream().findFirst();
    }

    /** Manifests and entry summaries by a number of theirs: they are asked of the database, as the index holds none. */
    private SearchResult.Hits<SearchResult.Cargo> cargo(SearchQuery question) {
        String number = IndexWords.number(question.words());
        if (question.group() != null || number.length() < SHORTEST_NUMBER) {
            return new SearchResult.Hits<>(0, false, List.of());
        }
        List<SearchResult.Cargo> rows = lake.query(SearchResult.Cargo.class, SQL.get("cargo"), number);
        return new SearchResult.Hits<>(rows.isEmpty() ? 0 : rows.getFirst().found(), false, rows);
    }

    private static boolean isNothing(Page page) {
        return page.found() == 0 || page.near();
    }

    /** The page of a group; where nothing meets the query, that of the near one. */
    private static Page page(
            IndexSearcher searcher,
            SearchQuery question,
            Group group,
            String kind,
            Optional<Query> query,
            Optional<Query> near)
            throws IOException {
        Page none = new Page(0, List.of(), false);
        if (!question.wants(group)) {
            return none;
        }
        Page page = query.isEmpty()
                ? none
                : top(searcher, Queries.of(kind, query.get()), NEAREST, question.first(), question.most(), false);
        return page.found() > 0 || near.isEmpty()
                ? page
                : top(searcher, Queries.of(kind, near.get()), NEAREST, question.first(), question.most(), true);
    }

    private static Page top(IndexSearcher searcher, Query query, Sort sort, int first, int most, boolean near)
            throws IOException {
        TopDocs found =
                searcher.search(query, new TopFieldCollectorManager(sort, first + most, null, Integer.MAX_VALUE));
        List<ScoreDoc> documents = List.of(found.scoreDocs);
        long all = found.totalHits.value();
        return new Page(all, documents.subList(Math.min(first, documents.size()), documents.size()), near && all > 0);
    }

    private List<DeclarationSummary> declarations(IndexSearcher searcher, List<ScoreDoc> documents) throws IOException {
        List<Long> keys = new ArrayList<>();
        for (ScoreDoc document : documents) {
            keys.add(key(searcher, document.doc));
        }
        return DeclarationSummary.of(lake, keys);
    }

    private static List<SearchResult.Company> companies(IndexSearcher searcher, List<ScoreDoc> documents)
            throws IOException {
        List<SearchResult.Company> companies = new ArrayList<>();
        StoredFields stored = searcher.storedFields();
        for (ScoreDoc document : documents) {
            Document shown = stored.document(document.doc);
            long key = key(searcher, document.doc);
            Set<PartyRole> roles = EnumSet.noneOf(PartyRole.class);
            for (PartyRole role : PartyRole.values()) {
                if (count(searcher, Fields.PARTY, Fields.partyAs(role, key)) > 0) {
                    roles.add(role);
                }
            }
            companies.add(new SearchResult.Company(
                    text(shown, Fields.SHOWN_ID),
                    List.of(shown.getValues(Fields.SHOWN_NAME)),
                    shown.get(Fields.SHOWN_COUNTRY),
                    roles,
                    count(searcher, Fields.PARTY, Long.toString(key))));
        }
        return companies;
    }

    private static List<SearchResult.Goods> goods(IndexSearcher searcher, List<ScoreDoc> documents) throws IOException {
        List<SearchResult.Goods> goods = new ArrayList<>();
        StoredFields stored = searcher.storedFields();
        for (ScoreDoc document : documents) {
            Document shown = stored.document(document.doc);
            String key = text(shown, Fields.SHOWN_KEY);
            goods.add(new SearchResult.Goods(
                    key,
                    text(shown, Fields.SHOWN_NAME),
                    text(shown, Fields.SHOWN_ID),
                    count(searcher, Fields.DESCRIBED, key)));
        }
        return goods;
    }

    private static List<SearchResult.Tariff> tariff(IndexSearcher searcher, List<ScoreDoc> documents)
            throws IOException {
        List<SearchResult.Tariff> codes = new ArrayList<>();
        StoredFields stored = searcher.storedFields();
        for (ScoreDoc document : documents) {
            Document shown = stored.document(document.doc);
            String code = text(shown, Fields.SHOWN_ID);
            codes.add(new SearchResult.Tariff(code, text(shown, Fields.SHOWN_NAME), count(searcher, Fields.HS, code)));
        }
        return codes;
    }

    /** The one declaration or company of that number, as it is written or else whatever its signs. */
    private SearchResult.@Nullable ExactMatch exact(IndexSearcher searcher, String words) throws IOException {
        Optional<Query> query = Queries.exactNumber(words);
        if (query.isEmpty()) {
            return null;
        }
        List<String> declarations = numbers(
                searcher,
                top(searcher, Queries.of(Fields.DECLARATION, query.get()), LATEST, 0, 50, false)
                        .documents());
        List<SearchResult.Company> companies = companies(
                searcher,
                top(searcher, Queries.of(Fields.COMPANY, query.get()), LATEST, 0, 50, false)
                        .documents());
        List<SearchResult.ExactMatch> written = new ArrayList<>();
        List<SearchResult.ExactMatch> all = new ArrayList<>();
        for (String number : declarations) {
            add(new SearchResult.ExactMatch(number, null), number.equals(words), all, written);
        }
        for (SearchResult.Company c : companies) {
            add(new SearchResult.ExactMatch(null, c.partyId()), c.partyId().equals(words), all, written);
        }
        return written.size() == 1 ? written.getFirst() : all.size() == 1 ? all.getFirst() : null;
    }

    private List<String> numbers(IndexSearcher searcher, List<ScoreDoc> documents) throws IOException {
        List<String> keys = new ArrayList<>();
        for (ScoreDoc document : documents) {
            keys.add(Long.toString(key(searcher, document.doc)));
        }
        return keys.isEmpty()
                ? List.of()
                : lake
                        .query(DeclarationNumber.class, SQL.get("numbers").replace("{keys}", String.join(", ", keys)))
                        .stream()
                        .map(DeclarationNumber::declarationId)
                        .toList();
    }

    private static void add(
            SearchResult.ExactMatch hit,
            boolean asWritten,
            List<SearchResult.ExactMatch> all,
            List<SearchResult.ExactMatch> written) {
        all.add(hit);
        if (asWritten) {
            written.add(hit);
        }
    }

    private Optional<Long> partyKey(String partyId) {
        return lake.first(FoundKey.class, SQL.get("party"), partyId).map(FoundKey::key);
    }

    private static int count(IndexSearcher searcher, String field, String term) throws IOException {
        return searcher.count(new TermQuery(new Term(field, term)));
    }

    private static long key(IndexSearcher searcher, int document) throws IOException {
        var leaves = searcher.getIndexReader().leaves();
        var leaf = leaves.get(ReaderUtil.subIndex(document, leaves));
        NumericDocValues keys = leaf.reader().getNumericDocValues(Fields.KEY);
        if (keys == null || !keys.advanceExact(document - leaf.docBase)) {
            throw new IOException("document " + document + " of the search index has no key");
        }
        return keys.longValue();
    }

    private static String text(Document document, String field) throws IOException {
        String value = document.get(field);
        if (value == null) {
            throw new IOException("a document of the search index lacks " + field);
        }
        return value;
    }
}
