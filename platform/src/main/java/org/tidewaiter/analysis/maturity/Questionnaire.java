package org.tidewaiter.analysis.maturity;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.analysis.Words;
import org.tidewaiter.engine.Yaml;

/** The areas and questions of the self-assessment, as {@code CapabilityAssessment.yaml} has them: the one place in which they stand. */
public record Questionnaire(List<Area> areas) {
    private static final Questionnaire SHIPPED = read();

    /** An area with its questions, which build on one another. */
    public record Area(String id, Words title, List<Question> questions) {}

    /**
     * A question.
     *
     * @param fact what of the workspace answers it; null where it is to be asked
     * @param analysis the question of the platform that shows the evidence; null where none does
     */
    public record Question(
            String id,
            Words says,
            @Nullable String fact,
            @Nullable String analysis) {}

    /** The one that ships. */
    public static Questionnaire shipped() {
        return SHIPPED;
    }

    /** All questions, in order. */
    List<Question> questions() {
        return areas.stream().flatMap(a -> a.questions().stream()).toList();
    }

    /** The texts of all questions by their names. */
    public Map<String, Words> texts() {
        Map<String, Words> texts = new LinkedHashMap<>();
        questions().forEach(q -> texts.put(q.id(), q.says()));
        return texts;
    }

    /** The titles of the areas by their names. */
    Map<String, Words> titles() {
        Map<String, Words> titles = new LinkedHashMap<>();
        areas.forEach(a -> titles.put(a.id(), a.title()));
        return titles;
    }

    private static Questionnaire read() {
        try (InputStream in = Objects.requireNonNull(
                Questionnaire.class.getResourceAsStream("CapabilityAssessment.yaml"), "CapabilityAssessment.yaml")) {
            List<JsonNode> nodes = Yaml.MAPPER.readValue(in, new TypeReference<List<JsonNode>>() {});
            List<Area> areas = new ArrayList<>();
            for (JsonNode node : nodes) {
                List<Question> questions = new ArrayList<>();
                node.path("questions")
                        .forEach(q -> questions.add(
                                new Question(q.path("id").asText(), words(q), text(q, "fact"), text(q, "analysis"))));
                areas.add(new Area(node.path("area").asText(), words(node), List.copyOf(questions)));
            }
            return new Questionnaire(List.copyOf(areas));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Words words(JsonNode node) {
        return new Words(node.path("en").asText(), node.path("fr").asText());
    }

    private static @Nullable String text(JsonNode node, String name) {
        return node.hasNonNull(name) ? node.get(name).asText() : null;
    }
}
