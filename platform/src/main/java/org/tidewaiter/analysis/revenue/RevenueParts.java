package org.tidewaiter.analysis.revenue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.tidewaiter.analysis.revenue.RevenueBase.MonthlyRevenue;
import org.tidewaiter.analysis.revenue.RevenueBase.OfficeTax;

/** The parts of the revenue, each a tax of an office, and their sums that are forecast: all, each tax, each office. */
final class RevenueParts {
    private RevenueParts() {}

    /** An office's taxes that ever brought something. */
    static List<OfficeTax> of(List<MonthlyRevenue> cells) {
        Map<String, List<MonthlyRevenue>> offices = new LinkedHashMap<>();
        cells.forEach(
                c -> offices.computeIfAbsent(c.office(), o -> new ArrayList<>()).add(c));
        List<OfficeTax> parts = new ArrayList<>();
        offices.forEach((office, of) -> {
            for (Tax tax : Tax.values()) {
                List<BigDecimal> amounts = of.stream().map(c -> c.of(tax)).toList();
                if (amounts.stream().anyMatch(a -> a.signum() != 0)) {
                    parts.add(new OfficeTax(office, tax, amounts));
                }
            }
        });
        return List.copyOf(parts);
    }

    /** The total, each tax, each office and each part, by name; a group that has the same parts as an earlier one is left out. */
    static Map<String, int[]> groups(List<OfficeTax> parts) {
        Map<String, int[]> groups = new LinkedHashMap<>();
        groups.put("", IntStream.range(0, parts.size()).toArray());
        for (Tax tax : Tax.values()) {
            put(groups, tax.code(), where(parts, p -> p.tax() == tax));
        }
        parts.stream()
                .map(OfficeTax::office)
                .distinct()
                .forEach(office ->
                        put(groups, office, where(parts, p -> p.office().equals(office))));
        for (int p = 0; p < parts.size(); p++) {
            put(groups, parts.get(p).office() + " " + parts.get(p).tax().code(), new int[] {p});
        }
        return groups;
    }

    /** The places of the parts of which something holds. */
    static int[] where(List<OfficeTax> parts, Predicate<OfficeTax> which) {
        return IntStream.range(0, parts.size())
                .filter(p -> which.test(parts.get(p)))
                .toArray();
    }

    private static void put(Map<String, int[]> groups, String name, int[] of) {
        if (of.length > 0 && groups.values().stream().noneMatch(known -> Arrays.equals(known, of))) {
            groups.put(name, of);
        }
    }

    /** The past of some parts together. */
    static double[] together(int[] of, List<OfficeTax> parts) {
        double[] values = new double[parts.get(of[0]).past().size()];
        for (int p : of) {
            for (int m = 0; m < values.length; m++) {
                values[m] += parts.get(p).past().get(m).doubleValue();
            }
        }
        return values;
    }
}
