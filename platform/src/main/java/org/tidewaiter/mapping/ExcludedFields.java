package org.tidewaiter.mapping;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.engine.PlainLetters;

/**
 * What a column cannot be, whatever else its name is like: the number of a taxpayer is no amount, one tax is not the sum of all, a yes or no is no
 * identifier, what is said to be of an item is not of the whole declaration.
 */
// Long: words by which a name says what its column cannot be, a list for each.
final class ExcludedFields {
    private static final Set<String> TAX = Set.of(
            "tax",
            "taxpayer",
            "fiscal",
            "fiscale",
            "fiscaux",
            "vat",
            "tva",
            "iva",
            "gst",
            "steuer",
            "vergi",
            "imposto",
            "impuesto",
            "tributario",
            "tributaria",
            "contribuable",
            "contribuyente",
            "contribuinte",
            "nalogovyi");

    private static final Set<String> NUMBER = Set.of(
            "id",
            "identification",
            "identifier",
            "identifiant",
            "identificacion",
            "identificacao",
            "identificador",
            "number",
            "no",
            "nr",
            "nro",
            "num",
            "numero",
            "nummer",
            "registration",
            "reg",
            "registro",
            "code",
            "codigo",
            "kod",
            "kodu",
            "nomer",
            "immatriculation");

    /** Names of such numbers by themselves, in their countries. */
    private static final Set<String> NUMBERS_OF_TAXPAYERS = Set.of(
            "nif",
            "rfc",
            "inn",
            "ruc",
            "npwp",
            "tin",
            "steuernummer",
            "steuernr",
            "cuit",
            "rut",
            "cnpj",
            "cpf",
            "nit",
            "rif",
            "niu",
            "nuit",
            "ntn",
            "gstin",
            "vkn",
            "unp",
            "edrpou",
            "umsatzsteuernummer",
            "ustid");

    private static final Pattern MONEY = Pattern.compile(
            "amount|value|montant|valeur|valor|monto|importe|paid|due|total|betrag|tutar|summa|sum|rate|assessed");

    /** Words that say in which money, or that it is some: what bears them identifies nothing. */
    private static final Set<String> IN_MONEY = Set.of(
            "usd", "eur", "dolar", "dolares", "dollar", "dollars", "euro", "euros", "amount", "montant", "monto",
            "importe", "betrag", "tutar");

    /** Words of one tax among several. */
    private static final Set<String> ONE_TAX = Set.of(
            "income",
            "sales",
            "excise",
            "excises",
            "vat",
            "tva",
            "iva",
            "gst",
            "nds",
            "levy",
            "withholding",
            "accise",
            "accises",
            "surcharge",
            "cess",
            "ipi",
            "isc",
            "ieps",
            "kdv",
            "otv",
            "akciz",
            "aktsiz",
            "mwst",
            "airs");

    private static final Set<String> OF_ALL = Set.of(
            "total",
            "all",
            "and",
            "et",
            "y",
            "e",
            "und",
            "duties",
            "taxes",
            "totaux",
            "sum",
            "i",
            "ve",
            "impuestos",
            "impostos",
            "gesamt",
            "toplam");

    private static final Set<Field> ALL_TAXES = Set.of(
            Field.TAX_ASSESSED,
            Field.DECLARATION_TAX_ASSESSED,
            Field.TAX_PAID,
            Field.TAX_SUSPENDED,
            Field.DECLARATION_TAX_SUSPENDED);

    private static final Set<Field> OF_DECLARATIONS = Set.of(
            Field.INVOICE_AMOUNT,
            Field.DECLARATION_CUSTOMS_VALUE,
            Field.FREIGHT_AMOUNT,
            Field.INSURANCE_AMOUNT,
            Field.DECLARATION_TAX_ASSESSED);

    private static final Set<String> YES_OR_NO =
            Set.of("Y", "N", "S", "O", "YES", "NO", "TRUE", "FALSE", "SI", "OUI", "NON");
    private static final Set<String> ONE_OR_NONE = Set.of("0", "1");

    /** So many figures of one and none are a flag; fewer may be numbers. */
    private static final int FEWEST = 3;

    /** Numbers of declarations and papers, which have a figure at least. */
    private static final Set<Field> NUMBERED =
            Set.of(Field.DECLARATION_ID, Field.INVOICE_NUMBER, Field.TRANSPORT_DOCUMENT, Field.MANIFEST_NUMBER);

    private static final int MANY = 10;

    /** Words of an account, whose number is no amount. */
    private static final Set<String> ACCOUNT =
            Set.of("account", "acct", "cta", "cuenta", "conta", "compte", "konto", "rekening");

    private static final Set<Field> PACKAGES = Set.of(Field.PACKAGES, Field.ITEM_PACKAGES);

    private static final Set<String> BOX = Set.of("box", "case", "carton", "ctn", "caja", "caixa");

    private static final Set<Field> UNITS = Set.of(Field.SUPPLEMENTARY_UNIT, Field.COMMERCIAL_UNIT, Field.PACKAGE_TYPE);

    private static final Pattern WHOLE_NUMBER = Pattern.compile("\\d{1,9}");

    /** Of fewer numbers it is not known whether they come again. */
    private static final int FEWEST_QUANTITIES = 6;

    /** Words that mean the form of a declaration, or how its maker calls an article. */
    private static final Set<String> MODEL = Set.of("model", "modelo", "modele", "modell", "modello", "modelos");

    /** Words of how far something has come, cut off too: what bears them identifies nobody. */
    private static final Pattern STATUS = Pattern.compile("(?:status|stts)$");

