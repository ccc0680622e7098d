package org.tidewaiter.checks.vague;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Terms are found by their letters and figures, whatever signs stand around them. */
class TermsTest {
    private static boolean isIn(Terms terms, String text) {
        String folded = GoodsWords.folded(text);
        return terms.has(folded, Terms.hash(folded));
    }

    @Test
    void a_term_is_found_whatever_signs_stand_around_its_words() {
        Terms terms = new Terms(Set.of("spare parts", "5 pcs", "ツ"));
        assertThat(isIn(terms, " - Spare_Parts!")).isTrue();
        assertThat(isIn(terms, "spare   parts")).isTrue();
        assertThat(isIn(terms, "(5) pcs.")).isTrue();
        assertThat(isIn(terms, "«ツ»")).isTrue();
        assertThat(isIn(terms, "spareparts")).isFalse();
        assertThat(isIn(terms, "spare parts of cotton")).isFalse();
        assertThat(isIn(terms, "")).isFalse();
    }

    @Test
    void the_hash_is_that_of_the_key() {
        Random random = new Random(6);
        String signs = "ab7 -.é\u0660\u00b2ß\t" + new String(Character.toChars(0x1D400))
                + new String(Character.toChars(0x1F600));
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(12); n > 0; n--) {
                text.append(signs.charAt(random.nextInt(signs.length())));
            }
            assertThat(Terms.hash(text.toString()))
                    .as(text.toString())
                    .isEqualTo(Terms.key(text.toString()).hashCode());
        }
    }
}
