package org.tidewaiter.riskmodel;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.analysis.Words;

/** What a leak check means, in plain words: whether goods that come again give their result away. */
public final class LeakMeaning {
    /** The AUC below which a look-up of past results of the same goods tells too little to be called a leak. */
    private static final double NO_LEAK = 0.6;

    /** The share of repeating rows below which they hardly move the figures on all rows. */
    private static final double FEW = 0.05;

    private LeakMeaning() {}

    /**
     * The meaning.
     *
     * @param repeating rows whose (HS 6, net mass) or (HS 6, item amount) occurs in an earlier row
     * @param rows all rows
     * @param lookupAuc the AUC of looking up the past results of the same HS 6 and item amount; null where there is none
     */
    public static Words of(int repeating, int rows, @Nullable Double lookupAuc) {
        double share = rows == 0 ? 0 : (double) repeating / rows;
        String percent = String.format(Locale.ROOT, "%.0f %%", 100 * share);
        Words repeats = new Words(
                percent + " of the rows repeat the (HS 6, net mass) or (HS 6, item amount) of an earlier row",
                percent
                        + " des lignes répètent (SH 6, masse nette) ou (SH 6, montant de l’article) d’une ligne précédente");
        if (lookupAuc == null || share < FEW) {
            return after(
                    repeats,
                    ": repetition explains little, the two sets of figures may be read alike.",
                    " : la répétition explique peu, les deux séries de chiffres se lisent de même.");
        }
        String auc = String.format(Locale.ROOT, "%.2f", lookupAuc);
        String virgule = auc.replace('.', ',');
        if (lookupAuc < NO_LEAK) {
            return after(
                    repeats,
                    ", but looking up the past results of the same HS 6 and item amount reaches only AUC " + auc
                            + " (0.50 is chance): repetition gives nothing away, the two sets of figures may be read alike.",
                    ", mais la consultation des résultats passés des mêmes SH 6 et montant n’atteint qu’une AUC de "
                            + virgule
                            + " (0,50 : le hasard) : la répétition ne trahit rien, les deux séries de chiffres se lisent de même.");
        }
        return after(
                repeats,
                ", and looking up nothing but the past results of the same HS 6 and item amount reaches AUC " + auc
                        + ". The figures on all rows say how well the list finds goods that come again; only those on"
                        + " non-repeating rows say how well it judges goods it has never met. Expect the second where your"
                        + " traders do not repeat themselves to the kilogram.",
                ", et la seule consultation des résultats passés des mêmes SH 6 et montant atteint une AUC de "
                        + virgule
                        + ". Les chiffres de toutes les lignes disent comme la liste trouve les marchandises qui reviennent ;"
                        + " seuls ceux des lignes sans répétition disent comme elle juge celles qu’elle n’a jamais vues."
                        + " Attendez-vous aux seconds là où vos opérateurs ne se répètent pas au kilogramme près.");
    }

    private static Words after(Words begun, String english, String french) {
        return new Words(begun.english() + english, begun.french() + french);
    }
}
