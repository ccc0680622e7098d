package org.tidewaiter.checks;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.message.GivenValue;
import org.tidewaiter.message.Message;
import org.tidewaiter.message.Message.Addition;
import org.tidewaiter.message.Message.MessageEvent;
import org.tidewaiter.message.MessagePart;

/** Messages made for tests: a sound declaration, changed field by field. Texts are {@code field=value}. */
public final class Made {
    private final Map<Field, GivenValue> heading = new EnumMap<>(Field.class);
    private final List<Map<Field, GivenValue>> items = new ArrayList<>();
    private final List<Addition> additions = new ArrayList<>();
    private final List<MessageEvent> events = new ArrayList<>();
    private Message.Kind kind = Message.Kind.DECLARATION;

    /** A declaration of one item in which nothing is wrong, accepted on 2025-03-10. */
    public static Made sound() {
        return new Made()
                .with(
                        "declaration.declaration_id=C-1",
                        "declaration.type_code=IM4",
                        "declaration.accepted_at=2025-03-10T10:00",
                        "declaration.importer_id=P003111",
                        "declaration.currency=USD",
                        "declaration.invoice_amount=1000",
                        "declaration.packages=10",
                        "declaration.gross_mass_kg=110")
                .item(
                        "goods_item.hs_code=610910",
                        "goods_item.description=Men's T-shirts of cotton, knitted, 500 pieces in cartons",
                        "goods_item.origin_country=BD",
                        "goods_item.procedure_code=4000",
                        "goods_item.net_mass_kg=100",
                        "goods_item.gross_mass_kg=110",
                        "goods_item.packages=10",
                        "goods_item.supplementary_quantity=500",
                        "goods_item.supplementary_unit=NAR",
                        "goods_item.item_amount=1000",
                        "goods_item.customs_value=1000");
    }

    public Made with(String... values) {
        for (String value : values) {
            put(value.startsWith("declaration.") ? heading : items.getLast(), value);
        }
        return this;
    }

    public Made without(String... paths) {
        for (String path : paths) {
            Field field = Field.of(path).orElseThrow();
            heading.remove(field);
            items.forEach(i -> i.remove(field));
        }
        return this;
    }

    Made item(String... values) {
        items.add(new EnumMap<>(Field.class));
        for (String value : values) {
            put(items.getLast(), value);
        }
        return this;
    }

    /** Further items, each as the last one. */
    public Made copies(int count) {
        for (int i = 0; i < count; i++) {
            items.add(new EnumMap<>(items.getLast()));
        }
        return this;
    }

    Made addition(int part, String name, String text) {
        additions.add(new Addition(part == 0 ? null : part, name, text));
        return this;
    }

    Made event(String code, String at) {
        events.add(new MessageEvent(code, at, null));
        return this;
    }

    Made of(Message.Kind other) {
        kind = other;
        return this;
    }

    public Message message() {
        List<MessagePart> parts = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            parts.add(new MessagePart("/d[1]/i[" + (i + 1) + "]", items.get(i)));
        }
        return new Message("made", kind, 1, new MessagePart("/d[1]", heading), parts, additions, events, null, "");
    }

    private static void put(Map<Field, GivenValue> values, String value) {
        int sign = value.indexOf('=');
        Field field = Field.of(value.substring(0, sign)).orElseThrow();
        values.put(field, new GivenValue(value.substring(sign + 1), "/" + field.column()));
    }
}
