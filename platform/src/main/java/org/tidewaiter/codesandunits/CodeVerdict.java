package org.tidewaiter.codesandunits;

import java.util.Locale;

/** What a look at an identifier or code tells: it is valid, wrong for a reason, or cannot be judged for a reason. */
public sealed interface CodeVerdict {
    /** Nothing speaks against it. */
    record Valid() implements CodeVerdict {}

    /**
     * It cannot be right.
     *
     * @param flaw what is wrong
     * @param detail what makes it plain: the check digit that would do, the length; empty where there is none
     */
    record Wrong(Flaw flaw, String detail) implements CodeVerdict {}

    /** Too little is known to say, for instance whether the issuer uses the check digit that does not fit. */
    record CannotTell(Flaw flaw, String detail) implements CodeVerdict {}

    /** The one valid verdict. */
    CodeVerdict VALID = new Valid();

    /** It cannot be right. */
    static CodeVerdict wrong(Flaw flaw, String detail) {
        return new Wrong(flaw, detail);
    }

    /** Too little is known. */
    static CodeVerdict cannotJudge(Flaw flaw, String detail) {
        return new CannotTell(flaw, detail);
    }

    /** Valid if {@code fits}, else a check digit that is wrong. */
    static CodeVerdict checkDigit(boolean fits) {
        return fits ? VALID : wrong(Flaw.CHECK_DIGIT, "");
    }

    /** Whether it is valid. */
    default boolean isValid() {
        return this instanceof Valid;
    }

    /** What can be wrong with an identifier or code. */
    enum Flaw {
        FORMAT("it does not have the form that is prescribed", "il n'a pas la forme prescrite"),
        CHECK_DIGIT("its check digit does not fit", "sa clé de contrôle ne correspond pas"),
        NO_MEANING("it stands for none, or for tests", "il n'en désigne aucune, ou sert aux essais"),
        NOT_LISTED("it is not in the list", "il ne figure pas dans la liste"),
        WITHDRAWN("it was withdrawn before that date", "il était retiré avant cette date"),
        NOT_YET("it came into use after that date only", "il n'a été introduit qu'après cette date"),
        OTHER_EDITION("it belongs to another edition of the list", "il appartient à une autre édition de la liste"),
        COUNTRY("its country code does not exist", "son code de pays n'existe pas"),
        USER_ASSIGNED(
                "its meaning is left to the users of the list",
                "sa signification est laissée aux utilisateurs de la liste"),
        DEPRECATED("another code is to be used instead", "un autre code doit être employé à sa place"),
        NO_SCHEME("no check is known for it", "aucun contrôle n'est connu pour lui");

        private final String english;
        private final String french;

        Flaw(String english, String french) {
            this.english = english;
            this.french = french;
        }

        /** Words that continue "the value … is wrong:". */
        public String text(Locale locale) {
            return locale.getLanguage().equals("fr") ? french : english;
        }
    }
}
