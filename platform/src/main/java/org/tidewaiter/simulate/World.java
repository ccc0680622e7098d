package org.tidewaiter.simulate;

/** All that stands before the first day: goods, countries, laws, prices, people. Only the people change, between days. */
final class World {
    final SimulationPlan plan;
    final Catalogue catalogue;
    final Origins origins;
    final Customs customs;
    final Market market;
    final Calendar calendar;
    final Participants cast;
    final WatchList watchList;

    /** Reads the lists of which the world is made. */
    static World read(SimulationPlan plan) {
        Catalogue catalogue = Catalogue.read(plan);
        Origins origins = Origins.read();
        return new World(plan, catalogue, origins, Market.read(plan, catalogue, origins), WatchList.read());
    }

    private World(SimulationPlan plan, Catalogue catalogue, Origins origins, Market market, WatchList watchList) {
        this.plan = plan;
        this.catalogue = catalogue;
        this.origins = origins;
        this.market = market;
        this.watchList = watchList;
        customs = new Customs(plan, catalogue);
        calendar = new Calendar(plan);
        cast = new Participants(plan, catalogue, origins, watchList);
        new Roles(this).give();
    }

    Chance chance(Chance.Stream stream, long a) {
        return Chance.of(plan.seed(), stream, a, 0);
    }

    Chance chance(Chance.Stream stream, long a, long b) {
        return Chance.of(plan.seed(), stream, a, b);
    }
}
