package org.tidewaiter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What stands around every page. */
class FrameTest {
    @Test
    void a_french_page_has_a_french_menu_that_stays_in_french_where_it_can() {
        Frame french = Frame.of("fr");
        assertThat(french.code()).isEqualTo("fr");
        assertThat(french.menu()).extracting(Frame.Link::label).contains("Aperçu", "Liste classée", "Chargements");
        assertThat(french.menu())
                .filteredOn(link -> link.name().equals("analyses"))
                .extracting(Frame.Link::href)
                .isEqualTo(List.of("/analyses?language=fr"));
        assertThat(List.of(french.skip(), french.find(), french.hint(), french.foot(), french.mark()))
                .doesNotContainAnyElementsOf(List.of(
                        Frame.of("en").skip(),
                        Frame.of("en").find(),
                        Frame.of("en").hint(),
                        Frame.of("en").foot(),
                        Frame.of("en").mark()));
    }

    @Test
    void any_other_page_is_in_english() {
        assertThat(Frame.of("de").menu()).extracting(Frame.Link::href).contains("/", "/ranked", "/analyses");
        assertThat(Frame.of("de").foot()).startsWith("A tidewaiter");
    }
}
