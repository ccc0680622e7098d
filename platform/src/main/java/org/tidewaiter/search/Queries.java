package org.tidewaiter.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * What words mean as queries. Nothing a user writes is parsed: it is cut into words, and each becomes a term, so no sign can
 * mean more than itself.
 */
final class Queries {
    private static final int SHORTEST_PART = 3;
    private static final int LONGEST_WORD = 50;
    private static final int SHORTEST_MISTYPED = 4;
    private static final int TWICE_MISTYPED = 8;
    private static final int EXPANSIONS = 64;
    private static final float EXACT = 8;
    private static final float BEGINS = 3;
    private static final float MISTYPED = 1;
    private static final float LEGAL_FORM = 0.2f;

    private final Analyzer analyzer;

    Queries(Analyzer analyzer) {
        this.analyzer = analyzer;
    }

    /** Documents of a kind that meet a query. */
    static Query of(String kind, Query query) {
        return new BooleanQuery.Builder()
                .add(query, Occur.MUST)
                .add(new TermQuery(new Term(Fields.KIND, kind)), Occur.FILTER)
                .build();
    }

    /** Documents with exactly this number, whatever its case and signs. */
    static Optional<Query> exactNumber(String words) {
        String number = IndexWords.number(words);
        return number.isEmpty() ? Optional.empty() : Optional.of(new TermQuery(new Term(Fields.NUMBER, number)));
    }

    /** Declarations by number or a part of it, by day, and by the names of parties that have no number. */
    Optional<Query> declarations(String words) {
        List<Query> ways = new ArrayList<>();
        ways.addAll(numbered(words));
        if (words.matches("\\d{4}-\\d{2}-\\d{2}")) {
            ways.add(new TermQuery(new Term(Fields.DAY, words)));
        }
        named(words).ifPresent(ways::add);
        return any(ways);
    }

    /** Companies by number or a part of it and by name, with typing errors. */
    Optional<Query> companies(String words) {
        List<Query> ways = new ArrayList<>(numbered(words));
        named(words).ifPresent(ways::add);
        return any(ways);
    }

    /** Documents whose number differs by one sign. */
    Optional<Query> nearNumber(String words) {
        String number = IndexWords.number(words);
        return number.length() < SHORTEST_MISTYPED + 1 || words.strip().contains(" ")
                ? Optional.empty()
                : Optional.of(new FuzzyQuery(new Term(Fields.NUMBER, number), 1, 1, EXPANSIONS, true));
    }

    /** Goods and tariff texts that have all words, one or two of them mistyped. */
    Optional<Query> described(String words) {
        List<String> all = wordsOf(Fields.TEXT, IndexWords.fold(words));
        if (all.isEmpty()) {
            return Optional.empty();
        }
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        all.forEach(word -> query.add(like(Fields.TEXT, word), Occur.MUST));
        return Optional.of(query.build());
    }

    /** Goods and tariff texts by a description of which some words may be missing: for when nothing has all. */
    Optional<Query> partlyDescribed(String words) {
        List<String> all = wordsOf(Fields.TEXT, IndexWords.fold(words));
        if (all.size() < 2) {
            return Optional.empty();
        }
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        all.forEach(word -> query.add(like(Fields.TEXT, word), Occur.SHOULD));
        return Optional.of(
                query.setMinimumNumberShouldMatch((all.size() + 1) / 2).build());
    }

    /** Tariff codes that begin with the digits. */
    static Optional<Query> code(String words) {
        String digits = words.replaceAll("[\\s.]", "");
        return digits.matches("\\d{2,12}")
                ? Optional.of(new PrefixQuery(
                        new Term(Fields.NUMBER, digits.substring(0, Math.min(6, digits.length())))))
                : Optional.empty();
    }

    private List<Query> numbered(String words) {
        String number = IndexWords.number(words);
        List<Query> ways = new ArrayList<>();
        if (number.isEmpty()) {
            return ways;
        }
        ways.add(boosted(new TermQuery(new Term(Fields.NUMBER, number)), 10 * EXACT));
        if (number.length() >= SHORTEST_PART && hasDigit(number)) {
            ways.add(boosted(new PrefixQuery(new Term(Fields.NUMBER, number)), 4 * EXACT));
            ways.add(boosted(part(Fields.NUMBER_PARTS, number), 2 * EXACT));
        }
        return ways;
    }

