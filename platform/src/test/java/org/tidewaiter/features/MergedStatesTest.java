package org.tidewaiter.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.ObjIntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.features.ProfileKey.Figure;

/** States are sums: how days are parted and in which order parts are added changes no bit, and no count stops unseen. */
class MergedStatesTest {
    private static final ProfileKey IMPORTER = new ProfileKey(
            List.of(Dimension.IMPORTER), Set.of(Figure.RATE, Figure.COUNT, Figure.RECENT_RATE, Figure.SINCE));

    /** One importer, a hundred items a day apart in mass, twenty of them with a finding, all recorded on their day. */
    private static Items hundred() {
        return ItemTable.of("day importer hs6 mass amount result recorded\n"
                + IntStream.range(0, 100)
                        .mapToObj(i -> "2024-01-01 Ada 010121 " + (i + 1) + " 10 "
                                + (i % 5 == 0 ? "finding" : "conform") + " 2024-01-01")
                        .collect(Collectors.joining("\n")));
    }

    private static KeyStates states(ProfileKey key, Items items, LabelCalendar labels) {
        return new KeyStates(key, items, labels, 0, true);
    }

    @Test
    void a_count_goes_on_past_sixteen_million_and_a_rate_of_a_fifth_stays_one() {
        Items items = hundred();
        LabelCalendar labels = new LabelCalendar(items);
        KeyStates states = Parts.add(states(IMPORTER, items, labels), Parts.days(labels, false));
        long count = 100;
        while (count < 1 << 30) {
            KeyStates both = states(IMPORTER, items, labels);
            both.addAll(states);
            both.addAll(states);
            states = both;
            count *= 2;
            PastCounts counts = counts(states, items);
            assertThat(counts).isEqualTo(new PastCounts(count, count, count / 5, count, count / 5));
        }
        assertThat(count).isGreaterThan(1 << 24);
        assertThat(rate(states, items)).isEqualTo(0.2f);
    }

    @Test
    void a_price_is_judged_the_same_by_a_hundred_peers_and_by_a_thousand_million() {
        Items items = hundred();
        LabelCalendar labels = new LabelCalendar(items);
        ProfileKey key = new ProfileKey(List.of(Dimension.HS6), Set.of(Figure.RATE, Figure.PRICE));
        KeyStates states = Parts.add(states(key, items, labels), Parts.days(labels, false));
        float[] hundred = read(key, states, items, (counts, item) -> {})[1];
        for (int i = 0; i < 23; i++) {
            states.addAll(states);
        }
        float[] many = read(
                key, states, items, (counts, item) -> assertThat(counts.items()).isEqualTo(838_860_800))[1];
        assertThat(many[0]).isEqualTo(hundred[0], within(1e-6f)).isNotZero();
    }

    @Test
    void results_find_room_where_their_items_were_added_elsewhere() {
        Items items = RandomItems.of(3_000, 2);
        for (int i = 0; i < items.size(); i++) {
            items.dimension[Dimension.IMPORTER.ordinal()][i] = i;
        }
        LabelCalendar labels = new LabelCalendar(items);
        ProfileKey key =
                new ProfileKey(List.of(Dimension.IMPORTER, Dimension.SUPPLIER), Set.of(Figure.RATE, Figure.COUNT));
        List<Day> days = Parts.days(labels, false);
        KeyStates sequence = Parts.add(states(key, items, labels), days);
        KeyStates results = Parts.add(
                states(key, items, labels),
                days.stream()
                        .map(d -> new Day(d.number(), d.from(), d.from(), d.firstLabel(), d.lastLabel(), 0, 0, 0))
                        .toList());
        results.addAll(Parts.add(
                states(key, items, labels),
                days.stream()
                        .map(d -> new Day(d.number(), d.from(), d.to(), 0, 0, 0, 0, 0))
                        .toList()));
        requireSame(items, results, sequence, "items and results apart");
    }

