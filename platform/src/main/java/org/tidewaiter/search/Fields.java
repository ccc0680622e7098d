package org.tidewaiter.search;

import org.tidewaiter.datamodel.PartyRole;

/** The names of the fields that a document of the search index (Lucene) has, and the kinds of documents. */
final class Fields {
    /** What a document is of: one of the kinds below. */
    static final String KIND = "kind";

    static final String DECLARATION = "d";
    static final String COMPANY = "c";
    static final String GOODS = "g";
    static final String TARIFF = "t";
    static final String TERM = "w";

    /** One term that no other document has: its kind and the key, id or hash. */
    static final String UNIQUE = "unique";

    /** A number or code, letters and digits only. */
    static final String NUMBER = "number";

    /** Its pieces of three signs, so that a part of it is found. */
    static final String NUMBER_PARTS = "number_parts";

    /** The words of names. */
    static final String NAME = "name";

    /** A name's pieces of three signs, without blanks and legal forms. */
    static final String NAME_PARTS = "name_parts";

    /** The words of a description, of the tariff or of a term. */
    static final String TEXT = "text";

    /** The runs of four signs of the words of the tariff and of terms. */
    static final String TEXT_PARTS = "text_parts";

    /** The day of acceptance, as ISO writes it. */
    static final String DAY = "day";

    /** The parties of a declaration: the key, and the key after the letter of the role. */
    static final String PARTY = "party";

    /** The hashes of the descriptions of a declaration's items. */
    static final String DESCRIBED = "described";

    /** The chapter, heading and subheading of each item of a declaration. */
    static final String HS = "hs";

    /** The key of a declaration, or of a company's party. */
    static final String KEY = "key";

    /** When a declaration was accepted, in seconds of UTC. */
    static final String AT = "at";

    /** What is shown of a company, goods, tariff or term. */
    static final String SHOWN_ID = "shown_id";

    static final String SHOWN_KEY = "shown_key";
    static final String SHOWN_NAME = "shown_name";
    static final String SHOWN_COUNTRY = "shown_country";

    private Fields() {}

    /** The term of {@link #PARTY} of declarations in which the party with that key has that role. */
    static String partyAs(PartyRole role, long partyKey) {
        return role.code() + partyKey;
    }
}