    private Optional<Query> named(String words) {
        String name = IndexWords.name(words);
        List<String> all = wordsOf(Fields.NAME, name);
        List<String> telling =
                all.stream().filter(w -> !IndexWords.isLegalForm(w)).toList();
        if (all.isEmpty()) {
            return Optional.empty();
        }
        List<String> needed = telling.isEmpty() ? all : telling;
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        for (String word : needed) {
            query.add(likeInAnyScript(word), Occur.SHOULD);
        }
        query.setMinimumNumberShouldMatch(needed.size() <= 2 ? needed.size() : (needed.size() * 3 + 3) / 4);
        BooleanQuery.Builder withForms = new BooleanQuery.Builder().add(query.build(), Occur.MUST);
        all.stream()
                .filter(w -> !needed.contains(w))
                .forEach(w ->
                        withForms.add(boosted(new TermQuery(new Term(Fields.NAME, w)), LEGAL_FORM), Occur.SHOULD));
        List<Query> ways = new ArrayList<>(List.of(withForms.build()));
        alikeInParts(IndexWords.nameParts(name)).ifPresent(ways::add);
        return any(ways);
    }

    /** Names that share most of their pieces of three signs: words written together or apart, several errors. */
    private Optional<Query> alikeInParts(String joined) {
        List<String> parts = IndexWords.of(analyzer, Fields.NAME_PARTS, joined, 60);
        if (parts.size() < 4) {
            return Optional.empty();
        }
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        parts.forEach(p -> query.add(new TermQuery(new Term(Fields.NAME_PARTS, p)), Occur.SHOULD));
        query.setMinimumNumberShouldMatch(Math.max(4, (int) Math.ceil(parts.size() * 0.6)));
        return Optional.of(boosted(query.build(), 0.1f));
    }

    private Query likeInAnyScript(String word) {
        String latin = IndexWords.latin(word);
        return latin.equals(word)
                ? like(Fields.NAME, word)
                : new DisjunctionMaxQuery(List.of(like(Fields.NAME, word), like(Fields.NAME, latin)), 0);
    }

    /** A word itself, one that begins with it, or one that differs by a letter or two. */
    private static Query like(String field, String word) {
        Term term = new Term(field, word);
        List<Query> ways = new ArrayList<>(List.of(boosted(new TermQuery(term), EXACT)));
        if (word.length() >= SHORTEST_PART) {
            ways.add(boosted(new PrefixQuery(term), BEGINS));
        }
        if (word.length() >= SHORTEST_MISTYPED && !hasDigit(word)) {
            int errors = word.length() >= TWICE_MISTYPED ? 2 : 1;
            ways.add(boosted(
                    new FuzzyQuery(term, errors, word.length() == SHORTEST_MISTYPED ? 1 : 0, EXPANSIONS, true),
                    MISTYPED));
        }
        return new DisjunctionMaxQuery(ways, 0);
    }

    private Query part(String field, String number) {
        PhraseQuery.Builder query = new PhraseQuery.Builder();
        for (int i = 0; i + SHORTEST_PART <= number.length(); i++) {
            query.add(new Term(field, number.substring(i, i + SHORTEST_PART)), i);
        }
        return new ConstantScoreQuery(query.build());
    }

    private List<String> wordsOf(String field, String text) {
        return IndexWords.of(analyzer, field, text, SearchQuery.MOST_WORDS).stream()
                .map(w -> w.length() > LONGEST_WORD ? w.substring(0, LONGEST_WORD) : w)
                .toList();
    }

    private static Optional<Query> any(List<Query> ways) {
        return ways.isEmpty() ? Optional.empty() : Optional.of(new DisjunctionMaxQuery(ways, 0.1f));
    }

    private static Query boosted(Query query, float boost) {
        return new BoostQuery(query, boost);
    }

    private static boolean hasDigit(String number) {
        return number.chars().anyMatch(Character::isDigit);
    }
}
