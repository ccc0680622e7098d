package org.tidewaiter.analysis.performance;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.analysis.Words;

/**
 * An indicator of performance: what is counted, by what it is divided, which way is better, and what the data must hold. Its numerator and
 * denominator stand in {@code Measures.sql} under its name in small letters. Source of the set: the names that the WCO's Performance Measurement
 * Mechanism has made public (pmm.wcoomd.org), and the performance contracts of Cameroon (World Bank 2010); definitions are ours.
 */
// Long: a constant an indicator, with its words in two languages.
@SuppressWarnings(
        "ImmutableEnumChecker") // words are a record of two texts, sets are made by Set.of: they do not change
enum Indicator {
    DECLARATIONS(
            Form.EACH,
            Better.NEITHER,
            Words.of("Declarations a month", "Déclarations par mois"),
            Words.of(
                    "Declarations accepted / months of which the data have all days",
                    "Déclarations acceptées / mois dont les données ont tous les jours"),
            noFullMonth()),
    REVENUE(
            Form.EACH,
            Better.NEITHER,
            Words.of("Revenue a month", "Recettes par mois"),
            Words.of(
                    "Duties and taxes assessed / months of which the data have all days",
                    "Droits et taxes liquidés / mois dont les données ont tous les jours"),
            Words.of("No item of a full month gives its taxes.", "Aucun article d’un mois entier ne donne ses taxes.")),
    ELECTRONIC_RATE(
            Form.RATIO,
            Better.HIGHER,
            Words.of("Electronic rate", "Taux de déclarations électroniques"),
            Words.of(
                    "Declarations in the data / the same and those counted on paper",
                    "Déclarations dans les données / les mêmes et celles comptées sur papier"),
            Words.of(
                    "No count of declarations on paper (load the table “figures”, paper_declarations).",
                    "Pas de compte des déclarations sur papier (charger la table « figures », paper_declarations).")),
    SAME_DAY_RELEASE(
            Form.SHARE,
            Better.HIGHER,
            Words.of("Released on the day of acceptance", "Mainlevée le jour de l’acceptation"),
            Words.of(
                    "Declarations released by the end of the day of acceptance / all declarations of offices and months with releases",
                    "Déclarations avec mainlevée avant la fin du jour d’acceptation / toutes celles des bureaux et mois avec mainlevées"),
            Words.of("No time of release.", "Pas d’heure de mainlevée.")),
    CONTROL_RATE(
            Form.SHARE,
            Better.NEITHER,
            Words.of("Control rate", "Taux de contrôle"),
            Words.of(
                    "Declarations with a control, with its result or without / all declarations",
                    "Déclarations avec un contrôle, avec résultat ou sans / toutes les déclarations"),
            noControl()),
    PHYSICAL_RATE(
            Form.SHARE,
            Better.NEITHER,
            Words.of("Physical inspection rate", "Taux de visite physique"),
            Words.of(
                    "Declarations whose goods were examined / all declarations",
                    "Déclarations dont les marchandises ont été visitées / toutes les déclarations"),
            noControl()),
    RESULTS_RECORDED(
            Form.SHARE,
            Better.HIGHER,
            Words.of("Controls with a recorded result", "Contrôles avec résultat saisi"),
            Words.of(
                    "Controlled declarations with a result / all controlled declarations, of those accepted 90 days before the last or earlier",
                    "Déclarations contrôlées avec résultat / toutes les contrôlées, de celles acceptées 90 jours avant la dernière ou plus tôt"),
            Words.of(
                    "No control of a declaration accepted 90 days before the last.",
                    "Aucun contrôle d’une déclaration acceptée 90 jours avant la dernière.")),
    CHANCE_SHARE(
            Form.SHARE,
            Better.NEITHER,
            Words.of("Controls drawn at random", "Contrôles tirés au hasard"),
            Words.of(
                    "Controlled declarations with a result that were drawn at random / controlled declarations with a result",
                    "Déclarations contrôlées avec résultat tirées au hasard / déclarations contrôlées avec résultat"),
            noControl()),
    HIT_RATE(
            Form.SHARE,
            Better.HIGHER,
            Words.of("Hit rate", "Taux de réussite des contrôles"),
            Words.of(
                    "Controlled declarations with a finding / controlled declarations with a result",
                    "Déclarations contrôlées avec infraction / déclarations contrôlées avec résultat"),
            noControl()),
    HIT_RED(
            Form.SHARE,
            Better.HIGHER,
            hits("red lane", "circuit rouge"),
            formula("red lane", "circuit rouge"),
            noLane()),
    HIT_YELLOW(
            Form.SHARE,
            Better.HIGHER,
            hits("yellow lane", "circuit jaune"),
            formula("yellow lane", "circuit jaune"),
            noLane()),
    HIT_BLUE(
            Form.SHARE,
            Better.HIGHER,
            hits("blue lane", "circuit bleu"),
            formula("blue lane", "circuit bleu"),
            noLane()),
    HIT_RULES(
            Form.SHARE,
            Better.HIGHER,
            hits("chosen by rules", "choix des règles"),
            ofChooser("chosen by rules", "choix des règles"),
            noSource("a rule", "une règle")),
    HIT_LEARNED(
            Form.SHARE,
            Better.HIGHER,
            hits("chosen by the learned model", "choix du modèle appris"),
            ofChooser("chosen by the learned model", "choix du modèle appris"),
            noSource("a model", "un modèle")),
    HIT_OFFICERS(
            Form.SHARE,
            Better.HIGHER,
            hits("chosen by officers", "choix des agents"),
            ofChooser("chosen by officers", "choix des agents"),
            noSource("an officer", "un agent")),
    HIT_CHANCE(
            Form.SHARE,
            Better.NEITHER,
            hits("drawn at random", "tirage au hasard"),
            ofChooser("drawn at random", "tirage au hasard"),
            noSource("chance", "le hasard")),
    AUDIT_HITS(
            Form.SHARE,
            Better.HIGHER,
            Words.of("Audits with a finding", "Contrôles a posteriori avec infraction"),
            Words.of(
                    "Declarations with a finding recorded more than a day after release / declarations with a result recorded then",
                    "Déclarations avec infraction saisie plus d’un jour après la mainlevée / déclarations avec résultat saisi alors"),
            noAudit()),
    AUDIT_YIELD(
            Form.EACH,
            Better.HIGHER,
            Words.of("Audit yield", "Rendement des contrôles a posteriori"),
            Words.of(
                    "Amount recovered / declarations audited after release",
                    "Montant recouvré / déclarations contrôlées après la mainlevée"),
            noAudit()),
    EFFECTIVE_DUTY_RATE(
            Form.RATIO,
            Better.NEITHER,
            Words.of("Effective duty rate, goods for home use", "Taux de droits effectif, mises à la consommation"),
            Words.of(
                    "Customs duty / customs value, of goods for home use (procedure 4x; all where no procedure is given) that give both",
                    "Droits de douane / valeur en douane, des mises à la consommation (régime 4x ; toutes si aucun régime n’est donné) qui donnent les deux"),
            Words.of("No item gives duty and customs value.", "Aucun article ne donne droits et valeur en douane.")),
    EFFECTIVE_TAX_RATE(
            Form.RATIO,
            Better.NEITHER,
            Words.of(
                    "Effective rate of all duties and taxes, goods for home use",
                    "Taux effectif de tous droits et taxes, mises à la consommation"),
            Words.of(
                    "Duties and taxes assessed / customs value, of goods for home use (procedure 4x; all where no procedure is given) that give both",
                    "Droits et taxes liquidés / valeur en douane, des mises à la consommation (régime 4x ; toutes si aucun régime n’est donné) qui donnent les deux"),
            Words.of("No item gives taxes and customs value.", "Aucun article ne donne taxes et valeur en douane.")),
    ARREARS(
            Form.RATIO,
            Better.LOWER,
            Words.of("Assessed and not paid", "Liquidé et non payé"),
            Words.of(
                    "(Assessed − paid) / assessed, of months and offices that give both",
                    "(Liquidé − payé) / liquidé, des mois et bureaux qui donnent les deux"),
            Words.of(
                    "No table of what was assessed and paid (load the table “revenue”), or none of it in the national currency (currency).",
                    "Pas de table du liquidé et du payé (charger la table « revenue »), ou rien en monnaie nationale (currency).")),
    COST_OF_COLLECTION(
            Form.RATIO,
            Better.LOWER,
            Words.of("Cost of collection", "Coût de perception"),
            Words.of("Cost of Customs / duties and taxes assessed", "Coût de la douane / droits et taxes liquidés"),
            Words.of("No cost (load the table “figures”, cost).", "Pas de coût (charger la table « figures », cost).")),
    DECLARATIONS_PER_OFFICER(
            Form.EACH,
            Better.NEITHER,
            Words.of("Declarations per officer and month", "Déclarations par agent et mois"),
            Words.of(
                    "Declarations / officers assigned, months added",
                    "Déclarations / agents affectés, mois additionnés"),
            noStaff()),
    REVENUE_PER_OFFICER(
            Form.EACH,
            Better.NEITHER,
            Words.of("Revenue per officer and month", "Recettes par agent et mois"),
            Words.of(
                    "Duties and taxes assessed / officers assigned, months added",
                    "Droits et taxes liquidés / agents affectés, mois additionnés"),
            noStaff()),
    AEO_SHARE(
            Form.RATIO,
            Better.HIGHER,
            Words.of("Share of trade by authorised operators", "Part des OEA dans le commerce"),
            Words.of(
                    "Customs value of importers authorised on the day / all customs value",
                    "Valeur en douane des importateurs agréés ce jour / toute la valeur en douane"),
            Words.of(
                    "No register of authorised operators (load the table “aeo_register”), or no customs values.",
                    "Pas de registre des opérateurs économiques agréés (charger la table « aeo_register »), ou pas de valeurs.")),
    DATA_QUALITY(
            Form.RATIO,
            Better.HIGHER,
            Words.of("Data quality", "Qualité des données"),
            Words.of("Goods items without an error / goods items judged", "Articles sans erreur / articles vérifiés"),
            Words.of("Nothing was judged (quality).", "Rien n’a été vérifié (quality).")),
    APPEALS_LOST(
            Form.RATIO,
            Better.LOWER,
            Words.of("Appeals lost by Customs", "Recours perdus par la douane"),
            Words.of("Appeals lost / appeals decided", "Recours perdus / recours jugés"),
            Words.of(
                    "No appeals (load the table “figures”, appeals_lost and appeals_decided).",
                    "Pas de recours (charger la table « figures », appeals_lost et appeals_decided)."));

