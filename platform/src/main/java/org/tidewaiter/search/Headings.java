package org.tidewaiter.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.tidewaiter.codesandunits.HarmonizedSystem;

/**
 * The headings of the Harmonized System to which words of goods may belong. The nearest known texts vote for their headings: texts of the tariff,
 * everyday words in four languages, terms of parcels, and what declarations call their goods. Near is BM25 over words and over runs of four signs,
 * which find words that are mistyped, cut short or another form of the same. A vote counts the third power of its score: many texts that share a
 * common word must not outvote one that says the same. Measured in HeadingsTest.
 */
final class Headings {
    private static final int VOTERS = 50;
    private static final int SHOWN = 5;
    private static final float PARTS = 0.15f;
    private static final List<BytesRef> KINDS =
            List.of(new BytesRef(Fields.TARIFF), new BytesRef(Fields.TERM), new BytesRef(Fields.GOODS));

    private final Analyzer analyzer;

    Headings(Analyzer analyzer) {
        this.analyzer = analyzer;
    }

    /** What speaks for one heading. */
    private static final class Votes {
        final String heading;
        final String nearest;
        double sum;

        Votes(String heading, String nearest) {
            this.heading = heading;
            this.nearest = nearest;
        }
    }

    /** At most five headings, the likeliest first; none where no word is known. */
    List<SearchResult.Heading> of(IndexSearcher searcher, String words) throws IOException {
        List<Votes> counted = counted(searcher, words);
        double all = counted.stream().mapToDouble(v -> v.sum).sum();
        HarmonizedSystem system = HarmonizedSystem.edition2022();
        List<SearchResult.Heading> headings = new ArrayList<>();
        for (Votes v : counted.subList(0, Math.min(SHOWN, counted.size()))) {
            int declarations = searcher.count(new TermQuery(new Term(Fields.HS, v.heading)));
            headings.add(new SearchResult.Heading(
                    v.heading, system.description(v.heading).orElse(""), v.nearest, v.sum / all, declarations));
        }
        return headings;
    }

    private List<Votes> counted(IndexSearcher searcher, String words) throws IOException {
        Map<String, Votes> votes = new HashMap<>();
        for (ScoreDoc hit : searcher.search(query(words), VOTERS).scoreDocs) {
            Document text = searcher.storedFields().document(hit.doc, Set.of(Fields.SHOWN_ID, Fields.SHOWN_NAME));
            String code = text.get(Fields.SHOWN_ID);
            if (code != null && code.length() >= 4) {
                String heading = code.substring(0, 4);
                votes.computeIfAbsent(heading, h -> new Votes(h, String.valueOf(text.get(Fields.SHOWN_NAME)))).sum +=
                        Math.pow(hit.score, 3);
            }
        }
        return votes.values().stream()
                .sorted(Comparator.comparingDouble((Votes v) -> -v.sum).thenComparing(v -> v.heading))
                .toList();
    }

    private Query query(String words) {
        String folded = IndexWords.fold(words);
        BooleanQuery.Builder query = new BooleanQuery.Builder()
                .add(new TermInSetQuery(Fields.KIND, KINDS), Occur.FILTER)
                .setMinimumNumberShouldMatch(1);
        for (String word : IndexWords.of(analyzer, Fields.TEXT, folded, SearchQuery.MOST_WORDS)) {
            query.add(new TermQuery(new Term(Fields.TEXT, word)), Occur.SHOULD);
        }
        Set<String> parts = new HashSet<>(IndexWords.of(analyzer, Fields.TEXT_PARTS, folded, 200));
        for (String part : parts) {
            query.add(new BoostQuery(new TermQuery(new Term(Fields.TEXT_PARTS, part)), PARTS), Occur.SHOULD);
        }
        return query.build();
    }
}
