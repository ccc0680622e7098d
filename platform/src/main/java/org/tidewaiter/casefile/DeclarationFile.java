package org.tidewaiter.casefile;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.Chooser;
import org.tidewaiter.datamodel.Lane;
import org.tidewaiter.datamodel.Outcome;
import org.tidewaiter.datamodel.PartyRole;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.engine.Session;
import org.tidewaiter.engine.SqlSections;

/**
 * All that is known of one declaration: its versions, items, controls and scores with every reason. The arithmetic is in
 * {@code DeclarationFile.sql}; the past of its parties is {@link PartyPast}, that of its product {@link ProductPast}.
 *
 * @param versions every version, the latest first; never empty
 * @param items the items of the latest version
 * @param controls the controls of every version, the last one first
 * @param scores what assessments made of it, the last one first; empty where it was never assessed
 */
public record DeclarationFile(
        List<Version> versions, List<FileItem> items, List<Control> controls, List<Score> scores) {
    private static final SqlSections SQL = SqlSections.read(DeclarationFile.class, "DeclarationFile.sql");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    /** One version of the declaration; amounts in its currency, masses in kg, times UTC. */
    public record Version(
            long declarationKey,
            String declarationId,
            int version,
            @Nullable Integer supersededBy,
            int loadId,
            long lineNumber,
            LocalDateTime acceptedAt,
            @Nullable String typeCode,
            @Nullable String officeCode,
            @Nullable String transportMode,
            @Nullable String exportCountry,
            @Nullable String destinationCountry,
            @Nullable String incoterm,
            @Nullable String declarantId,
            @Nullable String importerId,
            @Nullable String exporterId,
            @Nullable String sellerId,
            @Nullable String carrierId,
            @Nullable String currency,
            @Nullable BigDecimal invoiceAmount,
            @Nullable BigDecimal exchangeRate,
            @Nullable BigDecimal grossMassKg,
            @Nullable Integer packages,
            @Nullable String fileName) {
        /** The number of the party that has that role; null where the declaration gives none. */
        public @Nullable String partyId(PartyRole role) {
            return switch (role) {
                case IMPORTER -> importerId;
                case DECLARANT -> declarantId;
                case EXPORTER -> exporterId;
                case SELLER -> sellerId;
                case CARRIER -> carrierId;
            };
        }
    }

    /** A goods item; {@code pricePerKg} is customs value, or else item amount in the national currency, per kg of net mass. */
    public record FileItem(
            int sequence,
            String hsCode,
            @Nullable String description,
            @Nullable String originCountry,
            @Nullable String preferenceCode,
            @Nullable String procedureCode,
            @Nullable BigDecimal netMassKg,
            @Nullable BigDecimal grossMassKg,
            @Nullable BigDecimal supplementaryQuantity,
            @Nullable String supplementaryUnit,
            @Nullable BigDecimal itemAmount,
            @Nullable BigDecimal customsValue,
            @Nullable BigDecimal dutyRatePercent,
            @Nullable BigDecimal taxAssessed,
            @Nullable Double pricePerKg) {}

    /** A control; {@code sequence} is null where it was of the whole declaration; the officer is masked, as in the answers of {@code query}. */
    public record Control(
            @Nullable Integer sequence,
            int version,
            String kind,
            Chooser selectedBy,
            @Nullable String selector,
            @Nullable Double selectionProbability,
            @Nullable String officerId,
            LocalDateTime recordedAt,
            Outcome outcome,
            @Nullable String findingKind,
            @Nullable BigDecimal amountRecovered) {
        private Control exceptItem() {
            return new Control(
                    sequence == null ? null : 0,
                    version,
                    kind,
                    selectedBy,
                    selector,
                    selectionProbability,
                    officerId,
                    recordedAt,
                    outcome,
                    findingKind,
                    null);
        }
    }

    /**
     * One visit of a control: controls of one time that differ in nothing but the item and the amount.
     *
     * @param control the first of them
     * @param items the items controlled, in order; empty where the whole declaration was
     * @param amountRecovered what they recovered together; null where no amount is known
     */
    public record Visit(
            Control control, List<Integer> items, @Nullable BigDecimal amountRecovered) {
        private static Visit of(List<Control> controls) {
            return new Visit(
                    controls.getFirst(),
                    controls.stream()
                            .map(Control::sequence)
                            .filter(Objects::nonNull)
                            .sorted()
                            .toList(),
                    controls.stream()
                            .map(Control::amountRecovered)
                            .filter(Objects::nonNull)
                            .reduce(BigDecimal::add)
                            .orElse(null));
        }
    }

    /** The score that one assessment gave the declaration; {@code rank} is its place among {@code ofDeclarations}. */
    public record Score(
            int assessmentId,
            LocalDateTime assessedAt,
            String modelId,
            int version,
            int rank,
            long ofDeclarations,
            double probability,
            @Nullable Double expectedAmount,
            double score,
            Lane lane,
            Chooser selectedBy,
            double selectionProbability,
            @JsonIgnore String reasonsJson) {
        /** The reasons, the weightiest first. */
        public List<Reason> reasons() {
            return Reason.list(reasonsJson);
        }
    }

    /** The file of the declaration with that id, or nothing when there is none. */
    public static Optional<DeclarationFile> of(Lake lake, String declarationId) {
        try (Session session = lake.session()) {
            String keys = session.query(DeclarationKey.class, SQL.get("keys"), declarationId).stream()
                    .map(k -> Long.toString(k.declarationKey()))
                    .collect(Collectors.joining(", "));
            if (keys.isEmpty()) {
                return Optional.empty();
            }
            List<Version> versions = session.query(Version.class, byKeys("versions", keys));
            return Optional.of(new DeclarationFile(
                    versions,
                    session.query(
                            FileItem.class,
                            SQL.get("items"),
                            versions.getFirst().declarationKey()),
                    session.query(Control.class, byKeys("controls", keys)),
                    session.query(Score.class, byKeys("scores", keys))));
        }
    }

    private record DeclarationKey(long declarationKey) {}

    private static String byKeys(String name, String keys) {
        return SQL.get(name).replace("{keys}", keys);
    }

    /** A moment as it is written in SQL. */
    static String literal(LocalDateTime moment) {
        return "timestamp '" + moment.format(MOMENT) + "'";
    }

    /** The controls, those of one time with one result taken together; the last first. */
    public List<Visit> visits() {
        return controls.stream()
                .collect(Collectors.groupingBy(Control::exceptItem, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(Visit::of)
                .toList();
    }

    /** The version in force. */
    public Version current() {
        return versions.getFirst();
    }
}
