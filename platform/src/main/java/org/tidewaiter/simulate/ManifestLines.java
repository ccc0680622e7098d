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
        long grams = d.manifestInTwoLines ? Math.round(d.manifestGrams * 0.6 / 100) * 100 : d.manifestGrams;
        int packages = d.manifestInTwoLines ? (d.manifestPackages + 1) / 2 : d.manifestPackages;
        line(d, packages, grams, out);
        if (d.manifestInTwoLines) {
            line(d, d.manifestPackages - packages, d.manifestGrams - grams, out);
        }
    }

    private void line(Declaration d, int packages, long grams, Text out) {
        out.put(d.transportDocument)
                .time(d.manifest, until)
                .put(d.carrier.id())
                .put(d.loadingPort)
                .put(d.office.code)
                .put(d.container)
                .put(d.importerName)
                .put(d.exporterName)
                .put(packages)
                .decimal(grams, 3)
                .end();
    }

    void lane(Declaration d, Text out) {
        out.put(d.id)
                .put(d.lane.word())
                .put(d.chooser())
                .put(d.selector)
                .decimal(Math.round(d.probability * 1e6), 6)
                .put(d.officer == null ? "" : d.officer.id)
                .end();
    }
}
