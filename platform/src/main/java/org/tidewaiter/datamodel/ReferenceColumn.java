package org.tidewaiter.datamodel;

import java.util.List;
import java.util.Optional;

/**
 * A column of a {@link ReferenceTable}.
 *
 * @param name its name in the table, in its plain view and in files
 * @param type what its values look like
 * @param need whether every row must give it, and whether it tells rows apart
 * @param otherNames names that files may give it besides
 * @param words the only values that there are, as they are kept; empty where no list is closed
 * @param shows whom of Customs its values show, so that they are masked
 */
public record ReferenceColumn(
        String name, Type type, Need need, List<String> otherNames, List<String> words, ShownPeople shows) {
    /** Keeps copies of the lists and maps that it is given. */
    public ReferenceColumn {
        otherNames = List.copyOf(otherNames);
        words = List.copyOf(words);
    }

    /** A column whose values no list closes and that shows nobody of Customs. */
    public ReferenceColumn(String name, Type type, Need need, List<String> otherNames) {
        this(name, type, need, otherNames, List.of(), ShownPeople.NOBODY);
    }

    /** The same column, which holds one of these and nothing else: another value would be kept, and never asked for. */
    public ReferenceColumn oneOf(List<String> these) {
        return new ReferenceColumn(name, type, need, otherNames, these, shows);
    }

    /** The same column, which shows people of Customs and is masked. */
    ReferenceColumn showing(ShownPeople people) {
        return new ReferenceColumn(name, type, need, otherNames, words, people);
    }

    /** The word of its list that a value is, in whatever case it is written; nothing where it is none of them. */
    public Optional<String> word(String value) {
        return words.stream().filter(w -> w.equalsIgnoreCase(value)).findFirst();
    }

    /** Why a value that is none of the words is refused. */
    public String notOfWords() {
        return "is none of those that there are: " + String.join(", ", words);
    }

    /** Whether it belongs to what tells one row from another. */
    public boolean isKey() {
        return need == Need.KEY || need == Need.KEY_OR_EMPTY;
    }

    /** Whether every row must give it. */
    public boolean isRequired() {
        return need == Need.KEY || need == Need.REQUIRED;
    }

    /** Whether a column is needed, and whether it is part of the natural key. */
    public enum Need {
        /** Part of the key, never empty. */
        KEY,
        /** Part of the key; empty is a value as any other. */
        KEY_OR_EMPTY,
        /** Never empty, no part of the key. */
        REQUIRED,
        /** May be empty or missing. */
        OPTIONAL
    }

    /** What values look like, and as what they are kept. */
    public enum Type {
        /** Free text or an identifier, kept as it is but for surrounding blanks. */
        TEXT("varchar"),
        /** A code of some list, in upper case. */
        CODE("varchar"),
        /** A code of the Harmonized System or of a tariff, or its first digits: 2 to 12 digits, an even number. */
        HS_CODE("varchar"),
        /** A country: ISO 3166-1 alpha-2; alpha-3 is converted. */
        COUNTRY("varchar"),
        /** A country as above, or an area of statistics, such as W00 (world), which is kept as it is written. */
        AREA("varchar"),
        /** ISO 4217. */
        CURRENCY("varchar"),
        /** A whole number, not negative. */
        COUNT("bigint"),
        /** Money; refunds make it negative. */
        AMOUNT("decimal(18,3)"),
        /** A mass in kg, a quantity or a percentage, not negative. */
        QUANTITY("decimal(18,6)"),
        /** An exchange rate, not negative. */
        RATE("decimal(18,10)"),
        /** A day. */
        DAY("date"),
        /** A month, kept as its first day. */
        MONTH("date"),
        /** A day with its time. */
        TIME("timestamp"),
        /** A time of the clock, from 00:00 to 24:00. */
        CLOCK("time"),
        /** Yes or no. */
        YES_NO("boolean");

        private final String sql;

        Type(String sql) {
            this.sql = sql;
        }

        /** The type of the column in the database. */
        public String sql() {
            return sql;
        }

        /** Whether its values are numbers that may be given in another measure, such as thousands. Rates of exchange have a way of their own. */
        public boolean isMeasured() {
            return this == COUNT || this == AMOUNT || this == QUANTITY;
        }

        /** Decimals that are kept; 0 for what has none. */
        public int decimals() {
            return switch (this) {
                case AMOUNT -> 3;
                case QUANTITY -> 6;
                case RATE -> 10;
                default -> 0;
            };
        }
    }
}
