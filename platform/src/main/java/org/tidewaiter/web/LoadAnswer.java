package org.tidewaiter.web;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tidewaiter.engine.Json;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.intake.LoadReport;
import org.tidewaiter.intake.SourceOutcomes;

/**
 * What is answered to a body that was to be loaded: 200 with what was loaded and what was there before; 409 where all of it
 * was there before; 422 where something in it cannot be taken, with what was loaded all the same.
 */
record LoadAnswer(int status, String json) {
    /**
     * The answer.
     *
     * @param mine loads that this very request did before the server ended: they are no content of before
     * @param folder where the body lies, which is nobody's business
     */
    static LoadAnswer of(SourceOutcomes receipt, List<LoadReport> mine, Path folder) {
        List<LoadReport> loads = new ArrayList<>(mine);
        loads.addAll(receipt.loads());
        List<SourceOutcomes.KnownSource> before = receipt.passedOver().stream()
                .filter(p -> mine.stream().noneMatch(m -> m.loadId() == p.loadId()))
                .toList();
        Map<String, Object> told = new LinkedHashMap<>();
        if (!receipt.notTaken().isEmpty()) {
            told.put("loaded", loads);
            told.put("passed_over", passedOver(before));
            told.put("not_taken", notTaken(receipt, folder));
            return problem(422, receipt.notTaken().getFirst().why(), folder, told);
        }
        if (loads.isEmpty() && !before.isEmpty()) {
            told.put("passed_over", passedOver(before));
            String detail =
                    ApiWords.withoutFolder(before.getFirst().why(), folder).replaceFirst(": nothing needs .*", "");
            String remedy = "nothing needs to be done; what was loaded before is not loaded again here";
            return new LoadAnswer(409, ProblemDetails.json(409, detail, remedy, told));
        }
        told.put("read", loads.stream().mapToLong(LoadReport::read).sum());
        told.put("accepted", loads.stream().mapToLong(LoadReport::accepted).sum());
        told.put(
                "quarantined", loads.stream().mapToLong(LoadReport::quarantined).sum());
        told.put("loads", loads);
        told.put("passed_over", passedOver(before));
        return new LoadAnswer(200, Json.text(told));
    }

    private static LoadAnswer problem(int status, TidewaiterException why, Path folder, Map<String, Object> told) {
        return new LoadAnswer(
                status,
                ProblemDetails.json(
                        status,
                        ApiWords.withoutFolder(ApiWords.detail(why), folder),
                        ApiWords.withoutFolder(ApiWords.remedy(why), folder),
                        told));
    }

    private static List<Map<String, Object>> passedOver(List<SourceOutcomes.KnownSource> sources) {
        return sources.stream()
                .map(s -> Map.<String, Object>of("file", s.file(), "load_id", s.loadId(), "loaded_at", s.loadedAt()))
                .toList();
    }

    private static List<Map<String, Object>> notTaken(SourceOutcomes receipt, Path folder) {
        return receipt.notTaken().stream()
                .map(s -> Map.<String, Object>of(
                        "file", s.file(),
                        "detail", ApiWords.withoutFolder(ApiWords.detail(s.why()), folder),
                        "remedy", ApiWords.withoutFolder(ApiWords.remedy(s.why()), folder)))
                .toList();
    }
}
