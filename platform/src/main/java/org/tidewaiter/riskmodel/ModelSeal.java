package org.tidewaiter.riskmodel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.tidewaiter.datamodel.Branch;
import org.tidewaiter.engine.Json;
import org.tidewaiter.engine.Sha256;
import org.tidewaiter.kit.learn.Calibration;

/**
 * The seal of a model is its id: the day before which it learned, and the first 16 hexadecimal digits of the SHA-256 of its card.
 * The card names the hash of each file of trees, and holds the calibrations, the features and the shares recovered; so whatever
 * decides is covered. Left out are the id itself, and when and by whom the model was made: the same data learned twice gives the
 * same id. Those two are in the trail.
 *
 * <p>The card is hashed in one form whatever its file looks like: JSON without blanks, names in alphabetical order.
 *
 * <p>Ids of 8 digits are of versions before 2027: they cover trees and calibrations only, and not the card.
 */
final class ModelSeal {
    private static final Pattern ID = Pattern.compile("m-\\d{8}-[0-9a-f]{16}");
    private static final Pattern FORMER_ID = Pattern.compile("m-\\d{8}-[0-9a-f]{8}");
    private static final List<String> NOT_COVERED = List.of("id", "created_at", "created_by");

    private ModelSeal() {}

    /** Whether it is an id at all, of this version or a former one. */
    static boolean isId(String text) {
        return ID.matcher(text).matches() || isFormer(text);
    }

    /** Whether an id is of a version that sealed trees and calibrations only. */
    static boolean isFormer(String id) {
        return FORMER_ID.matcher(id).matches();
    }

    /** The card with the id that fits it. */
    static ModelCard sealed(ModelCard card) {
        try {
            // By way of its text, as it will be read: what is not a number there is a word then.
            ObjectNode tree = (ObjectNode) Json.MAPPER.readTree(Json.MAPPER.writeValueAsBytes(card));
            tree.put("id", idOf(card.learnedUntil(), tree));
            return Json.MAPPER.treeToValue(tree, ModelCard.class);
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The id that fits a card as it stands in its file. */
    static String idOf(LocalDate until, JsonNode card) {
        ObjectNode covered = card.deepCopy();
        covered.remove(NOT_COVERED);
        try {
            byte[] text = Json.SORTED
                    .writeValueAsString(Json.SORTED.treeToValue(covered, Object.class))
                    .getBytes(StandardCharsets.UTF_8);
            return "m-" + until.toString().replace("-", "") + "-"
                    + Sha256.hex(text).substring(0, 16);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The id that a former version gave to trees and calibrations. */
    static String formerIdOf(LocalDate until, List<byte[]> trees, Map<Branch, Calibration> calibration) {
        List<byte[]> parts = new java.util.ArrayList<>(trees);
        parts.add(Json.text(new TreeMap<>(calibration)).getBytes(StandardCharsets.UTF_8));
        return "m-" + until.toString().replace("-", "") + "-"
                + Sha256.hex(parts.toArray(byte[][]::new)).substring(0, 8);
    }
}
