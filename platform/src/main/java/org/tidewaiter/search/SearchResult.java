package org.tidewaiter.search;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.casefile.DeclarationSummary;
import org.tidewaiter.datamodel.PartyRole;

/**
 * What was found, by kind; a group that was not asked for is empty.
 *
 * @param question what was asked
 * @param declarations declarations, the nearest and then the latest first
 * @param companies companies, the nearest first
 * @param goods descriptions of goods under their HS code, the nearest first
 * @param tariff codes of the Harmonized System
 * @param cargo advance cargo that goes by the number that was asked for; none where one group alone is wanted
 * @param headings headings of the Harmonized System to which the words may belong, the likeliest first; at most five
 * @param exact the one declaration or company whose number was asked for; null where there is none or more than one
 * @param partial whether looking was given up after a while: there may be more
 * @param behind how far the index is behind the database; null where it is not
 */
public record SearchResult(
        SearchQuery question,
        Hits<DeclarationSummary> declarations,
        Hits<Company> companies,
        Hits<Goods> goods,
        Hits<Tariff> tariff,
        Hits<Cargo> cargo,
        List<Heading> headings,
        @Nullable ExactMatch exact,
        boolean partial,
        @Nullable IndexLag behind) {
    /** The hits of a group. */
    public Hits<?> of(SearchQuery.Group group) {
        return switch (group) {
            case DECLARATIONS -> declarations;
            case COMPANIES -> companies;
            case GOODS -> goods;
            case TARIFF -> tariff;
        };
    }

    /**
     * Hits of one kind.
     *
     * @param found how many there are
     * @param near whether nothing has what was asked for and these come near
     * @param rows those of the page
     */
    public record Hits<T>(long found, boolean near, List<T> rows) {
        /** How many pages can be turned to. */
        @JsonIgnore
        public int pages() {
            return (int) Math.clamp(Math.ceilDiv(found, SearchQuery.PAGE), 1, SearchQuery.LAST_PAGE);
        }
    }

    /**
     * A company.
     *
     * @param partyId its number
     * @param names as registers and declarations write it; empty where none does
     * @param country its country, of a register
     * @param roles what it is in declarations
     * @param declarations in how many
     */
    public record Company(
            String partyId, List<String> names, @Nullable String country, Set<PartyRole> roles, long declarations) {
        /** The roles in words: importer, declarant. */
        @JsonIgnore
        public String roleWords() {
            return roles.stream().map(PartyRole::word).collect(Collectors.joining(", "));
        }
    }

    /**
     * What items are called.
     *
     * @param key names it in addresses
     * @param description as the first such item was declared
     * @param hsCode the first six digits of its code
     * @param declarations in how many it stands
     */
    public record Goods(String key, String description, String hsCode, long declarations) {}

    /**
     * A manifest or entry summary. It has no page of its own; {@code query} asks what it says.
     *
     * @param reference its number
     * @param typeCode what it is, as it says itself
     * @param lodgedAt when it was lodged
     * @param transportDocument its bill, where it has one for all
     * @param conveyance the ship, flight or vehicle
     * @param voyageNumber of the conveyance
     * @param unloadingPlace where the goods are unloaded
     * @param items how many goods items it has
     * @param fileName the file that it came in
     * @param found how many such messages go by the number
     */
    public record Cargo(
            String reference,
            @Nullable String typeCode,
            LocalDateTime lodgedAt,
            @Nullable String transportDocument,
            @Nullable String conveyance,
            @Nullable String voyageNumber,
            @Nullable String unloadingPlace,
            long items,
            String fileName,
            @JsonIgnore long found) {
        /** The conveyance with its voyage; empty where neither is given. */
        @JsonIgnore
        public String journey() {
            return Stream.of(conveyance, voyageNumber).filter(Objects::nonNull).collect(Collectors.joining(" "));
        }
    }

    /** A code of the Harmonized System with its texts from the chapter down, and in how many declarations it stands. */
    public record Tariff(String hsCode, String text, long declarations) {}

    /**
     * A heading to which the words may belong: a hint and no ruling.
     *
     * @param heading four digits
     * @param text what the tariff says
     * @param nearest the known text that comes nearest
     * @param share its share of all that speaks for any heading, from 0 to 1
     * @param declarations in how many declarations goods of the heading stand
     */
    public record Heading(String heading, String text, String nearest, double share, long declarations) {}

    /** The one declaration or company of a number; one of the two is null. */
    public record ExactMatch(
            @Nullable String declarationId, @Nullable String partyId) {}

    /**
     * The index is not abreast of the database.
     *
     * @param done declarations added of those that were missing
     * @param of how many were missing; 0 where that is not known yet
     * @param failure why it cannot be brought abreast; null where it is under way
     */
    public record IndexLag(long done, long of, @Nullable String failure) {}

    /** How many of all kinds. */
    @JsonIgnore
    public long total() {
        return declarations.found() + companies.found() + goods.found() + tariff.found() + cargo.found();
    }
}
