package org.tidewaiter.datamodel;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The role in which a declaration names a company by its number: the one list of them. The word is the beginning of the names
 * of its columns ({@code importer_key} in the store, {@code importer_id} and {@code importer_name} in the views); the constants
 * stand in the order in which a declaration is read.
 */
public enum PartyRole {
    IMPORTER("IM", "importateur"),
    DECLARANT("DT", "déclarant"),
    EXPORTER("EX", "exportateur"),
    SELLER("SE", "vendeur"),
    CARRIER("CA", "transporteur");

    private static final Pattern EACH =
            Pattern.compile("/\\* each role(,| or| union| union all) \\*/(.*?)/\\* and so on \\*/", Pattern.DOTALL);

    private final String code;
    private final String french;

    PartyRole(String code, String french) {
        this.code = code;
        this.french = french;
    }

    /** The function code of UN/EDIFACT 3035 and the WCO Data Model, as in {@code declared_party.role_code}. */
    public String code() {
        return code;
    }

    /** The role as it is stored, and as people read it in English. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role as people read it in a language: French, or else English. */
    public String word(Locale language) {
        return language.getLanguage().equals(Locale.FRENCH.getLanguage()) ? french : word();
    }

    /** The field of its number. */
    public Field number() {
        return field("_id").orElseThrow();
    }

    /** The field of its name. */
    public Field named() {
        return field("_name").orElseThrow();
    }

    /** The field of its address, where the model has one. */
    public Optional<Field> address() {
        return field("_address");
    }

    private Optional<Field> field(String ending) {
        return Field.of("declaration." + word() + ending);
    }

    @Override
    public String toString() {
        return word();
    }

    /**
     * An SQL statement with what stands between <code>/* each role, *&#47;</code> and <code>/* and so on *&#47;</code>
     * written once for each role, which it calls {@code {role}}, with the comma (or: {@code or}, {@code union}, {@code union all}) between.
     * {@code {code}} stands for its function code, {@code {role address}} for the column of its address, or null where the model has none.
     */
    public static String inEach(String sql) {
        return EACH.matcher(sql).replaceAll(part -> Matcher.quoteReplacement(each(part)));
    }

    private static String each(MatchResult part) {
        String between = part.group(1).equals(",") ? ", " : part.group(1) + " ";
        return Arrays.stream(values())
                .map(role -> part.group(2)
                        .strip()
                        .replace("{role}", role.word())
                        .replace("{code}", role.code())
                        .replace(
                                "{role address}",
                                role.address().map(Field::column).orElse("null")))
                .collect(Collectors.joining(between));
    }
}