    /** What its value is. */
    enum Form {
        /** A share of cases that are counted one by one: chance is binomial. */
        SHARE,
        /** A share of amounts, or of cases that hang together. */
        RATIO,
        /** So much for each. */
        EACH
    }

    /** Which way is better. */
    enum Better {
        HIGHER,
        LOWER,
        NEITHER
    }

    final Form form;
    final Better better;
    final Words title;
    final Words formula;
    /** Why there is no value, where there is none. */
    final Words missing;

    Indicator(Form form, Better better, Words title, Words formula, Words missing) {
        this.form = form;
        this.better = better;
        this.title = title;
        this.formula = formula;
        this.missing = missing;
    }

    private static Words hits(String english, String french) {
        return Words.of("Hit rate, {0}", "Taux de réussite, {1}", english, french);
    }

    private static Words formula(String english, String french) {
        return Words.of("The same, of declarations: {0}", "De même, pour les déclarations : {1}", english, french);
    }

    /** Choosers do not send as many to each way of looking: their rates are not to be set beside one another. */
    private static Words ofChooser(String english, String french) {
        return Words.of(
                "The same, of declarations: {0}; of controls of all kinds, so that choosers are compared in the table of choosers only",
                "De même, pour les déclarations : {1} ; contrôles de toutes sortes : les choix ne se comparent que dans leur table",
                english,
                french);
    }

