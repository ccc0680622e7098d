package org.tidewaiter.intake;

import java.util.List;
import java.util.Map;

/**
 * What people call the columns of companion files in French, Spanish, Portuguese and German, beside the names of the kind; days under the name
 * {@code date} are months where all are first ones. Each means one thing in whatever kind has such a column; where a file has two of them for one
 * column, a mapping says which.
 */
final class CompanionNames {
    private static final Map<String, List<String>> NAMES = Map.ofEntries(
            Map.entry("month", List.of("date", "mois", "mes", "monat")),
            Map.entry(
                    "office_code",
                    List.of(
                            "office",
                            "customs office",
                            "bureau",
                            "code bureau",
                            "bureau de douane",
                            "oficina",
                            "aduana",
                            "código aduana",
                            "zollstelle")),
            Map.entry("tax", List.of("taxe", "code taxe", "impuesto", "tributo", "imposto", "abgabe")),
            Map.entry(
                    "assessed",
                    List.of("montant liquidé", "liquidé", "monto liquidado", "liquidado", "valor liquidado")),
            Map.entry("paid", List.of("montant payé", "payé", "monto pagado", "pagado", "valor pago", "pago")),
            Map.entry(
                    "currency",
                    List.of(
                            "devise",
                            "monnaie",
                            "moneda",
                            "moeda",
                            "währung",
                            "валюта",
                            "currency code",
                            "code devise",
                            "code monnaie",
                            "código moneda",
                            "código de moneda",
                            "código moeda",
                            "währungscode",
                            "iso code",
                            "code iso",
                            "iso-code",
                            "код валюты",
                            "буквенный код",
                            "букв. код",
                            "код літерний",
                            "cc")),
            Map.entry("in_currency", List.of("quote currency", "in currency")),
            Map.entry(
                    "day",
                    List.of(
                            "date",
                            "start date",
                            "valid from",
                            "effective date",
                            "effective from",
                            "from",
                            "rate date",
                            "exchangedate",
                            "date de début",
                            "date d'effet",
                            "jour",
                            "fecha",
                            "data",
                            "datum",
                            "tag",
                            "gültig ab",
                            "дата",
                            "tarih")),
            Map.entry("reporter", List.of("pays déclarant", "país declarante")),
            Map.entry("partner", List.of("pays partenaire", "país socio", "país parceiro", "partnerland")),
            Map.entry("flow", List.of("flux", "flujo", "fluxo")),
            Map.entry("hs_code", List.of("code sh", "code hs", "código sa", "código sh", "hs code")));

    private CompanionNames() {}

    /** Those of a column; none where only its own name is known. */
    static List<String> of(String column) {
        return NAMES.getOrDefault(column, List.of());
    }
}
