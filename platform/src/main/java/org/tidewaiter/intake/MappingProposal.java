package org.tidewaiter.intake;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.intake.Values.Refusal;
import org.tidewaiter.model.Field;
import org.tidewaiter.model.Field.Type;

/**
 * Proposes which column of a file fills which field, from the names in its header (English, Spanish, French, Portuguese
 * words) and from a sample of its values. A proposal is a start for a person to correct, and says how sure it is.
 */
public final class MappingProposal {
    private static final double LEAST = 0.35;
    private static final int ROWS = 200;

    /** Words that name a field, a line each way people write it; a column has to hold all words of one of them. */
    private static final Map<Field, List<String>> NAMES = Map.ofEntries(
            Map.entry(
                    Field.DECLARATION_ID,
                    List.of(
                            "declaration id",
                            "declaration number",
                            "declaration no",
                            "declaration ref",
                            "decl id",
                            "record id",
                            "mrn",
                            "numero declaracion",
                            "numero declaration",
                            "numero declaracao",
                            "registro")),
            Map.entry(
                    Field.ACCEPTED_AT,
                    List.of("date", "acceptance date", "declaration date", "registration date", "fecha", "data")),
            Map.entry(
                    Field.TYPE_CODE,
                    List.of(
                            "declaration type",
                            "process type",
                            "tipo declaracion",
                            "operation type",
                            "tipo operacion")),
            Map.entry(
                    Field.OFFICE_CODE,
                    List.of(
                            "office",
                            "customs office",
                            "customs",
                            "custom",
                            "aduana",
                            "bureau",
                            "alfandega",
                            "port of entry")),
            Map.entry(
                    Field.TRANSPORT_MODE,
                    List.of("mode transport", "type transport", "transport", "via transporte", "mode de transport")),
            Map.entry(
                    Field.EXPORT_COUNTRY,
                    List.of(
                            "country departure",
                            "country export",
                            "export country",
                            "country shipment",
                            "procedencia",
                            "provenance",
                            "pays provenance",
                            "pais procedencia")),
            Map.entry(
                    Field.DESTINATION_COUNTRY,
                    List.of(
                            "country destination",
                            "destination country",
                            "destination",
                            "pais destino",
                            "pays destination",
                            "destino")),
            Map.entry(Field.INCOTERM, List.of("incoterm", "incoterms", "delivery terms", "trade terms")),
            Map.entry(
                    Field.DECLARANT_ID,
                    List.of("declarant", "broker", "customs agent", "agente aduana", "despachante", "declarante")),
            Map.entry(
                    Field.IMPORTER_ID,
                    List.of("importer", "importador", "importateur", "consignee", "buyer", "consignatario")),
            Map.entry(Field.EXPORTER_ID, List.of("exporter", "exportador", "exportateur", "shipper")),
            Map.entry(
                    Field.SELLER_ID,
                    List.of("seller", "supplier", "vendor", "proveedor", "fournisseur", "vendedor", "fornecedor")),
            Map.entry(
                    Field.CARRIER_ID,
                    List.of("carrier", "courier", "transporteur", "transportista", "transportador", "shipping line")),
            Map.entry(Field.CURRENCY, List.of("currency", "moneda", "devise", "moeda")),
            Map.entry(
                    Field.INVOICE_AMOUNT,
                    List.of("invoice amount", "invoice value", "total invoice", "valor factura", "montant facture")),
            Map.entry(Field.EXCHANGE_RATE, List.of("exchange rate", "tipo cambio", "taux change", "fx rate")),
            Map.entry(Field.PACKAGES, List.of("packages", "number packages", "bultos", "colis", "volumes")),
            Map.entry(
                    Field.SEQUENCE,
                    List.of(
                            "item number",
                            "item no",
                            "line no",
                            "line number",
                            "sequence",
                            "numero item",
                            "numero article")),
            Map.entry(
                    Field.HS_CODE,
                    List.of(
                            "hs code",
                            "hs6 code",
                            "hs8",
                            "hs6",
                            "hs",
                            "tariff code",
                            "commodity code",
                            "hscode",
                            "ncm",
                            "partida",
                            "code sh",
                            "posicion arancelaria",
                            "nomenclature",
                            "hts")),
            Map.entry(
                    Field.DESCRIPTION,
                    List.of(
                            "description",
                            "product description",
                            "goods description",
                            "descripcion",
                            "designation",
                            "descricao",
                            "product")),
            Map.entry(
                    Field.ORIGIN_COUNTRY,
                    List.of(
                            "country origin",
                            "origin country",
                            "origin",
                            "pais origen",
                            "pays origine",
                            "pais origem",
                            "origen",
                            "origine")),
            Map.entry(Field.ORIGIN_TYPE, List.of("country origin indicator", "origin indicator", "origin type")),
            Map.entry(
                    Field.PREFERENCE_CODE,
                    List.of(
                            "tax type",
                            "preference",
                            "preference code",
                            "duty regime",
                            "preferencia",
                            "acuerdo",
                            "trade agreement")),
            Map.entry(
                    Field.PROCEDURE_CODE,
                    List.of("procedure", "import type", "regime", "regimen", "cpc", "customs procedure")),
            Map.entry(Field.END_USE_CODE, List.of("import use", "end use")),
            Map.entry(Field.PAYMENT_METHOD, List.of("payment type", "payment method", "forma pago", "payment")),
            Map.entry(
                    Field.NET_MASS_KG,
                    List.of("net mass", "net weight", "peso neto", "poids net", "peso liquido", "net wt", "net kg")),
            Map.entry(
                    Field.GROSS_MASS_KG, List.of("gross mass", "gross weight", "peso bruto", "poids brut", "gross wt")),
            Map.entry(
                    Field.SUPPLEMENTARY_QUANTITY,
                    List.of("quantity", "supplementary quantity", "cantidad", "quantite", "quantidade", "qty")),
            Map.entry(
                    Field.SUPPLEMENTARY_UNIT,
                    List.of("unit", "quantity unit", "unidad", "unite", "unidade", "uom", "commercial unit")),
            Map.entry(
                    Field.ITEM_AMOUNT,
                    List.of(
                            "item price",
                            "item amount",
                            "item value",
                            "fob",
                            "fob value",
                            "valor fob",
                            "price",
                            "amount")),
            Map.entry(
                    Field.CUSTOMS_VALUE,
                    List.of(
                            "customs value",
                            "cif",
                            "cif value",
                            "valor cif",
                            "valor aduana",
                            "valeur douane",
                            "valor aduaneiro",
                            "assessed value")),
            Map.entry(Field.STATISTICAL_VALUE, List.of("statistical value", "valeur statistique", "valor estadistico")),
            Map.entry(
                    Field.DUTY_RATE_PERCENT,
                    List.of("tax rate", "duty rate", "tariff rate", "taux", "tasa arancel", "aliquota")),
            Map.entry(
                    Field.TAX_ASSESSED,
                    List.of("duty", "total taxes", "taxes", "tax amount", "duties", "impuestos", "droits")),
            Map.entry(Field.OFFICER_ID, List.of("officer", "inspector", "verificateur")),
            Map.entry(Field.RECORDED_AT, List.of("inspection date", "control date", "result date")),
            Map.entry(Field.OUTCOME, List.of("fraud", "illicit", "outcome", "finding", "result", "inspection result")),
            Map.entry(Field.FINDING_KIND, List.of("critical fraud", "finding type", "finding kind", "offence")),
            Map.entry(Field.AMOUNT_RECOVERED, List.of("revenue", "amount recovered", "duty recovered", "recovered")));

