package org.tidewaiter.checks;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.tidewaiter.checks.vague.VagueDescriptions;
import org.tidewaiter.datamodel.Field;

/** Kinds of checks of texts: placeholders, damage, vagueness. */
final class TextRules {
    private static final List<Field> TEXTS = Arrays.stream(Field.values())
            .filter(f -> f.part() != Field.ModelPart.CONTROL)
            .filter(f -> f.type() == Field.Type.TEXT || f.type() == Field.Type.PARTY)
            .toList();

    private TextRules() {}

    /** {@code fields} must not be one of {@code values} (in any case, blanks and dashes apart), nor one character throughout. */
    static CheckRule placeholder(CheckLine line) {
        Set<String> values = new HashSet<>();
        line.texts("values").forEach(v -> values.add(bare(v)));
        BitSet beginnings = new BitSet();
        values.stream().filter(v -> v.length() > 1).forEach(v -> beginnings.set(pair(v.charAt(0), v.charAt(1))));
        return FieldRules.all(line.fields().stream()
                .map(field -> CheckRule.each(field, (seen, part, sink) -> {
                    String text = seen.text(part, field);
                    if (text != null
                            && text.length() <= 24
                            && mayBe(text, beginnings)
                            && isPlaceholder(bare(text), values)) {
                        sink.found(part, field, text, DefectDetail.of("given", DefectDetail.text(text)));
                    }
                }))
                .toList());
    }

    /**
     * Whether a text may be one of some values or one character throughout, by its first two letters or figures: nearly all texts are told so to
     * be neither.
     *
     * @param beginnings the first two of each value, as {@link #pair} numbers them
     */
    private static boolean mayBe(String text, BitSet beginnings) {
        char first = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 128) {
                return true;
            }
            if (Character.isLetterOrDigit(c)) {
                char capital = Character.toUpperCase(c);
                if (first != 0) {
                    return capital == first || beginnings.get(pair(first, capital));
                }
                first = capital;
            }
        }
        return true;
    }

    private static int pair(char first, char second) {
        return first << 7 | second;
    }

    private static boolean isPlaceholder(String bare, Set<String> values) {
        if (bare.isEmpty() || values.contains(bare)) {
            return true;
        }
        for (int i = 1; i < bare.length(); i++) {
            if (bare.charAt(i) != bare.charAt(0)) {
                return false;
            }
        }
        return bare.length() > 3 || bare.length() > 2 && (bare.charAt(0) == '0' || bare.charAt(0) > '9');
    }

    private static String bare(String text) {
        StringBuilder bare = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                bare.append(c);
            }
        }
        return bare.toString().toUpperCase(Locale.ROOT);
    }

    /** No text may show the marks of a wrong encoding; every field of text is looked at. */
    static CheckRule damaged(CheckLine line) {
        List<Field> fields = line.has("field") || line.has("fields") ? line.fields() : TEXTS;
        return FieldRules.all(fields.stream()
                .map(field -> CheckRule.each(field, (seen, part, sink) -> {
                    String text = seen.text(part, field);
                    TextDamage damage = text == null ? null : TextDamage.of(text);
                    if (damage != null) {
                        sink.found(part, field, text, DefectDetail.of("vague", DefectDetail.words(damage)));
                    }
                }))
                .toList());
    }

    /** {@code field} must say what the goods are; {@code above} is the weight from which a text counts as vague. */
    static CheckRule vague(CheckLine line) {
        Field field = line.field("field");
        VagueDescriptions judge = VagueDescriptions.standard().from(line.number("above", Double.NaN));
        return CheckRule.each(field, (seen, part, sink) -> {
            String text = seen.text(part, field);
            Optional<VagueDescriptions.ExplainedVagueness> why =
                    text == null ? Optional.empty() : judge.why(text, seen.text(part, Field.HS_CODE));
            why.ifPresent(w -> sink.found(
                    part,
                    field,
                    text,
                    w.detail().isEmpty()
                            ? DefectDetail.of("vague", DefectDetail.words(w.reason()))
                            : DefectDetail.of(
                                    "vague.word", DefectDetail.words(w.reason()), DefectDetail.text(w.detail()))));
        });
    }
}
