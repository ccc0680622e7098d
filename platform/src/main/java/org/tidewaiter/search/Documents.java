package org.tidewaiter.search;

import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.codesandunits.GoodsTerms;
import org.tidewaiter.codesandunits.HarmonizedSystem;
import org.tidewaiter.datamodel.PartyRole;

/** Makes the documents of the index, each kind in one method. */
final class Documents {
    private static final int HS6 = 6;

    private Documents() {}

    static Term uniqueDeclaration(long key) {
        return new Term(Fields.UNIQUE, Fields.DECLARATION + key);
    }

    static Term uniqueCompany(long key) {
        return new Term(Fields.UNIQUE, Fields.COMPANY + key);
    }

    static Term uniqueGoods(String hash) {
        return new Term(Fields.UNIQUE, Fields.GOODS + hash);
    }

    /**
     * A declaration: found by its number and references, those of containers, documents and invoices too, by day, party, HS code and the hashes of
     * descriptions, and by names without a number.
     */
    static Document declaration(
            StoredRows.FoundDeclaration row,
            List<StoredRows.FoundItem> items,
            Set<String> described,
            List<StoredRows.Name> called) {
        Document document = of(Fields.DECLARATION, uniqueDeclaration(row.key()));
        document.add(new NumericDocValuesField(Fields.KEY, row.key()));
        document.add(new NumericDocValuesField(Fields.AT, row.acceptedAt().toEpochSecond(ZoneOffset.UTC)));
        document.add(term(Fields.DAY, row.acceptedAt().toLocalDate().toString()));
        number(document, row.id());
        for (PartyRole role : PartyRole.values()) {
            if (row.party(role) > 0) {
                document.add(term(Fields.PARTY, Fields.partyAs(role, row.party(role))));
                document.add(term(Fields.PARTY, Long.toString(row.party(role))));
            }
        }
        Set<String> terms = new HashSet<>();
        for (StoredRows.FoundItem item : items) {
            hsTerms(item.hsCode(), terms);
        }
        terms.forEach(t -> document.add(term(Fields.HS, t)));
        described.forEach(t -> document.add(term(Fields.DESCRIBED, t)));
        for (StoredRows.Name name : called) {
            if (name.isReference()) {
                number(document, name.value());
            } else if (name.named(row) == 0) {
                name(document, name.value());
            }
        }
        return document;
    }

    /** A company: found by its number and by every name that a register or a declaration gives it. */
    static Document company(StoredRows.Company row, Collection<String> names) {
        Document document = of(Fields.COMPANY, uniqueCompany(row.key()));
        document.add(new NumericDocValuesField(Fields.KEY, row.key()));
        document.add(new StoredField(Fields.SHOWN_ID, row.id()));
        if (row.country() != null) {
            document.add(new StoredField(Fields.SHOWN_COUNTRY, row.country()));
        }
        number(document, row.id());
        for (String name : names) {
            document.add(new StoredField(Fields.SHOWN_NAME, name));
            name(document, name);
        }
        return document;
    }

    /** What items are called under one subheading: found by words and by code. */
    static Document goods(StoredRows.FoundItem item, String hash) {
        String description = String.valueOf(item.description());
        Document document = of(Fields.GOODS, uniqueGoods(hash));
        document.add(new TextField(Fields.TEXT, IndexWords.fold(description), Store.NO));
        document.add(new StoredField(Fields.SHOWN_KEY, hash));
        document.add(new StoredField(Fields.SHOWN_ID, hs6(item.hsCode())));
        document.add(new StoredField(Fields.SHOWN_NAME, description.strip()));
        return document;
    }

    /** A chapter, heading or subheading of the Harmonized System: found by code and by the words of its text. */
    static Document tariff(String code, HarmonizedSystem system) {
        Document document = of(Fields.TARIFF, new Term(Fields.UNIQUE, Fields.TARIFF + code));
        document.add(term(Fields.NUMBER, code));
        String own = system.description(code).orElse("");
        text(document, own);
        document.add(new StoredField(Fields.SHOWN_ID, code));
        document.add(new StoredField(Fields.SHOWN_NAME, system.path(code).orElse(own)));
        return document;
    }

    /** What goods of a heading are called: found by words alone, to vote for the heading. */
    static Document term(GoodsTerms.Term term) {
        Document document = of(Fields.TERM, new Term(Fields.UNIQUE, Fields.TERM + term.heading() + term.text()));
        text(document, term.text());
        document.add(new StoredField(Fields.SHOWN_ID, term.heading()));
        document.add(new StoredField(Fields.SHOWN_NAME, term.text()));
        return document;
    }

    private static void text(Document document, String text) {
        document.add(new TextField(Fields.TEXT, IndexWords.fold(text), Store.NO));
        document.add(new TextField(Fields.TEXT_PARTS, IndexWords.fold(text), Store.NO));
    }

    static boolean isDescribed(StoredRows.FoundItem item) {
        return item.description() != null && !item.description().isBlank();
    }

    /** What tells a description under its subheading from every other, whatever its case, accents and blanks. */
    static String hash(StoredRows.FoundItem item) {
        BytesRef text = new BytesRef(
                IndexWords.fold(String.valueOf(item.description())).strip().replaceAll("\\s+", " ") + "|"
                        + hs6(item.hsCode()));
        long[] hash = StringHelper.murmurhash3_x64_128(text);
        return Long.toUnsignedString(hash[0], 36) + "-" + Long.toUnsignedString(hash[1], 36);
    }

    private static String hs6(String code) {
        return code.length() > HS6 ? code.substring(0, HS6) : code;
    }

    private static void hsTerms(String code, Set<String> terms) {
        for (int digits = 2; digits <= HS6; digits += 2) {
            if (code.length() >= digits) {
                terms.add(code.substring(0, digits));
            }
        }
    }

    private static Document of(String kind, Term unique) {
        Document document = new Document();
        document.add(term(Fields.KIND, kind));
        document.add(term(Fields.UNIQUE, unique.text()));
        return document;
    }

    private static void number(Document document, @Nullable String number) {
        String bare = number == null ? "" : IndexWords.number(number);
        if (!bare.isEmpty()) {
            document.add(term(Fields.NUMBER, bare));
            document.add(new TextField(Fields.NUMBER_PARTS, bare, Store.NO));
        }
    }

    private static void name(Document document, String name) {
        String words = IndexWords.name(name);
        if (words.isEmpty()) {
            return;
        }
        document.add(new TextField(Fields.NAME, words, Store.NO));
        document.add(new TextField(Fields.NAME_PARTS, IndexWords.nameParts(words), Store.NO));
        String latin = IndexWords.latin(words);
        if (!latin.equals(words)) {
            document.add(new TextField(Fields.NAME, latin, Store.NO));
            document.add(new TextField(Fields.NAME_PARTS, IndexWords.nameParts(latin), Store.NO));
        }
    }

    private static StringField term(String field, String value) {
        return new StringField(field, value, Store.NO);
    }
}
