package org.tidewaiter.message;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.message.asycuda.Registration;

/**
 * A declaration that has neither a registration number nor a reference: a SAD that was saved before it was lodged. It goes by the
 * message's own identifier, or else by its file and its place there.
 *
 * @param id what it goes by, never the number of a declaration: {@code draft:sad.xml#1}
 * @param identifiedBy where that comes from: {@code own id} or {@code file name}
 */
public record UnlodgedDeclaration(String id, String identifiedBy) {
    /** Elements that identify a message by itself: of transit and export (NCTS, AES), entry summaries (ICS), and exports of SADs. */
    private static final Set<String> OWN_IDS = Set.of("messageIdentification", "MesIdeMES19", "MessageID", "@id");

    /** Whether a message is one; what says nothing at all is none. */
    public static boolean is(Message message) {
        return message.kind() == Message.Kind.DECLARATION
                && !(message.items().isEmpty() && message.heading().values().isEmpty())
                && isBlank(message.heading().text(Field.DECLARATION_ID))
                && isBlank(message.heading().text(Field.LOCAL_REFERENCE));
    }

    /**
     * The draft that a message is, or nothing where it has a number or a reference, or is no declaration.
     *
     * @param file the name of its file
     */
    public static Optional<UnlodgedDeclaration> of(Message message, String file) {
        if (!is(message)) {
            return Optional.empty();
        }
        return Optional.of(message.additions().stream()
                .filter(UnlodgedDeclaration::isOwnId)
                .findFirst()
                .map(a -> new UnlodgedDeclaration("draft:" + a.text().strip(), "own id"))
                .orElse(new UnlodgedDeclaration("draft:" + file + "#" + message.ordinal(), "file name")));
    }

    /**
     * What a registered declaration went by before it was registered: the declarant's reference, which the readers of ASYCUDA put
     * together with office, year and declarant. Nothing where it says no reference.
     */
    public static Optional<String> formerId(Message message) {
        String id = message.heading().text(Field.DECLARATION_ID);
        String reference = message.heading().text(Field.LOCAL_REFERENCE);
        if (message.kind() != Message.Kind.DECLARATION || id == null || isBlank(id) || isBlank(reference)) {
            return Optional.empty();
        }
        String former = message.format().startsWith("asycuda")
                ? Registration.beforeItWasRegistered(message.heading())
                : reference;
        return Optional.ofNullable(former).filter(f -> !f.equals(id));
    }

    private static boolean isOwnId(Message.Addition addition) {
        String name = addition.name();
        String element = name.substring(name.lastIndexOf('/') + 1);
        boolean ofAll = !element.equals("@id") || name.indexOf('/') == name.lastIndexOf('/');
        return addition.sequence() == null && ofAll && OWN_IDS.contains(element) && !isBlank(addition.text());
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
