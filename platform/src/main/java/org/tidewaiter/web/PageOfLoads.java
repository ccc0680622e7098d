package org.tidewaiter.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.intake.LoadLog;

/**
 * The loads that one page of their list shows.
 *
 * @param all every load, the last one first
 * @param asked which page was asked for, from 1; the first without it, the nearest is shown where there is no such page
 */
public record PageOfLoads(List<LoadLog.Load> all, @Nullable Integer asked) {
    private static final int LENGTH = 25;

    /** The loads of the page. */
    public List<LoadLog.Load> shown() {
        int from = (page() - 1) * LENGTH;
        return all.subList(from, Math.min(all.size(), from + LENGTH));
    }

    /** Which page is shown, from 1. */
    public int page() {
        return Math.clamp(asked == null ? 1 : asked, 1, pages());
    }

    /** How many pages there are, at least one. */
    public int pages() {
        return Math.max(1, Math.ceilDiv(all.size(), LENGTH));
    }
}