    private static final Set<String> NOISE =
            Set.of("of", "de", "du", "da", "do", "la", "le", "id", "code", "the", "no", "nr");

    /**
     * What is proposed for one column.
     *
     * @param column its name in the header
     * @param field the field's path, or null where none is likely
     * @param confidence 0 to 1
     * @param example a value of the sample, empty where all were
     */
    public record Proposal(String column, @Nullable String field, double confidence, String example) {}

    private record Candidate(int column, Field field, double score) {}

    private MappingProposal() {}

    /** A proposal for every column of a file, in its order; no field is proposed twice. */
    public static List<Proposal> of(Path path) {
        SourceFile file = SourceFile.open(path, new Mapping.Csv(null, null, null));
        List<String> names = Loading.readHeader(file).names();
        List<List<String>> values = sample(file, names.size());
        List<Candidate> candidates = new ArrayList<>();
        for (int c = 0; c < names.size(); c++) {
            for (Map.Entry<Field, List<String>> entry : NAMES.entrySet()) {
                double byName = likeness(names.get(c), entry.getValue());
                double score = byName == 0 ? 0 : byName * (0.4 + 0.6 * fit(entry.getKey(), values.get(c)));
                if (score >= LEAST) {
                    candidates.add(new Candidate(c, entry.getKey(), score));
                }
            }
        }
        candidates.sort(java.util.Comparator.comparingDouble((Candidate c) -> -c.score())
                .thenComparingInt(Candidate::column)
                .thenComparing(Candidate::field));
        Candidate[] chosen = new Candidate[names.size()];
        Set<Field> taken = EnumSet.noneOf(Field.class);
        for (Candidate c : candidates) {
            if (chosen[c.column()] == null && taken.add(c.field())) {
                chosen[c.column()] = c;
            }
        }
        List<Proposal> proposals = new ArrayList<>();
        for (int c = 0; c < names.size(); c++) {
            String example = values.get(c).isEmpty() ? "" : values.get(c).get(0);
            proposals.add(
                    chosen[c] == null
                            ? new Proposal(names.get(c), null, 0, example)
                            : new Proposal(
                                    names.get(c),
                                    chosen[c].field().path(),
                                    Math.round(chosen[c].score() * 100) / 100.0,
                                    example));
        }
        return proposals;
    }

