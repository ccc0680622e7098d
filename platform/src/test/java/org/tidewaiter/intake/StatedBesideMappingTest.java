package org.tidewaiter.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.mapping.Mapping;
import org.tidewaiter.notation.DayOrder;
import org.tidewaiter.notation.NumberStyle;
import org.tidewaiter.notation.StatedStyle;

/** What is said on the command line beside a mapping does something or is refused. */
class StatedBesideMappingTest {
    private static final StatedStyle MDY = new StatedStyle(DayOrder.MDY, null, null);
    private static final StatedStyle COMMA = new StatedStyle(null, ',', null);

    @Test
    void it_holds_for_columns_of_which_the_mapping_says_nothing() {
        Mapping said = Mapping.parse(Door.ONE_ITEM, "small").saying(MDY).saying(COMMA);
        assertThat(said.dates().getFirst().order()).isEqualTo(DayOrder.MDY);
        assertThat(said.style()).isEqualTo(new NumberStyle(',', '.'));
        assertThat(said.columns().keySet()).containsExactly("id", "day", "hs", "kg", "who");
        assertThat(said.constants()).containsEntry(Field.SEQUENCE, "1");
        assertThat(Mapping.parse(said.text(), "small").style()).isEqualTo(new NumberStyle(',', '.'));
    }

    @Test
    void it_is_refused_where_the_mapping_says_it() {
        Mapping dates = Mapping.parse(Door.ONE_ITEM + "formats: {date: dd/MM/yyyy}\n", "small");
        assertThatThrownBy(() -> dates.saying(MDY))
                .isInstanceOf(TidewaiterException.class)
                .hasMessageContaining("says itself how days are written");
        Mapping decimal = Mapping.parse(
                Door.ONE_ITEM.replace(
                        "kg: goods_item.net_mass_kg", "kg: {field: goods_item.net_mass_kg, decimal: '.'}"),
                "small");
        assertThatThrownBy(() -> decimal.saying(COMMA)).hasMessageContaining("says itself how numbers are written");
    }
}