    private static Words noFullMonth() {
        return Words.of("No month of which the data have all days.", "Aucun mois dont les données ont tous les jours.");
    }

    private static Words noControl() {
        return Words.of("No result of a control.", "Aucun résultat de contrôle.");
    }

    private static Words noLane() {
        return Words.of(
                "No event tells this lane of a controlled declaration (load the table “events”).",
                "Aucun événement ne dit ce circuit d’une déclaration contrôlée (charger la table « events »).");
    }

    private static Words noSource(String english, String french) {
        return Words.of(
                "No result says that {0} chose the declaration.",
                "Aucun résultat ne dit avoir été choisi par {1}.", english, french);
    }

    private static Words noAudit() {
        return Words.of(
                "No result was recorded more than a day after release.",
                "Aucun résultat saisi plus d’un jour après la mainlevée.");
    }

    private static Words noStaff() {
        return Words.of(
                "No assignment of staff (load the table “staff”).",
                "Pas d’affectation des agents (charger la table « staff »).");
    }

    /** Whether it is counted by the month, so that half a month says nothing. */
    boolean isByMonth() {
        return this == DECLARATIONS || this == REVENUE;
    }

    /** Whether it is an amount of money for each. */
    boolean isMoney() {
        return this == REVENUE || this == AUDIT_YIELD || this == REVENUE_PER_OFFICER;
    }

    /** A value of it with its unit, for a table whose rows differ in it; a whole number of declarations is one. */
    @Nullable
    Object inItsUnit(@Nullable Double value) {
        if (value == null) {
            return null;
        }
        return form != Form.EACH
                ? new Words.Share(value)
                : isMoney()
                        ? new Words.Money(BigDecimal.valueOf(value))
                        : this == DECLARATIONS ? (Object) Math.round(value) : value;
    }

    /** Its title beside a figure: with the national currency, which takes the place of the sign, where it is an amount. */
    Words headed() {
        return isMoney() ? Words.of("{0} (¤)", "{0} (¤)", title) : title;
    }

    /** Its name in SQL, files and addresses. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Indicator named(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }

    /** The one of that name; null where there is none. */
    static @Nullable Indicator find(String id) {
        return Arrays.stream(values())
                .filter(i -> i.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    /** A text of every one by its name. */
    static Map<String, Words> words(Function<Indicator, Words> text) {
        return Arrays.stream(values()).collect(Collectors.toMap(Indicator::id, text));
    }
}
