package org.tidewaiter.simulate;

/** Writes what the carrier said before arrival, and the lane with its probability. */
final class ManifestLines {
    private final long until;

    ManifestLines(long until) {
        this.until = until;
    }

    void manifest(Declaration d, Text out) {
        if (d.manifest == 0 || d.manifest >= until) {
            return;
        }
        out.put(d.transportDocument)
                .time(d.manifest, until)
                .put(d.carrier.id())
                .put(d.loadingPort)
                .put(d.office.code)
                .put(d.container)
                .put(d.importerName)
                .put(d.exporterName)
                .put(d.sum(i -> i.packages))
                .decimal(d.manifestGrams, 3)
                .end();
    }

    void lane(Declaration d, Text out) {
        out.put(d.id)
                .put(d.lane.name().toLowerCase(java.util.Locale.ROOT))
                .put(d.selectedBy)
                .put(d.selector)
                .decimal(Math.round(d.probability * 1e6), 6)
                .put(d.officer == null ? "" : d.officer.id)
                .end();
    }
}
