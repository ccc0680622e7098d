package org.tidewaiter.access;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Whoever changes something in a workspace, as the door that was used knows it: every such method takes one. It is made at the doors
 * (the command line, the command socket, the session of a browser, the token of another system), never from what a request says; where a door names
 * nobody, as options of a load without one, it is {@link #systemUser}.
 *
 * @param kind which door knows the name
 * @param name the name that the door knows: of the system's user, of the session, of the token
 * @param stated the name that was given beside it, such as that of the officer at a shared terminal; nobody checks it
 */
public record Actor(Kind kind, String name, @Nullable String stated) {
    /** What the name of an actor is the name of. */
    public enum Kind {
        /** A user of the operating system, at the command line. */
        SYSTEM_USER("user"),
        /** A session of a browser: whoever opened the address that the server printed. */
        SESSION("session"),
        /** A token by which another system comes in at the API. */
        TOKEN("token");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** The word in the database. */
        public String word() {
            return word;
        }
    }

    /** Refuses an actor without a name; a stated name of blanks is none. */
    public Actor {
        if (name.isBlank()) {
            throw new IllegalArgumentException("an actor has a name");
        }
        stated = stated == null || stated.isBlank() ? null : stated.strip();
    }

    /** The user of the operating system to whom this process belongs, as the system says; what {@code -Duser.name} says counts less. */
    public static Actor systemUser() {
        return systemUser(
                ProcessHandle.current().info().user().orElseGet(() -> System.getProperty("user.name", "unknown")));
    }

    /** A user of the operating system, such as the one who calls through the command socket. */
    public static Actor systemUser(String name) {
        return new Actor(Kind.SYSTEM_USER, name, null);
    }

    /** A session of a browser. */
    public static Actor session(String name) {
        return new Actor(Kind.SESSION, name, null);
    }

    /** A token of the API. */
    public static Actor token(String name) {
        return new Actor(Kind.TOKEN, name, null);
    }

    /** This actor, who gives a name beside the one that the door knows; null or blanks for none. */
    public Actor stating(@Nullable String who) {
        return new Actor(kind, name, who);
    }

    /** The one text that names an actor: {@code maria}, {@code session 5f0c…}, {@code token api}. No system user's name has a blank. */
    public String text() {
        return kind == Kind.SYSTEM_USER ? name : kind.word + " " + name;
    }

    /** The text with the name that was given beside it: {@code maria as Anna}. */
    public String shown() {
        return stated == null ? text() : text() + " as " + stated;
    }

    /** The name under which a person or a system answers: the stated one, or else the known one; of a session, which is no name, empty. */
    public String person() {
        return stated != null ? stated : kind == Kind.SESSION ? "" : name;
    }

    /** Kind, name and stated name, for what is kept as JSON. */
    public Map<String, String> parts() {
        Map<String, String> parts = new TreeMap<>(Map.of("kind", kind.word, "name", name));
        if (stated != null) {
            parts.put("stated", stated);
        }
        return parts;
    }
}