    /** The required fields that no column fills. */
    public static List<String> missing(List<Proposal> proposals) {
        return Arrays.stream(Field.values())
                .filter(Field::required)
                .map(Field::path)
                .filter(f -> proposals.stream().noneMatch(p -> f.equals(p.field())))
                .toList();
    }

    /** A mapping as YAML text, to be read and corrected by a person. */
    public static String yaml(List<Proposal> proposals, String name) {
        StringBuilder text = new StringBuilder(
                "# Proposed from the header and values; check every line.\nname: " + quoted(name) + "\n\ncolumns:\n");
        for (Proposal p : proposals) {
            if (p.field() == null) {
                text.append("  # not mapped: ").append(quoted(p.column())).append('\n');
            } else if (p.field().equals(Field.OUTCOME.path())) {
                text.append("  ")
                        .append(quoted(p.column()))
                        .append(":\n    field: ")
                        .append(p.field());
                text.append("\n    codes: {\"0\": conform, \"1\": finding}\n");
            } else {
                text.append("  ").append(quoted(p.column())).append(": ").append(p.field());
                text.append(
                        p.confidence() < 0.7 ? "   # not sure: " + Math.round(100 * p.confidence()) + " %\n" : "\n");
            }
        }
        missing(proposals)
                .forEach(f -> text.append("  # missing, and needed: ").append(f).append('\n'));
        return text.toString();
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static List<List<String>> sample(SourceFile file, int columns) {
        List<List<String>> values = new ArrayList<>();
        for (int c = 0; c < columns; c++) {
            values.add(new ArrayList<>());
        }
        try (var rows = file.dialect().reader().ofCsvRecord(file.sample())) {
            int row = 0;
            for (CsvRecord record : rows) {
                for (int c = 0; row > 0 && c < Math.min(columns, record.getFieldCount()); c++) {
                    if (!record.getField(c).isBlank()) {
                        values.get(c).add(record.getField(c).trim());
                    }
                }
                if (++row > ROWS) {
                    break;
                }
            }
        } catch (IOException e) {
            throw SourceFile.failure(file.path(), e);
        }
        return values;
    }

    /** How well a column's name fits the best of a field's names: shared words over all words, noise words counting half. */
    private static double likeness(String column, List<String> names) {
        double best = 0;
        Set<String> mine = words(column);
        for (String name : names) {
            Set<String> theirs = words(name);
            double shared = 0;
            double all = 0;
            for (String word : union(mine, theirs)) {
                double weight = NOISE.contains(word) ? 0.2 : 1;
                all += weight;
                shared += mine.contains(word) && theirs.contains(word) ? weight : 0;
            }
            best = Math.max(best, all == 0 ? 0 : shared / all);
        }
        return best < 0.45 ? 0 : best;
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        Set<String> all = new LinkedHashSet<>(one);
        all.addAll(other);
        return all;
    }

    private static Set<String> words(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("([a-z])([A-Z])", "$1 $2")
                .toLowerCase(Locale.ROOT);
        Set<String> words = new LinkedHashSet<>(Arrays.asList(plain.split("[^a-z0-9]+")));
        words.remove("");
        return words;
    }

    /** The share of a column's values that the field would take; 1 where there is none to tell. */
    private static double fit(Field field, List<String> values) {
        long fits = values.stream().filter(v -> taken(field, v)).count();
        return values.isEmpty() ? 1 : (double) fits / values.size();
    }

    private static boolean taken(Field field, String value) {
        try {
            switch (field.type()) {
                case MASS, AMOUNT, RATE, COUNT ->
                    Values.scaled(value.toCharArray(), 0, value.length(), Values.scale(field), '.', ',');
                case TIME -> Values.micros(value, List.of());
                case OUTCOME -> {
                    return Set.of("0", "1").contains(value)
                            || !Values.code(Type.OUTCOME, value).isEmpty();
                }
                case TEXT -> {
                    return true;
                }
                default -> Values.code(field.type(), value);
            }
            return true;
        } catch (Refusal refusal) {
            return false;
        }
    }
}
