package org.tidewaiter.checks;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.tidewaiter.checks.CheckRule.Sink;
import org.tidewaiter.codesandunits.CodeVerdict;
import org.tidewaiter.codesandunits.CodeVerdict.CannotTell;
import org.tidewaiter.codesandunits.CodeVerdict.Flaw;
import org.tidewaiter.codesandunits.CodeVerdict.Wrong;
import org.tidewaiter.codesandunits.Countries;
import org.tidewaiter.codesandunits.Currencies;
import org.tidewaiter.codesandunits.DatedCodes;
import org.tidewaiter.codesandunits.HarmonizedEditions;
import org.tidewaiter.codesandunits.Identifier;
import org.tidewaiter.codesandunits.Incoterms;
import org.tidewaiter.codesandunits.Packages;
import org.tidewaiter.codesandunits.Units;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.engine.Nearest;

/** Kinds of checks of identifiers with check digits and of codes against lists. */
final class CodeRules {
    private static final Map<String, DatedCodes> LISTS = lists();

    private CodeRules() {}

    private static Map<String, DatedCodes> lists() {
        Set<String> modes = Set.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
        Map<String, DatedCodes> lists = new HashMap<>();
        lists.put("countries", Countries.iso3166());
        lists.put("currencies", Currencies.iso4217());
        lists.put("units", Units.rec20());
        lists.put("hs", HarmonizedEditions.all());
        lists.put("incoterms", Incoterms.LIST);
        lists.put(
                "modes",
                (code, at) -> modes.contains(code) ? CodeVerdict.VALID : CodeVerdict.wrong(Flaw.NOT_LISTED, "0–9"));
        lists.put(
                "packages",
                (code, at) -> Packages.looksLike(code) ? CodeVerdict.VALID : CodeVerdict.wrong(Flaw.FORMAT, ""));
        return lists;
    }

    /**
     * Every value of {@code fields} must be valid by {@code scheme}. {@code only} is a pattern: other values are left alone,
     * as a field of documents holds numbers of many kinds.
     */
    static CheckRule identifier(CheckLine line) {
        String name = line.text("scheme");
        Identifier scheme = Identifier.named(name.toUpperCase(Locale.ROOT))
                .orElseThrow(() -> line.wrong(
                        "has scheme: " + name + ", which is not known",
                        Nearest.did(name, Identifier.all().keySet()) + " (docs/checks.md lists all)"));
        Pattern only = line.compiled(line.text("only", ".*"));
        boolean doubtsCount = line.text("doubts", "true").equals("true");
        return each(
                line,
                value -> EndlessCheck.matches(only, value) ? scheme.verdict(value) : CodeVerdict.VALID,
                doubtsCount);
    }

    /** Digits of {@code pattern} whose sum by {@code weights}, the check digit's among them, must be divisible by {@code modulus}. */
    static CheckRule weighted(CheckLine line) {
        Pattern pattern = line.pattern("pattern");
        int[] weights =
                line.texts("weights").stream().mapToInt(Integer::parseInt).toArray();
        int modulus = (int) line.number("modulus", 11);
        return each(
                line,
                value -> {
                    if (!EndlessCheck.matches(pattern, value)) {
                        return CodeVerdict.wrong(Flaw.FORMAT, "");
                    }
                    String digits = value.replaceAll("[^0-9]", "");
                    long sum = 0;
                    for (int i = 0; i < Math.min(digits.length(), weights.length); i++) {
                        sum += (long) weights[i] * (digits.charAt(i) - '0');
                    }
                    return sum % modulus == 0 ? CodeVerdict.VALID : CodeVerdict.wrong(Flaw.CHECK_DIGIT, "");
                },
                false);
    }