    private static final Pattern ZERO = Pattern.compile("0+(?:[.,]0+)?");

    private static final NameCache<Set<String>> WORDS = new NameCache<>(ExcludedFields::read);

    private ExcludedFields() {}

    /** Whether a column cannot be the field. */
    static boolean isRuledOut(ColumnSample column, Field field) {
        Set<String> words = words(column.name());
        return areObjects(column.values())
                || (field.type() == Field.Type.AMOUNT && isNumberOfTaxpayer(words))
                || (ALL_TAXES.contains(field) && isOneTax(column.name(), words))
                || (OF_DECLARATIONS.contains(field) && isOfItem(column.name()))
                || (isIdentifier(field)
                        && (isFlag(column.values()) || words.stream().anyMatch(IN_MONEY::contains)))
                || (field.type() == Field.Type.TEXT && isNone(column.values()))
                || (isIdentifier(field)
                        && words.stream().anyMatch(w -> STATUS.matcher(w).find()))
                || (NUMBERED.contains(field) && (hasNoFigure(column.values()) || isNought(column.values())))
                || (field.type() == Field.Type.AMOUNT
                        && words.stream().anyMatch(ACCOUNT::contains)
                        && !isSaid(words, MONEY))
                || (PACKAGES.contains(field) && words.equals(Set.of("volume"))) // of several packages it says volumes
                || (field == Field.TYPE_CODE && (areManyKinds(column) || isModelOfGoods(column, words)))
                || (UNITS.contains(field) && areQuantities(column.values()))
                || (field == Field.DECLARATION_ID && isNumberOfBox(words));
    }

    /** Box No, case number: of one of several packages. */
    private static boolean isNumberOfBox(Set<String> words) {
        return words.stream().anyMatch(BOX::contains)
                && words.stream().allMatch(w -> BOX.contains(w) || NUMBER.contains(w));
    }

    /** Whether whole numbers are how many there are and no code of a unit: those are few, and short. */
    private static boolean areQuantities(List<String> values) {
        return values.size() >= FEWEST_QUANTITIES
                && values.stream().allMatch(v -> WHOLE_NUMBER.matcher(v).matches())
                && 2 * Set.copyOf(values).size() > values.size();
    }

    /** Whether a name says no more than "model", and no value is a kind of declaration: goods have models, too. */
    private static boolean isModelOfGoods(ColumnSample column, Set<String> words) {
        return MODEL.containsAll(words)
                && !column.values().isEmpty()
                && column.values().stream().noneMatch(ColumnSample::isTypeOfDeclaration);
    }

    /** Whether a text is a nought in every row, as programs write what is not there. */
    private static boolean isNone(List<String> values) {
        return !values.isEmpty()
                && values.stream().allMatch(v -> ZERO.matcher(v).matches());
    }

    /** Whether a column has none but zeros: no paper has the number 0.000. */
    private static boolean isNought(List<String> values) {
        return values.size() >= FEWEST
                && values.stream().allMatch(v -> ZERO.matcher(v).matches());
    }

    private static boolean hasNoFigure(List<String> values) {
        return values.size() >= FEWEST && values.stream().noneMatch(v -> v.matches("(?s).*\\p{Nd}.*"));
    }

    /** Kinds of declarations are few; models of goods are many. */
    private static boolean areManyKinds(ColumnSample column) {
        int all = column.values().size();
        return all >= MANY && column.distinct().size() > all / 2;
    }

    /** Whether the name says that what the column holds is of an item. */
    static boolean isOfItem(String name) {
        Set<String> words = words(name);
        return words.contains("item") && !words.contains("total") && !words.contains("all");
    }

    private static boolean isNumberOfTaxpayer(Set<String> words) {
        boolean money = isSaid(words, MONEY);
        boolean taxOfSomebody =
                words.stream().anyMatch(TAX::contains) && words.stream().anyMatch(NUMBER::contains);
        return !money && (taxOfSomebody || words.stream().anyMatch(NUMBERS_OF_TAXPAYERS::contains));
    }

    /** Lines of an item as JSON, which no field holds. */
    private static boolean areObjects(List<String> values) {
        return !values.isEmpty() && values.stream().allMatch(v -> v.startsWith("[{"));
    }

    private static boolean isSaid(Set<String> words, Pattern what) {
        return words.stream().anyMatch(w -> what.matcher(w).matches());
    }

    private static boolean isOneTax(String name, Set<String> words) {
        return words.stream().anyMatch(ONE_TAX::contains)
                && words.stream().noneMatch(OF_ALL::contains)
                && name.chars().noneMatch(c -> c == '&' || c == '+' || c == '/');
    }

    private static boolean isIdentifier(Field field) {
        return field.path().endsWith("_id") || field.type() == Field.Type.PARTY;
    }

    private static boolean isFlag(List<String> values) {
        Set<String> kinds = values.stream().map(v -> v.toUpperCase(Locale.ROOT)).collect(Collectors.toSet());
        return !kinds.isEmpty()
                && (YES_OR_NO.containsAll(kinds) || (values.size() >= FEWEST && ONE_OR_NONE.containsAll(kinds)));
    }

    private static Set<String> words(String name) {
        return WORDS.of(name);
    }

    private static Set<String> read(String name) {
        String apart =
                PlainLetters.of(name.replaceAll("(\\p{Ll})(\\p{Lu})", "$1 $2")).toLowerCase(Locale.ROOT);
        return Arrays.stream(apart.split("[^\\p{L}\\p{N}]+"))
                .filter(w -> !w.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }
}
