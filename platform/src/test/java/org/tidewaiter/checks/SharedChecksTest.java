package org.tidewaiter.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.message.Message;

/** Checks that share the cores find what one core finds, those that remember former messages too. */
class SharedChecksTest {
    private static final Checks CHECKS = Checks.standard().asOf(LocalDate.of(2025, 6, 1));

    /** Declarations some of which repeat the container or the invoice of an earlier one, or lack something. */
    private static List<Message> messages(int count) {
        Random random = new Random(7);
        List<Message> messages = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Made made = Made.sound()
                    .with(
                            "declaration.declaration_id=C-" + i,
                            "declaration.invoice_number=" + random.nextInt(40),
                            "goods_item.container_id=CSQU305438" + random.nextInt(4));
            if (random.nextInt(5) == 0) {
                made.with("goods_item.origin_country=UX", "goods_item.net_mass_kg=900");
            }
            if (random.nextInt(7) == 0) {
                made.without("goods_item.origin_country", "declaration.currency");
            }
            messages.add(made.message());
        }
        return messages;
    }

    @Test
    void they_find_the_same_in_the_same_order() {
        List<Message> messages = messages(300);
        Checks one = CHECKS.fresh();
        List<List<Defect>> expected = messages.stream().map(one::check).toList();
        assertThat(expected.stream().flatMap(List::stream).map(Defect::check).distinct())
                .hasSizeGreaterThan(4)
                .contains("origin-country-invalid");
        assertThat(CHECKS.fresh().checkAll(messages)).isEqualTo(expected);
    }

    @Test
    void what_one_batch_taught_the_next_one_knows() {
        List<Message> messages = messages(300);
        Checks one = CHECKS.fresh();
        List<List<Defect>> expected = messages.stream().map(one::check).toList();
        Checks shared = CHECKS.fresh();
        List<List<Defect>> found = new ArrayList<>();
        for (int from = 0; from < messages.size(); from += 70) {
            found.addAll(shared.checkAll(messages.subList(from, Math.min(from + 70, messages.size()))));
        }
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void a_check_that_takes_too_long_is_stopped_at_the_same_message(@TempDir Path directory) throws IOException {
        Path own = Files.writeString(directory.resolve("own.yaml"), """
            checks:
              - id: endless
                kind: expression
                must: "[1, 2, 3, 4, 5, 6, 7, 8, 9].all(a, [1, 2, 3, 4, 5, 6, 7, 8, 9].all(b, [1, 2, 3, 4, 5, 6, 7, 8, 9].all(c, [1, 2].all(d, item.brand != ''))))"
                en: {what: "A brand", do: "Leave it out"}
            """);
        Checks checks = Checks.read(own).asOf(LocalDate.of(2025, 6, 1));
        List<Message> messages = new ArrayList<>(messages(120));
        for (int endless : List.of(70, 71, 119)) {
            messages.set(endless, Made.sound().with("goods_item.brand=any").message());
        }
        Checks one = checks.fresh();
        List<List<Defect>> expected = messages.stream().map(one::check).toList();
        assertThat(expected.get(70)).anyMatch(d -> d.message().contains("takes too long"));
        assertThat(expected.get(71)).noneMatch(d -> d.check().equals(Defect.STOPPED));
        Checks shared = checks.fresh();
        assertThat(shared.checkAll(messages)).isEqualTo(expected);
        assertThat(shared.checkAll(messages).stream().flatMap(List::stream).map(Defect::check))
                .as("in batches to come")
                .doesNotContain(Defect.STOPPED);
    }

    @Test
    void no_messages_have_no_defects() {
        assertThat(CHECKS.fresh().checkAll(List.of())).isEmpty();
    }
}
