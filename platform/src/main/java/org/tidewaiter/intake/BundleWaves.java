package org.tidewaiter.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.intake.BundledMessages.Member;
import org.tidewaiter.message.Message;
import org.tidewaiter.message.ReadResult;
import org.tidewaiter.message.UnlodgedDeclaration;

/**
 * Which of the files of a bundle can be written at once. A file that speaks of a declaration of which one before it spoke waits for the next wave:
 * what one does to the other is then decided as between two loads. Files that share the reference of anything else keep their order. So a folder in
 * which each declaration is followed by its correction takes two waves, and one of files that have nothing to do with one another a single one.
 */
final class BundleWaves {
    private static final String UCR = "ucr ";
    private static final String FORMER = "former ";
    private static final String DRAFT = "draft ucr ";
    private static final String OTHER = "other ";

    private final Predicate<String> isThere;
    private final List<List<Member>> waves = new ArrayList<>();
    /** The last wave that has something of a name: the number of a declaration, or what stands behind one of the words above. */
    private final Map<String, Integer> last = new HashMap<>();

    private long characters;
    private int files;

    /**
     * Begins without files.
     *
     * @param isThere whether a declaration of that number is stored
     */
    BundleWaves(Predicate<String> isThere) {
        this.isThere = isThere;
    }

    /** The files of each wave, in order. */
    List<List<Member>> waves() {
        return waves;
    }

    int files() {
        return files;
    }

    long characters() {
        return characters;
    }

    /** Puts a file into the first wave in which everything that it depends on is written. */
    void add(Member member) {
        Said said = new Said();
        member.messages().forEach(read -> said.hear(read, member.source().name()));
        int wave = said.earliest();
        if (wave == waves.size()) {
            waves.add(new ArrayList<>());
        }
        waves.get(wave).add(member);
        said.names().forEach(name -> last.merge(name, wave, Math::max));
        files++;
        characters += member.characters();
    }

    private int after(String name) {
        return last.getOrDefault(name, -1) + 1;
    }

    /** What the messages of a file speak of. */
    private final class Said {
        private final Set<String> numbers = new HashSet<>();
        private final Set<String> formerNames = new HashSet<>();
        private final Set<String> ucrs = new HashSet<>();
        private final Set<String> draftUcrs = new HashSet<>();
        private final Set<String> others = new HashSet<>();

        void hear(ReadResult read, String file) {
            if (!(read instanceof Message message)) {
                return;
            }
            if (message.kind() != Message.Kind.DECLARATION) {
                add(others, message.heading().text(Field.DECLARATION_ID));
                add(others, message.heading().text(Field.LOCAL_REFERENCE));
                return;
            }
            UnlodgedDeclaration.formerId(message).ifPresent(formerNames::add);
            String number = message.heading().text(Field.DECLARATION_ID);
            add(numbers, isBlank(number) ? message.heading().text(Field.LOCAL_REFERENCE) : number);
            UnlodgedDeclaration.of(message, file).ifPresent(draft -> numbers.add(draft.id()));
            add(
                    UnlodgedDeclaration.is(message) ? draftUcrs : ucrs,
                    message.heading().text(Field.UCR));
        }

        private static void add(Set<String> names, @Nullable String name) {
            if (!isBlank(name)) {
                names.add(Objects.requireNonNull(name).strip());
            }
        }

        private static boolean isBlank(@Nullable String text) {
            return text == null || text.isBlank();
        }

        int earliest() {
            int wave = 0;
            for (String number : numbers) {
                wave = Math.max(wave, Math.max(after(number), after(FORMER + number)));
                wave = Math.max(wave, last.getOrDefault(OTHER + number, 0));
            }
            for (String former : formerNames) {
                wave = Math.max(wave, after(former));
                // Two files may say the same former name, as all of a broker who writes one reference do, unless
                // something goes by it.
                if (last.containsKey(FORMER + former) && (last.containsKey(former) || isThere.test(former))) {
                    wave = Math.max(wave, after(FORMER + former));
                }
            }
            for (String ucr : draftUcrs) {
                wave = Math.max(wave, after(UCR + ucr));
            }
            for (String ucr : ucrs) {
                wave = Math.max(wave, after(DRAFT + ucr));
            }
            for (String other : others) {
                wave = Math.max(wave, Math.max(last.getOrDefault(other, 0), last.getOrDefault(OTHER + other, 0)));
            }
            return wave;
        }

        Set<String> names() {
            Set<String> names = new HashSet<>(numbers);
            others.forEach(name -> names.add(OTHER + name));
            formerNames.forEach(name -> names.add(FORMER + name));
            ucrs.forEach(ucr -> names.add(UCR + ucr));
            draftUcrs.forEach(ucr -> names.add(DRAFT + ucr));
            return names;
        }
    }
}