    /**
     * Every value of {@code fields} must be in {@code list} on the day of acceptance. With {@code own_codes: true} a code that is
     * usual where the data come from will do; with {@code figures_national: true} one of figures alone is of a national list, and not judged. A code
     * that was valid {@code late_years} before is right too, as countries follow a new edition late, but in formats whose administrations are
     * {@code on_time}.
     */
    static CheckRule code(CheckLine line) {
        DatedCodes list = LISTS.get(line.text("list"));
        if (list == null) {
            throw line.wrong(
                    "has list: " + line.text("list") + ", which is not known",
                    Nearest.did(
                                    line.text("list"),
                                    LISTS.keySet().stream().sorted().toList())
                            + " (docs/checks.md lists all)");
        }
        boolean own = line.isTrue("own_codes");
        boolean figures = line.isTrue("figures_national");
        long late = (long) line.number("late_years", 0);
        Set<String> onTime = Set.copyOf(line.texts("on_time"));
        boolean otherEditionDoubted =
                line.text("list").equals("hs") || line.text("list").equals("incoterms");
        return FieldRules.all(line.fields().stream()
                .map(field -> CheckRule.each(field, (seen, part, sink) -> {
                    for (String value : seen.all(part, field)) {
                        if (figures && isFigures(value)) {
                            continue;
                        }
                        CodeVerdict verdict = list.verdict(value, seen.day());
                        boolean doubted =
                                verdict instanceof Wrong w && (w.flaw() == Flaw.OTHER_EDITION && otherEditionDoubted);
                        boolean ofAnyDay = doubted && !seen.isDated();
                        boolean ofFormer = doubted
                                && !onTime.contains(seen.message().format())
                                && list.verdict(value, seen.day().minusYears(late))
                                        .isValid();
                        boolean wrong = verdict instanceof Wrong && !ofAnyDay && !ofFormer;
                        if (wrong && (!own || !seen.habits().isUsual(field, value))) {
                            report(part, field, value, verdict, doubted, sink);
                        }
                    }
                }))
                .toList());
    }

    /** Whether a text is one to four digits. */
    private static boolean isFigures(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= 4;
    }

    /** Amounts of {@code fields} must not have more decimals than the currency of {@code by} has. */
    static CheckRule minorUnits(CheckLine line) {
        Field currency = line.field("by");
        return FieldRules.all(line.fields().stream()
                .map(field -> CheckRule.each(field, (seen, part, sink) -> {
                    String amount = seen.text(part, field);
                    String code = seen.text(part, currency);
                    if (amount == null || code == null || amount.indexOf('.') < 0) {
                        return;
                    }
                    OptionalInt units = Currencies.iso4217().minorUnits(code);
                    if (units.isPresent() && decimals(amount) > units.getAsInt()) {
                        sink.found(
                                part,
                                field,
                                amount,
                                DefectDetail.of(
                                        "minor_units",
                                        DefectDetail.text(code),
                                        DefectDetail.number(units.getAsInt()),
                                        DefectDetail.text(amount)));
                    }
                }))
                .toList());
    }

    private static int decimals(String amount) {
        int end = amount.length();
        while (amount.charAt(end - 1) == '0') {
            end--;
        }
        return end - 1 - amount.indexOf('.');
    }

    private static CheckRule each(CheckLine line, Function<String, CodeVerdict> judge, boolean doubtsCount) {
        List<Field> fields = line.fields();
        return FieldRules.all(fields.stream()
                .map(field -> CheckRule.each(field, (seen, part, sink) -> {
                    for (String value : seen.all(part, field)) {
                        CodeVerdict verdict = judge.apply(value);
                        if (doubtsCount && verdict instanceof CannotTell c && c.flaw() == Flaw.CHECK_DIGIT) {
                            sink.doubted(part, field, value, words(value, c.flaw(), c.detail()));
                        } else {
                            report(part, field, value, verdict, false, sink);
                        }
                    }
                }))
                .toList());
    }

    private static void report(int part, Field field, String value, CodeVerdict verdict, boolean doubted, Sink sink) {
        if (verdict instanceof Wrong wrong) {
            DefectDetail words = words(value, wrong.flaw(), wrong.detail());
            if (doubted) {
                sink.doubted(part, field, value, words);
            } else {
                sink.found(part, field, value, words);
            }
        }
    }

    private static DefectDetail words(String value, Flaw flaw, String detail) {
        String[] digits = detail.split(" ≠ ", -1);
        if (flaw == Flaw.CHECK_DIGIT && digits.length == 2) {
            return DefectDetail.of(
                    "flaw.digit", DefectDetail.text(value), DefectDetail.text(digits[0]), DefectDetail.text(digits[1]));
        }
        return detail.isEmpty()
                ? DefectDetail.of("flaw", DefectDetail.text(value), DefectDetail.words(flaw))
                : DefectDetail.of(
                        "flaw.detail", DefectDetail.text(value), DefectDetail.words(flaw), DefectDetail.text(detail));
    }
}
