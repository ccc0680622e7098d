package org.tidewaiter.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** An actor is named by the door that knows it; what it says of itself stands beside that. */
class ActorTest {
    @Test
    void the_text_of_an_actor_tells_the_doors_apart() {
        assertThat(Actor.systemUser("maria").text()).isEqualTo("maria");
        assertThat(Actor.session("maria").text()).isEqualTo("session maria");
        assertThat(Actor.token("maria").text()).isEqualTo("token maria");
    }

    @Test
    void a_stated_name_stands_beside_the_known_one_and_never_in_its_place() {
        Actor anna = Actor.systemUser("maria").stating(" Anna ");
        assertThat(anna.text()).isEqualTo("maria");
        assertThat(anna.person()).isEqualTo("Anna");
        assertThat(anna.parts()).isEqualTo(Map.of("kind", "user", "name", "maria", "stated", "Anna"));
        assertThat(anna.stating("  ")).isEqualTo(Actor.systemUser("maria"));
    }

    @Test
    void a_session_answers_under_no_name_but_the_one_that_is_stated() {
        assertThat(Actor.session("5f0c").person()).isEmpty();
        assertThat(Actor.session("5f0c").stating("Anna").person()).isEqualTo("Anna");
        assertThat(Actor.token("api").person()).isEqualTo("api");
    }

    @Test
    void nobody_is_no_actor() {
        assertThatThrownBy(() -> Actor.systemUser(" ")).hasMessageContaining("has a name");
    }

    @Test
    void the_user_is_whom_the_system_names_whatever_a_property_says() {
        String before = System.getProperty("user.name");
        try {
            Actor known = Actor.systemUser();
            System.setProperty("user.name", "somebody else");
            assertThat(Actor.systemUser()).isEqualTo(known);
        } finally {
            System.setProperty("user.name", before);
        }
    }
}
