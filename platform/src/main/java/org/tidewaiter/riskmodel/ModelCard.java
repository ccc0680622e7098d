package org.tidewaiter.riskmodel;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.Branch;
import org.tidewaiter.kit.learn.Calibration;

/**
 * The provenance of a model, kept as {@code models/ID/card.json}: enough to make the same model again, byte by byte.
 *
 * @param id named after its day and the hash of all the rest of the card but when and by whom it was made, see {@link ModelSeal}
 * @param learnedUntil only what was known before this day was used
 * @param createdAt when
 * @param createdBy who
 * @param rows controlled items it learned from, repeats thinned
 * @param positives those with a finding
 * @param controlled all controlled items known before the day
 * @param dataVersion hash of the loads in the workspace
 * @param periodFrom day of the first item
 * @param periodTo day of the last item, inclusive
 * @param seed of every draw
 * @param features names of the columns, in order
 * @param parameters how it was learned
 * @param libraryVersions of what it was learned with
 * @param metrics figures of the time-ordered validation, by branch
 * @param calibration the calibrations, by branch
 * @param amounts shares recovered, for the expected amount
 * @param bags tree ensembles, by branch
 * @param gain the columns that carried most, with their share of the loss reduction, by branch
 * @param files SHA-256 of each file of trees, by its name; none in cards of versions that did not seal them
 */
public record ModelCard(
        String id,
        LocalDate learnedUntil,
        Instant createdAt,
        String createdBy,
        int rows,
        int positives,
        int controlled,
        String dataVersion,
        LocalDate periodFrom,
        LocalDate periodTo,
        int seed,
        List<String> features,
        LearnParameters parameters,
        Map<String, String> libraryVersions,
        Map<String, Double> metrics,
        Map<Branch, Calibration> calibration,
        Map<Branch, Integer> bags,
        AmountRates amounts,
        Map<Branch, Map<String, Double>> gain,
        @Nullable Map<String, String> files) {

    /** This card with the hashes of the files of trees. */
    ModelCard withFiles(Map<String, String> hashes) {
        return new ModelCard(
                id,
                learnedUntil,
                createdAt,
                createdBy,
                rows,
                positives,
                controlled,
                dataVersion,
                periodFrom,
                periodTo,
                seed,
                features,
                parameters,
                libraryVersions,
                metrics,
                calibration,
                bags,
                amounts,
                gain,
                hashes);
    }
}