    @Test
    void more_than_can_be_counted_is_refused_in_words_and_nothing_is_added() {
        Items items = hundred();
        LabelCalendar labels = new LabelCalendar(items);
        KeyStates states = Parts.add(states(IMPORTER, items, labels), Parts.cut(labels, new Random(1)));
        for (int i = 0; i < 24; i++) {
            states.addAll(states);
        }
        KeyStates full = states;
        long[] before = full.numbers(0);
        assertThatThrownBy(() -> full.addAll(full))
                .isInstanceOf(TidewaiterException.class)
                .hasMessageContaining("3,355,443,200 goods items")
                .hasMessageContaining("in a workspace of its own");
        assertThat(full.numbers(0)).isEqualTo(before);
    }

    @Test
    void parts_of_any_cut_in_any_order_merge_to_the_bits_of_the_sequence() {
        for (long seed = 1; seed <= 6; seed++) {
            Random random = new Random(seed);
            Items items = tenYears(seed);
            LabelCalendar labels = new LabelCalendar(items);
            for (ProfileKey key : ProfileKey.STANDARD) {
                KeyStates sequence = Parts.add(states(key, items, labels), Parts.days(labels, false));
                List<KeyStates> parts = parts(key, items, labels, random);
                while (parts.size() > 1) {
                    KeyStates one = parts.remove(random.nextInt(parts.size()));
                    parts.get(random.nextInt(parts.size())).addAll(one);
                }
                requireSame(items, parts.getFirst(), sequence, key.label() + " seed " + seed);
            }
        }
    }

    @Test
    void two_states_give_the_same_whichever_is_added_to_the_other() {
        for (long seed = 11; seed <= 16; seed++) {
            Items items = tenYears(seed);
            LabelCalendar labels = new LabelCalendar(items);
            for (ProfileKey key : ProfileKey.STANDARD) {
                List<KeyStates> one = halves(key, items, labels, seed);
                List<KeyStates> other = halves(key, items, labels, seed);
                one.getFirst().addAll(one.getLast());
                other.getLast().addAll(other.getFirst());
                requireSame(items, one.getFirst(), other.getLast(), key.label() + " seed " + seed);
            }
        }
    }

    @Test
    void figures_read_after_a_merge_are_those_of_the_sequence() {
        Items items = tenYears(3);
        LabelCalendar labels = new LabelCalendar(items);
        List<Day> days = Parts.days(labels);
        int half = days.size() / 2;
        for (ProfileKey key : ProfileKey.STANDARD) {
            KeyStates sequence = Parts.add(
                    states(key, items, labels), Parts.days(labels, false).subList(0, half));
            KeyStates merged = states(key, items, labels);
            merged.addAll(Parts.add(
                    states(key, items, labels), Parts.days(labels, false).subList(half / 2, half)));
            merged.addAll(Parts.add(
                    states(key, items, labels), Parts.days(labels, false).subList(0, half / 2)));
            assertThat(rest(merged, items, days, half)).as(key.label()).isEqualTo(rest(sequence, items, days, half));
        }
    }

    @Test
    void the_spread_of_prices_merges_to_the_same_quartiles() {
        Items items = tenYears(4);
        LabelCalendar labels = new LabelCalendar(items);
        PriceSpread sequence = new PriceSpread();
        PriceSpread early = new PriceSpread();
        PriceSpread late = new PriceSpread();
        Items.KeyColumn hs6 = items.column(Dimension.HS6);
        for (Day day : Parts.days(labels)) {
            int[] codes = new int[day.size()];
            hs6.copy(day.from(), day.size(), codes);
            sequence.addAll(items, day, codes);
            (day.number() % 3 == 0 ? early : late).addAll(items, day, codes);
        }
        int[] same = IntStream.range(0, items.codeCount(Dimension.HS6)).toArray();
        late.addAll(early, same);
        for (int code : same) {
            assertThat(late.count(code)).isEqualTo(sequence.count(code));
            assertThat(late.z(code, 1.5f, 1)).isEqualTo(sequence.z(code, 1.5f, 1));
        }
    }

