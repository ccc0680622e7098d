package org.tidewaiter.web;

import io.javalin.http.Context;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.intake.control.ControlEntry;
import org.tidewaiter.intake.control.ControlHistory;

/**
 * The form for the result of a control on a declaration's page: empty, or as it was sent.
 *
 * @param token what a form of this server brings
 * @param values by the columns of {@link ControlEntry}
 * @param refused why it was not taken, or null
 * @param recorded the number of the control that was recorded just now, or null
 */
public record ControlForm(
        String token,
        Map<String, String> values,
        @Nullable String refused,
        @Nullable String recorded) {
    private static final int LONGEST = 2_000;

    /** Keeps copies of the lists and maps that it is given. */
    public ControlForm {
        values = Map.copyOf(values);
    }

    static ControlForm empty(String token, @Nullable String recorded) {
        boolean number = recorded != null && recorded.matches("\\d{1,15}");
        return new ControlForm(token, Map.of(), null, number ? recorded : null);
    }

    static ControlForm of(Context context, String token) {
        Map<String, String> values = new HashMap<>();
        for (String column : ControlEntry.COLUMNS) {
            String value =
                    Objects.requireNonNullElse(context.formParam(column), "").strip();
            if (!value.isEmpty()) {
                values.put(column, value.substring(0, Math.min(LONGEST, value.length())));
            }
        }
        return new ControlForm(token, values, null, null);
    }

    ControlForm refused(String why) {
        return new ControlForm(token, values, why, null);
    }

    /** The row to enter. */
    Map<String, String> row() {
        return values;
    }

    /** Who enters it; "the page" where nobody is named, which a correction does not take. */
    String who() {
        return values.getOrDefault("corrected_by", "");
    }

    /** What a field holds in the form for a control's correction, or in that for a new result (null). */
    public String value(@Nullable Long corrects, String column) {
        return isOf(corrects) ? values.getOrDefault(column, "") : "";
    }

    /**
     * What a field of the form shows at first: what was sent where that was refused, else what the result in force says, else
     * nothing.
     *
     * @param corrected the result in force that the form corrects; null for a new result
     */
    public String shown(ControlHistory.@Nullable Version corrected, String column) {
        Long corrects = corrected == null ? null : corrected.controlKey();
        if (isRefused(corrects) || corrected == null) {
            return isRefused(corrects) ? value(corrects, column) : "";
        }
        BigDecimal amount = corrected.statedAmount() == null ? corrected.amountRecovered() : corrected.statedAmount();
        String said = switch (column) {
            case "outcome" -> corrected.outcome().word();
            case "finding_kinds" -> corrected.findingKind();
            case "amount" -> amount == null ? null : entered(amount);
            case "currency" -> corrected.statedCurrency();
            // who controlled is masked, and what is left empty stays as it is
            case "officer" -> null;
            default -> throw new IllegalArgumentException(column);
        };
        return Objects.requireNonNullElse(said, "");
    }

    /** As it would be typed: with a zero behind three decimals, as three digits behind a point could be thousands. */
    private static String entered(BigDecimal amount) {
        BigDecimal stripped = amount.stripTrailingZeros();
        return stripped.setScale(stripped.scale() == 3 ? 4 : Math.max(0, stripped.scale()))
                .toPlainString();
    }

    /** Whether it was sent for that control's correction, or for a new result (null). */
    public boolean isOf(@Nullable Long corrects) {
        return values.getOrDefault("corrects", "").equals(corrects == null ? "" : corrects.toString());
    }

    /** Whether that form was sent and not taken. */
    public boolean isRefused(@Nullable Long corrects) {
        return refused != null && isOf(corrects);
    }
}