    /** Random items over ten years, that is some eras of recent sums, and some results corrected or taken back. */
    private static Items tenYears(long seed) {
        Items items = RandomItems.of(700, seed);
        Random random = new Random(seed);
        Map<Integer, List<CorrectedResults.Version>> versions = new HashMap<>();
        for (int i = 0; i < items.size(); i++) {
            items.day[i] = 18_000 + (items.day[i] - 18_000) * 60;
            if (items.label[i] != Items.UNKNOWN) {
                items.labelDay[i] = items.day[i] + random.nextInt(300);
                int corrected = items.labelDay[i] + random.nextInt(1, 2_000);
                if (random.nextInt(5) == 0) {
                    versions.put(
                            i,
                            List.of(
                                    new CorrectedResults.Version(items.label[i], items.labelDay[i], corrected, 0),
                                    new CorrectedResults.Version((byte) random.nextInt(2), corrected, Items.NEVER, 0)));
                }
            }
        }
        items.corrected = CorrectedResults.of(versions);
        return items;
    }

    private static List<KeyStates> parts(ProfileKey key, Items items, LabelCalendar labels, Random random) {
        List<Day> days = Parts.cut(labels, random);
        Collections.shuffle(days, random);
        List<KeyStates> parts = new ArrayList<>();
        int cuts = random.nextInt(1, 9);
        for (int p = 0; p < cuts; p++) {
            int from = (int) ((long) days.size() * p / cuts);
            int to = (int) ((long) days.size() * (p + 1) / cuts);
            parts.add(Parts.add(states(key, items, labels), days.subList(from, to)));
        }
        return parts;
    }

    private static List<KeyStates> halves(ProfileKey key, Items items, LabelCalendar labels, long seed) {
        List<Day> days = Parts.cut(labels, new Random(seed));
        Collections.shuffle(days, new Random(seed));
        int half = days.size() / 2;
        return List.of(
                Parts.add(states(key, items, labels), days.subList(0, half)),
                Parts.add(states(key, items, labels), days.subList(half, days.size())));
    }

    private static void requireSame(Items items, KeyStates one, KeyStates other, String what) {
        for (int i = 0; i < items.size(); i++) {
            assertThat(one.numbers(i)).as(what + " item " + i).isEqualTo(other.numbers(i));
        }
    }

    private static float[][] rest(KeyStates states, Items items, List<Day> days, int half) {
        int from = days.get(half).from();
        Block block = new Block(Replay.FEATURES.size());
        List<Day> later = days.subList(half, days.size()).stream()
                .map(d -> new Day(
                        d.number(),
                        d.from(),
                        d.to(),
                        d.firstLabel(),
                        d.lastLabel(),
                        d.prior(),
                        d.from() - from,
                        d.to() - from))
                .toList();
        block.set(later, Parts.all(items), from, items.size());
        states.pass(block, null);
        return block.columns;
    }

    private static PastCounts counts(KeyStates states, Items items) {
        PastCounts[] seen = new PastCounts[1];
        read(IMPORTER, states, items, (counts, item) -> seen[0] = counts);
        return seen[0];
    }

    private static float rate(KeyStates states, Items items) {
        return read(IMPORTER, states, items, (counts, item) -> {})[0][0];
    }

    /** Reads the figures of the first item on the day after its own, from a copy of the states. */
    private static float[][] read(ProfileKey key, KeyStates states, Items items, ObjIntConsumer<PastCounts> seen) {
        Block block = new Block(Replay.FEATURES.size());
        KeyStates copy = states(key, items, new LabelCalendar(items));
        copy.addAll(states);
        Day next = new Day(items.day(0) + 1, 0, 1, 0, 0, 0.2, 0, 1);
        block.set(List.of(next), Parts.all(items), 0, 1);
        copy.pass(block, seen);
        return block.columns;
    }
}
